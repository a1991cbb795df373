-- Claims on their way to a payer, for worklists. Names are not here: who is who is read from FHIR.
create table if not exists cleanclaim_claim (
  tenant varchar(100) not null,
  claim varchar(64) not null,
  patient varchar(200),
  payer varchar(500),
  clinician varchar(500),
  status varchar(20) not null,
  since timestamp with time zone not null,
  released_at timestamp with time zone,
  sent_back_at timestamp with time zone,
  visit date,
  filing_limit date,
  amount numeric(19, 4) not null,
  edits varchar(4000) not null,
  owner varchar(500),
  priority varchar(20),
  primary key (tenant, claim)
);

create index if not exists cleanclaim_claim_by_limit
  on cleanclaim_claim (tenant, status, filing_limit);
create index if not exists cleanclaim_claim_by_release on cleanclaim_claim (tenant, released_at);
