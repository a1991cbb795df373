-- Which payer a claim is for, behind whose partner there may be many.
alter table cleanclaim_routes.submission add column payer_id text;
alter table cleanclaim_routes.submission add column payer_name text;

-- A quarantined file that a person had applied again: how often it was tried, and when it was taken in.
alter table cleanclaim_routes.inbound add column replays int not null default 0;
alter table cleanclaim_routes.inbound add column settled_at timestamptz;

create index inbound_received on cleanclaim_routes.inbound (tenant, received_at desc);
create index interchange_made on cleanclaim_routes.interchange (tenant, made_at desc);
create index submission_taken on cleanclaim_routes.submission (tenant, taken_at desc);
create index submission_move_moved on cleanclaim_routes.submission_move (moved_at);
create index submission_move_inbound on cleanclaim_routes.submission_move (inbound_sha256)
  where inbound_sha256 is not null;

-- Who saw a patient's data here, took it along or sent a message again, and why. Each entry seals the one before:
-- hash = SHA-256(hash before, canonical text of the entry). seq has no gap.
create table cleanclaim_routes.audit (
  tenant text not null,
  seq bigint not null,
  at timestamptz not null,
  person text not null,
  person_name text not null,
  action text not null,
  about text not null,
  reason text not null,
  outcome text not null,
  hash bytea not null,
  primary key (tenant, seq)
);
create index audit_about on cleanclaim_routes.audit (tenant, about);
