-- What is on its way to payers and what came back. The schema is the routes' own.

-- The last interchange control number (ISA13) given out. One row for each partner, locked while a batch is built.
create table cleanclaim_routes.partner (
  tenant text not null,
  partner text not null,
  last_control_no int not null,
  primary key (tenant, partner)
);

-- An interchange as it goes out. Body and numbers are made once: sending again sends the same bytes.
create table cleanclaim_routes.interchange (
  id bigint generated always as identity primary key,
  tenant text not null,
  partner text not null,
  kind text not null,
  control_no char(9) not null,
  reference text not null,
  file_name text not null,
  body bytea not null,
  body_sha256 bytea not null,
  state text not null
    check (state in ('READY', 'SENDING', 'IN_DOUBT', 'SENT', 'ACCEPTED', 'REJECTED', 'DEAD')),
  attempt int not null default 0,
  made_at timestamptz not null,
  sending_since timestamptz,
  decide_by timestamptz,
  unique (tenant, partner, control_no)
);

-- One version of a claim on its way. content is the claim as FHIR with all it refers to, as it was picked up.
create table cleanclaim_routes.submission (
  id uuid primary key,
  tenant text not null,
  claim_ref text not null,
  claim_version text not null,
  task_ref text not null,
  partner text not null,
  frequency char(1) not null,
  clm01 varchar(20) not null,
  content bytea not null,
  interchange_id bigint references cleanclaim_routes.interchange,
  st02 varchar(9),
  payer_claim_no text,
  reason text,
  state text not null
    check (state in ('HELD', 'QUEUED', 'BATCHED', 'SENDING', 'IN_DOUBT', 'SENT', 'ACKNOWLEDGED', 'ACCEPTED',
      'REJECTED', 'PAID', 'DENIED', 'CANCELLED')),
  changed_at timestamptz not null,
  taken_at timestamptz not null,
  row_version int not null default 0,
  unique (tenant, claim_ref, claim_version),
  unique (tenant, clm01)
);

create unique index one_in_flight on cleanclaim_routes.submission (tenant, claim_ref)
  where state in ('QUEUED', 'BATCHED', 'SENDING', 'IN_DOUBT', 'SENT', 'ACKNOWLEDGED');
create index submission_queue on cleanclaim_routes.submission (tenant, partner, changed_at) where state = 'QUEUED';
create index submission_interchange on cleanclaim_routes.submission (interchange_id);

-- Each move of a submission, in order.
create table cleanclaim_routes.submission_move (
  submission_id uuid not null references cleanclaim_routes.submission,
  row_version int not null,
  from_state text,
  to_state text not null,
  reason text,
  inbound_sha256 bytea,
  moved_at timestamptz not null,
  primary key (submission_id, row_version)
);

-- A file as it came from a partner; its bytes name it.
create table cleanclaim_routes.inbound (
  tenant text not null,
  partner text not null,
  sha256 bytea not null,
  name text not null,
  kind text not null,
  raw bytea not null,
  received_at timestamptz not null,
  copies int not null default 1,
  state text not null check (state in ('APPLIED', 'DUPLICATE', 'QUARANTINED')),
  reason text,
  primary key (tenant, partner, sha256)
);

-- Envelopes that came in (ISA05 to ISA10 and ISA13): one with the same name and other bytes is not what it claims to be.
create table cleanclaim_routes.inbound_envelope (
  tenant text not null,
  partner text not null,
  envelope text not null,
  inbound_sha256 bytea not null,
  primary key (tenant, partner, envelope)
);

-- What an answer said of a submission, applied or older than what was known: the proof of filing.
create table cleanclaim_routes.answer (
  tenant text not null,
  partner text not null,
  inbound_sha256 bytea not null,
  ordinal int not null,
  submission_id uuid not null references cleanclaim_routes.submission,
  kind text not null,
  said text not null,
  applied boolean not null,
  primary key (tenant, partner, inbound_sha256, ordinal)
);
create index answer_submission on cleanclaim_routes.answer (submission_id);

-- A payment (TRN03, TRN02, BPR16) by its content, posted once.
create table cleanclaim_routes.payment (
  tenant text not null,
  partner text not null,
  payment text not null,
  content_sha256 bytea not null,
  inbound_sha256 bytea not null,
  posted_at timestamptz,
  primary key (tenant, partner, payment)
);

-- db-scheduler 16: steps that run later, or again.
create table cleanclaim_routes.scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on cleanclaim_routes.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on cleanclaim_routes.scheduled_tasks (last_heartbeat);
