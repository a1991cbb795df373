-- Edits that patterns of denials propose, with the figures they stand on and what a person decided.
-- No column names a patient.
create table if not exists cleanclaim_proposed_edit (
  id varchar(36) not null primary key,
  version integer not null,
  payer varchar(200) not null,
  edit varchar(100) not null,
  procedure_code varchar(40) not null,
  beside varchar(40),
  without_modifiers varchar(100),
  place varchar(10),
  diagnosis varchar(10),
  npi varchar(40),
  denial varchar(20) not null,
  message varchar(1000) not null,
  remedy varchar(1000) not null,
  learned_from date not null,
  held_back_from date not null,
  learned_to date not null,
  lines_decided integer not null,
  lines_denied integer not null,
  lines_of_reason integer not null,
  base numeric(9, 6) not null,
  low numeric(9, 6) not null,
  chance double precision not null,
  held_back_lines integer not null,
  stopped integer not null,
  otherwise_denied integer not null,
  dollars numeric(19, 4) not null,
  state varchar(20) not null,
  severity varchar(10),
  reason varchar(2000),
  person varchar(500),
  decided_at timestamp with time zone,
  proposed_at timestamp with time zone not null
);

create unique index if not exists cleanclaim_proposed_edit_by_edit
  on cleanclaim_proposed_edit (payer, edit);
create index if not exists cleanclaim_proposed_edit_by_state on cleanclaim_proposed_edit (state);

-- Each decision, on the figures it was made on. Rows are added, never changed.
create table if not exists cleanclaim_edit_decision (
  id varchar(36) not null primary key,
  proposal varchar(36) not null,
  payer varchar(200) not null,
  edit varchar(100) not null,
  severity varchar(10),
  reason varchar(2000),
  person varchar(500) not null,
  decided_at timestamp with time zone not null,
  stopped integer not null,
  false_alarms integer not null
);

create index if not exists cleanclaim_edit_decision_by_proposal
  on cleanclaim_edit_decision (proposal);
