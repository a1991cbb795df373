-- Rules by which denials of one payer and reason are corrected and sent again without a person, and
-- what each did. A rule is there because somebody approved it.
create table if not exists cleanclaim_resubmit_rule (
  tenant varchar(100) not null,
  id varchar(40) not null,
  payer_policy varchar(100) not null,
  code varchar(20) not null,
  fixes varchar(1000) not null,
  reason varchar(1000) not null,
  person varchar(500) not null,
  approved_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by varchar(500),
  ended_why varchar(1000),
  primary key (tenant, id)
);

create table if not exists cleanclaim_resubmit_try (
  tenant varchar(100) not null,
  rule varchar(40) not null,
  task varchar(64) not null,
  claim varchar(64),
  outcome varchar(20) not null,
  why varchar(1000),
  tried_at timestamp with time zone not null,
  primary key (tenant, rule, task)
);
