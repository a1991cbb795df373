package org.cleanclaim.plugin.kpi;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long figures take at a million claims. Run by hand: {@code mvn -pl fhir-server/plugin -am
 * test -Dtest=KpiBenchmark}.
 */
class KpiBenchmark {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final int ROUNDS = 20;

  @Test
  void figuresOfAMillionClaims() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      SqlKpis figures = new SqlKpis(new JdbcTemplate(ManyClaims.in(postgres, 1_000_000, TODAY)));
      KpiQuery query = ManyClaims.lastDays(90, TODAY);
      for (Kpi kpi : Kpi.values()) {
        tell(kpi.id, () -> figures.count("", kpi, query));
      }
      tell(
          "denial rate by week",
          () -> figures.parts("", Kpi.INITIAL_DENIAL_RATE, query, KpiPart.WEEK));
      tell(
          "denial rate by provider",
          () -> figures.parts("", Kpi.INITIAL_DENIAL_RATE, query, KpiPart.PROVIDER));
      tell("reasons", () -> figures.parts("", Kpi.TOP_REASONS, query, KpiPart.REASON));
      tell("days to resolution", () -> figures.days("", Kpi.DAYS_TO_RESOLUTION, query));
      tell("a page of denials", () -> figures.members("", Kpi.INITIAL_DENIAL_RATE, query, true, 0));
    }
  }

  private static void tell(String name, Runnable work) {
    List<Long> millis = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      work.run();
      millis.add((System.nanoTime() - start) / 1_000_000);
    }
    millis.sort(null);
    System.out.printf(
        "%-28s p50 %4d ms, p95 %4d ms%n", name, millis.get(ROUNDS / 2), millis.get(ROUNDS - 2));
  }
}
