-- What key figures are counted from: each claim with its way, its first answer and what became of
-- it. Dates are days, names are in FHIR. The three tables below it are what its row is made of.
create table if not exists cleanclaim_kpi_claim (
  tenant varchar(100) not null,
  claim varchar(64) not null,
  site varchar(500),
  submitted_on date,
  is_replacement boolean default false not null,
  original varchar(64),
  is_primary boolean default true not null,
  status varchar(20),
  held_once boolean default false not null,
  sent_once boolean default false not null,
  rejected_once boolean default false not null,
  reworked boolean default false not null,
  response varchar(64),
  decided_on date,
  charged numeric(19, 4),
  paid numeric(19, 4),
  denied boolean default false not null,
  denied_charges numeric(19, 4),
  denied_amount numeric(19, 4),
  reason varchar(20),
  carc varchar(10),
  category varchar(60),
  first_pass boolean default false not null,
  denial varchar(64),
  last_day date,
  outcome varchar(60),
  closed_on date,
  appealed_on date,
  recovered numeric(19, 4),
  paid_on date,
  resolved_on date,
  work varchar(10),
  primary key (tenant, claim)
);

create index if not exists cleanclaim_kpi_claim_by_answer
  on cleanclaim_kpi_claim (tenant, decided_on);
create index if not exists cleanclaim_kpi_claim_by_day
  on cleanclaim_kpi_claim (tenant, submitted_on);
create index if not exists cleanclaim_kpi_claim_by_end
  on cleanclaim_kpi_claim (tenant, resolved_on);
create index if not exists cleanclaim_kpi_claim_by_work
  on cleanclaim_kpi_claim (tenant, work, last_day);
create index if not exists cleanclaim_kpi_claim_by_appeal
  on cleanclaim_kpi_claim (tenant, appealed_on);
create index if not exists cleanclaim_kpi_claim_by_close
  on cleanclaim_kpi_claim (tenant, closed_on);
create index if not exists cleanclaim_kpi_claim_by_original
  on cleanclaim_kpi_claim (tenant, original);

-- Every answer that adjudicates a claim, or takes an adjudication back.
create table if not exists cleanclaim_kpi_answer (
  tenant varchar(100) not null,
  response varchar(64) not null,
  claim varchar(64) not null,
  decided_on date not null,
  status_code varchar(10),
  charged numeric(19, 4) not null,
  paid numeric(19, 4) not null,
  denied boolean not null,
  denied_charges numeric(19, 4) not null,
  denied_amount numeric(19, 4) not null,
  reason varchar(20),
  carc varchar(10),
  category varchar(60),
  primary key (tenant, response)
);

create index if not exists cleanclaim_kpi_answer_by_claim
  on cleanclaim_kpi_answer (tenant, claim);

-- The work on a denial.
create table if not exists cleanclaim_kpi_denial (
  tenant varchar(100) not null,
  task varchar(64) not null,
  claim varchar(64) not null,
  last_day date,
  outcome varchar(60),
  closed_on date,
  primary key (tenant, task)
);

create index if not exists cleanclaim_kpi_denial_by_claim
  on cleanclaim_kpi_denial (tenant, claim);

-- Appeals of a denial, each level its own.
create table if not exists cleanclaim_kpi_appeal (
  tenant varchar(100) not null,
  task varchar(64) not null,
  denial varchar(64) not null,
  sent_on date,
  decided_on date,
  won boolean default false not null,
  primary key (tenant, task)
);

create index if not exists cleanclaim_kpi_appeal_by_denial
  on cleanclaim_kpi_appeal (tenant, denial);
create index if not exists cleanclaim_kpi_appeal_by_end
  on cleanclaim_kpi_appeal (tenant, decided_on);

-- With who is billed, who rendered and for how much, which the claim ledger has.
create or replace view cleanclaim_kpi_billed as
  select k.*, c.payer, c.clinician as provider, c.amount
  from cleanclaim_kpi_claim k
  left join cleanclaim_claim c on c.tenant = k.tenant and c.claim = k.claim;
