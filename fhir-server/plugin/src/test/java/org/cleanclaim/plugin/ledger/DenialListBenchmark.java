package org.cleanclaim.plugin.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a page of the list of denials takes where there are very many. Run by hand: {@code mvn
 * test -Dtest=DenialListBenchmark}.
 */
class DenialListBenchmark {

  /** Of a million claims, where a tenth is denied. */
  private static final int DENIALS = 100_000;

  private static final int TIMES = 40;

  @Test
  void tells() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      DataSource database = postgres.getPostgresDatabase();
      new LedgerMigration(database).afterPropertiesSet();
      JdbcTemplate jdbc = new JdbcTemplate(database);
      fill(jdbc);
      SqlDenialLedger denials = new SqlDenialLedger(jdbc);
      denials.keepOnly("nobody", Set.of());
      for (DenialQuery.Order order : DenialQuery.Order.values()) {
        measure(denials, DenialQuery.View.OPEN, order, DenialQuery.Filter.none());
      }
      measure(
          denials,
          DenialQuery.View.DUE_THIS_WEEK,
          DenialQuery.Order.AMOUNT,
          DenialQuery.Filter.none());
      measure(
          denials, DenialQuery.View.CLOSED, DenialQuery.Order.AMOUNT, DenialQuery.Filter.none());
    }
  }

  /** A tenth of them is open. */
  private static void fill(JdbcTemplate jdbc) {
    jdbc.execute(
        "insert into cleanclaim_denial (tenant, task, claim, claim_number, response, patient, payer,"
            + " payer_policy, category, code, action, state, is_open, owner, team, priority, amount,"
            + " due_on, legal_on, denied_on, opened_at, escalation, outcome, site)"
            + " select '', n::text, n::text, n::text, n::text, 'Patient/' || n, 'Organization/' || n % 6,"
            + " 'default', 'category-' || n % 15, 'CO-' || n % 200, 'appeal',"
            + " case when n % 10 = 0 then 'new' else 'upheld' end, n % 10 = 0,"
            + " case when n % 3 = 0 then 'Practitioner/' || n % 12 end, 'coder', 'routine',"
            + " (n % 5000) + 1, date '2026-11-23' + (n % 120), date '2026-11-23' + (n % 120),"
            + " date '2026-11-01', now(), 0, case when n % 10 <> 0 then"
            + " case when n % 3 = 0 then 'overturned' else 'upheld' end end, 'Location/' || n % 3"
            + " from generate_series(1, "
            + DENIALS
            + ") n");
    jdbc.execute("analyze cleanclaim_denial");
  }

  private static void measure(
      SqlDenialLedger denials,
      DenialQuery.View view,
      DenialQuery.Order order,
      DenialQuery.Filter filter) {
    List<DenialQuery.Worth> worths = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      worths.add(new DenialQuery.Worth("category-" + i, new BigDecimal("0.45"), 15 + i));
    }
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      DenialQuery query =
          new DenialQuery(view, filter, order, true, LocalDate.of(2026, 11, 23), worths, i % 3, 50);
      long from = System.nanoTime();
      denials.find("", query);
      took.add((System.nanoTime() - from) / 1_000_000);
    }
    Collections.sort(took);
    System.out.printf(
        "%s by %s: median %d ms, p95 %d ms%n",
        view.code(), order.code(), took.get(TIMES / 2), took.get(TIMES * 95 / 100));
  }
}
