-- Cards that were shown, and what people did with them. No column names a patient.
create table if not exists cleanclaim_card (
  uuid varchar(36) not null primary key,
  service varchar(100) not null,
  hook_instance varchar(36) not null,
  edit varchar(100),
  claim_ref varchar(200),
  line_no integer,
  payer_policy varchar(100),
  shown_at timestamp with time zone not null
);

create index if not exists cleanclaim_card_by_hook on cleanclaim_card (hook_instance);
create index if not exists cleanclaim_card_by_edit on cleanclaim_card (edit, shown_at);

-- A card may get feedback more than once, and from before we knew it: no foreign key to it.
create table if not exists cleanclaim_card_feedback (
  id varchar(36) not null primary key,
  card varchar(100) not null,
  service varchar(100) not null,
  outcome varchar(20) not null,
  reason_system varchar(500),
  reason_code varchar(200),
  user_comment varchar(4000),
  outcome_at timestamp with time zone not null,
  received_at timestamp with time zone not null
);

create index if not exists cleanclaim_card_feedback_by_card on cleanclaim_card_feedback (card);

create table if not exists cleanclaim_accepted_suggestion (
  feedback varchar(36) not null references cleanclaim_card_feedback (id),
  suggestion varchar(100) not null,
  primary key (feedback, suggestion)
);

-- Client tokens that were used, until they end: a token is good once, on whichever node.
create table if not exists cleanclaim_client_token (
  digest varchar(64) not null primary key,
  expires_at timestamp with time zone not null
);
