-- Who was shown a card about whom, as a digest: what was overridden today is not shown again.
alter table cleanclaim_card add column if not exists reader varchar(64);

create index if not exists cleanclaim_card_by_reader on cleanclaim_card (reader);
