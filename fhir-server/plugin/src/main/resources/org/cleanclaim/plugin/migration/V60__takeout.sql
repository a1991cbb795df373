-- What this instance puts before the numbers HAPI gives, so that they mean nothing else elsewhere.
create table if not exists cleanclaim_origin (
  tenant varchar(100) not null primary key,
  name varchar(20) not null
);
