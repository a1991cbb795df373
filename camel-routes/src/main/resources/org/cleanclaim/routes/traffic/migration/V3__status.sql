-- Where claims are that payers have: asked by 276, told by 277, and followed up by people.

alter table cleanclaim_routes.submission
  -- The payer said that adjudication goes on (277).
  add column pending boolean not null default false;
create index submission_away on cleanclaim_routes.submission (tenant, taken_at)
  where state in ('SENT', 'ACKNOWLEDGED', 'ACCEPTED');
create index submission_move_to on cleanclaim_routes.submission_move (to_state, moved_at);

-- Makes TRN02 of the inquiries.
create sequence cleanclaim_routes.inquiry_number;

-- One claim asked about in one 276, and what the 277 said.
create table cleanclaim_routes.inquiry (
  tenant text not null,
  trace varchar(20) not null,
  submission_id uuid not null references cleanclaim_routes.submission,
  interchange_id bigint not null references cleanclaim_routes.interchange,
  reason text not null check (reason in ('ASKED', 'SILENT', 'PENDING', 'DOUBT')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  inbound_sha256 bytea,
  said text,
  effective date,
  applied boolean,
  primary key (tenant, trace)
);
create index inquiry_submission on cleanclaim_routes.inquiry (submission_id, asked_at);
create index inquiry_interchange on cleanclaim_routes.inquiry (interchange_id);

-- Work for a person about a claim at a payer: raised once, closed by the answer.
create table cleanclaim_routes.follow_up (
  submission_id uuid not null references cleanclaim_routes.submission,
  reason text not null check (reason in ('SILENT', 'LATE', 'INFORMATION', 'NOT_FOUND', 'DOUBT')),
  said text not null,
  due date,
  opened_at timestamptz not null,
  closed_at timestamptz,
  row_version int not null default 0,
  primary key (submission_id, reason)
);
