package org.cleanclaim.plugin.kpi;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.cleanclaim.plugin.ledger.LedgerMigration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of claims on PostgreSQL, more than one would write one by one. */
final class ManyClaims {

  private static final String CLAIMS =
      """
      insert into cleanclaim_kpi_claim (tenant, claim, site, submitted_on,
        status, held_once, sent_once, rejected_once, response, decided_on, charged, paid, denied,
        denied_charges, denied_amount, reason, carc, category, first_pass, denial, last_day,
        outcome, closed_on, appealed_on, recovered, paid_on, resolved_on, work)
      select '', 'c' || n, 'Location/' || (n % 5), day - 20, 'adjudicated', n % 17 = 0, true,
        n % 41 = 0, 'a' || n, day, 100 + n % 90, case when d then 0 else 80 end, d,
        case when d then 100 + n % 90 end, case when d then 100 + n % 90 end,
        case when d then 'CO-' || (array['197', '16', '27', '97'])[1 + n % 4] end,
        case when d then (array['197', '16', '27', '97'])[1 + n % 4] end,
        case when d then (array['authorization', 'coding', 'eligibility', 'bundling'])[1 + n % 4]
          end,
        not d and n % 41 <> 0, case when d then 't' || n end, case when d then day + 60 end,
        case when d and n % 3 = 0 then 'written-off' end,
        case when d and n % 3 = 0 then day + 25 end, case when d and n % 2 = 0 then day + 9 end,
        case when d then case when n % 5 = 0 then 70 else 0 end end,
        case when d and n % 5 = 0 then day + 21 end,
        case when d and n % 5 = 0 then day + 21 when d and n % 3 = 0 then day + 25 end,
        case when not d then null when n % 5 = 0 or n % 3 = 0 then 'closed'
          when n % 2 = 0 then 'appealed' else 'pending' end
      from (select n, ?::date - (n * 365::bigint / ?)::int as day, (n * 7919::bigint) % 100 < 11 as d
        from generate_series(0, ? - 1) as n) made
      """;

  /** As the claim ledger keeps them. */
  private static final String BILLED =
      """
      insert into cleanclaim_claim (tenant, claim, payer, clinician, status, since, amount, edits)
      select '', 'c' || n, 'Organization/' || (n % 6), 'Practitioner/' || (n % 61), 'adjudicated',
        now(), 100 + n % 90, ''
      from generate_series(0, ? - 1) as n
      """;

  private ManyClaims() {}

  /** A year of so many claims up to a day, in a database of their own. */
  static DataSource in(EmbeddedPostgres postgres, int claims, LocalDate today) throws IOException {
    DataSource database = postgres.getPostgresDatabase();
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.execute("create table hfj_resource (id integer)");
    new LedgerMigration(database).afterPropertiesSet();
    jdbc.update(BILLED, claims);
    jdbc.update(CLAIMS, today.toString(), claims, claims);
    jdbc.update(
        """
        insert into cleanclaim_kpi_denial (tenant, task, claim)
        select '', denial, claim from cleanclaim_kpi_claim where denial is not null
        """);
    jdbc.update(
        """
        insert into cleanclaim_kpi_appeal (tenant, task, denial, sent_on, decided_on, won)
        select '', 'p' || denial, denial, appealed_on, appealed_on + 20, recovered > 0
        from cleanclaim_kpi_claim where appealed_on is not null
        """);
    jdbc.update(
        """
        insert into cleanclaim_finding (tenant, claim, edit, line_no, payer_policy, shown_as,
          still_there, found_at, payer_said)
        select '', claim, 'ncci-ptp', 1, 'default', 'shown', true, now(),
          case when denied then 'denied' else 'paid' end
        from cleanclaim_kpi_claim where held_once
        """);
    jdbc.execute("analyze");
    return database;
  }

  static KpiQuery lastDays(int days, LocalDate today) {
    return new KpiQuery(
        today.minusDays(days - 1L), today, null, null, null, null, null, null, null, today);
  }
}
