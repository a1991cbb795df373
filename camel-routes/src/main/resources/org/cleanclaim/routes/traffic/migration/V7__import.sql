-- The past of a site, taken in at once: claims that went out another way, and what payers answered to them.

alter table cleanclaim_routes.submission
  -- Set for a claim that somebody else sent: it is known here so that its answers find it, and never sent.
  add column imported_at timestamptz,
  -- Practice systems give up to 38 characters, and the same number to a claim and its replacement.
  alter column clm01 type text,
  drop constraint submission_tenant_clm01_key;
create unique index submission_own_clm01 on cleanclaim_routes.submission (tenant, clm01)
  where imported_at is null;
create index submission_clm01 on cleanclaim_routes.submission (tenant, clm01);

-- Files that were handed in together.
create table cleanclaim_routes.import_run (
  id uuid primary key,
  tenant text not null,
  person text not null,
  started_at timestamptz not null,
  ended_at timestamptz
);

-- One of them. raw is kept where nothing else keeps it: an 835 that was taken is in inbound.
create table cleanclaim_routes.import_file (
  import_id uuid not null references cleanclaim_routes.import_run,
  ordinal int not null,
  name text not null,
  sha256 bytea not null,
  raw bytea,
  kind text,
  partner text,
  state text not null check (state in ('WAITING', 'TAKEN', 'KNOWN', 'REFUSED', 'QUARANTINED')),
  said text,
  claims int not null default 0,
  known int not null default 0,
  refused int not null default 0,
  lines int not null default 0,
  unmatched int not null default 0,
  charged numeric(19, 2) not null default 0,
  paid numeric(19, 2) not null default 0,
  first_day date,
  last_day date,
  primary key (import_id, ordinal)
);

-- What of a file could not be taken, or found no claim, each with what to do about it.
create table cleanclaim_routes.import_fault (
  import_id uuid not null,
  ordinal int not null,
  place int not null,
  said text not null,
  primary key (import_id, ordinal, place),
  foreign key (import_id, ordinal) references cleanclaim_routes.import_file
);
