-- What one node alone may do at a time, such as the nightly look at booked visits.
create table if not exists cleanclaim_lease (
  name varchar(60) not null primary key,
  holder varchar(36) not null,
  until_at timestamp with time zone not null
);
