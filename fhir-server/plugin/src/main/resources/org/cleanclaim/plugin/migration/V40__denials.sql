-- Denials as worklists need them, open and closed: one row for each work-denial Task. Names are not
-- here: who is who is read from FHIR.
create table if not exists cleanclaim_denial (
  tenant varchar(100) not null,
  task varchar(64) not null,
  claim varchar(64),
  claim_number varchar(100),
  response varchar(64),
  patient varchar(200),
  payer varchar(500) not null,
  payer_policy varchar(100) not null,
  site varchar(500),
  category varchar(60) not null,
  code varchar(20) not null,
  hardness varchar(20),
  kind varchar(20),
  action varchar(20),
  preventable varchar(20),
  state varchar(30) not null,
  is_open boolean not null,
  owner varchar(500),
  team varchar(60),
  priority varchar(20),
  amount numeric(19, 4) not null,
  due_on date,
  legal_on date,
  denied_on date,
  opened_at timestamp with time zone not null,
  waiting_until date,
  escalation integer not null,
  outcome varchar(30),
  recovered numeric(19, 4),
  closed_at timestamp with time zone,
  primary key (tenant, task)
);

create index if not exists cleanclaim_denial_by_due on cleanclaim_denial (tenant, is_open, due_on);
create index if not exists cleanclaim_denial_by_amount
  on cleanclaim_denial (tenant, is_open, amount);
create index if not exists cleanclaim_denial_by_owner
  on cleanclaim_denial (tenant, is_open, owner, due_on);
create index if not exists cleanclaim_denial_by_claim on cleanclaim_denial (tenant, claim);
create index if not exists cleanclaim_denial_by_payer
  on cleanclaim_denial (tenant, payer, category, outcome);
create index if not exists cleanclaim_denial_by_closing on cleanclaim_denial (tenant, closed_at);

-- How denials of one payer and category ended, counted from the rows above.
create table if not exists cleanclaim_denial_chance (
  tenant varchar(100) not null,
  payer varchar(500) not null,
  category varchar(60) not null,
  decided integer not null,
  won integer not null,
  primary key (tenant, payer, category)
);

-- Calendars that were given out: the address is the key to one, and only its digest is here.
create table if not exists cleanclaim_denial_calendar (
  digest varchar(64) not null primary key,
  tenant varchar(100) not null,
  owner varchar(500),
  team varchar(60),
  made_by varchar(500) not null,
  made_at timestamp with time zone not null,
  revoked_at timestamp with time zone
);
