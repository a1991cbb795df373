-- What a payer denies for most, and reasons that were met since the last look.
create index if not exists cleanclaim_denial_by_policy
  on cleanclaim_denial (tenant, payer_policy, denied_on);
create index if not exists cleanclaim_denial_by_opening on cleanclaim_denial (tenant, opened_at);
