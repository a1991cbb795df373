-- Lists of denials that people keep under a name: the question behind one, not its rows.
create table if not exists cleanclaim_saved_view (
  tenant varchar(100) not null,
  id varchar(40) not null,
  person varchar(500) not null,
  audience varchar(20) not null,
  team varchar(60),
  name varchar(100) not null,
  question varchar(1000) not null,
  kept_at timestamp with time zone not null,
  primary key (tenant, id)
);
