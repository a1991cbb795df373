-- Denials by the day of the remittance that denied first, as reports of causes ask for them.
create index if not exists cleanclaim_denial_by_day on cleanclaim_denial (tenant, denied_on);
