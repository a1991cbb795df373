-- What became of what was found, shown or not, so that each alert answers for itself. No column
-- names a patient; a visit is kept as a digest.
alter table cleanclaim_card add column if not exists shown_as varchar(10) default 'shown' not null;
alter table cleanclaim_card add column if not exists reader_role varchar(40);
alter table cleanclaim_card add column if not exists site varchar(500);
alter table cleanclaim_card add column if not exists visit varchar(64);
alter table cleanclaim_card add column if not exists occasion varchar(64);
alter table cleanclaim_card add column if not exists procedure_code varchar(40);
alter table cleanclaim_card add column if not exists denial varchar(20);
alter table cleanclaim_card add column if not exists payer_said varchar(20);
alter table cleanclaim_card add column if not exists paid numeric(19, 4);
alter table cleanclaim_card add column if not exists response varchar(64);

create index if not exists cleanclaim_card_by_time on cleanclaim_card (shown_at);
create index if not exists cleanclaim_card_by_claim on cleanclaim_card (claim_ref);
create index if not exists cleanclaim_card_by_visit on cleanclaim_card (visit);
create index if not exists cleanclaim_card_by_response on cleanclaim_card (response);

-- What scrubbing found in stored claims, SHADOW findings among them, and whether it is still there.
create table if not exists cleanclaim_finding (
  tenant varchar(100) not null,
  claim varchar(64) not null,
  edit varchar(100) not null,
  line_no integer not null,
  payer_policy varchar(100) not null,
  site varchar(500),
  procedure_code varchar(40),
  denial varchar(20),
  shown_as varchar(10) not null,
  still_there boolean not null,
  override_reason varchar(200),
  found_at timestamp with time zone not null,
  payer_said varchar(20),
  paid numeric(19, 4),
  response varchar(64),
  primary key (tenant, claim, edit, line_no)
);

create index if not exists cleanclaim_finding_by_time on cleanclaim_finding (tenant, found_at);
create index if not exists cleanclaim_finding_by_response
  on cleanclaim_finding (tenant, response);

-- What payers decided, line by line; a claim's first answer is the one that counts as its rate.
create table if not exists cleanclaim_line_outcome (
  tenant varchar(100) not null,
  response varchar(64) not null,
  claim varchar(64) not null,
  line_no integer not null,
  payer_policy varchar(100) not null,
  site varchar(500),
  procedure_code varchar(40),
  denials varchar(500) not null,
  denied boolean not null,
  charged numeric(19, 4) not null,
  paid numeric(19, 4) not null,
  served_on date,
  is_first boolean not null,
  primary key (tenant, response, line_no)
);

create index if not exists cleanclaim_line_outcome_by_claim
  on cleanclaim_line_outcome (tenant, claim);
create index if not exists cleanclaim_line_outcome_by_payer
  on cleanclaim_line_outcome (tenant, payer_policy, served_on);

-- Who muted or promoted an alert, why, and on what figures. Rows are added, never changed.
create table if not exists cleanclaim_alert_decision (
  id varchar(36) not null primary key,
  edit varchar(100) not null,
  payer_policy varchar(100) not null,
  reader_role varchar(40) not null,
  decision varchar(20) not null,
  reason varchar(2000) not null,
  person varchar(500) not null,
  decided_at timestamp with time zone not null,
  shown integer not null,
  accepted integer not null,
  stood integer not null,
  stood_denied integer not null
);
