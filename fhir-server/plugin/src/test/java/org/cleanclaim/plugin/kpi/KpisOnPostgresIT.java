package org.cleanclaim.plugin.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cleanclaim.plugin.claim.SubmissionStatus;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements of key figures on PostgreSQL: whole, parts and lists agree there too. */
class KpisOnPostgresIT {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  @Test
  void wholePartsAndListsAgree() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      JdbcTemplate jdbc = new JdbcTemplate(ManyClaims.in(postgres, 3_000, TODAY));
      SqlKpis figures = new SqlKpis(jdbc);
      KpiQuery query = ManyClaims.lastDays(120, TODAY);
      for (Kpi kpi : Kpi.values()) {
        KpiCount count = figures.count("", kpi, query);
        assertThat(count.members()).as(kpi.id).isPositive();
        assertThat(listed(figures, kpi, query, false)).as(kpi.id).isEqualTo(count.members());
        if (kpi.counted != null) {
          assertThat(count.counted()).as(kpi.id).isPositive();
          assertThat(listed(figures, kpi, query, true)).as(kpi.id).isEqualTo(count.counted());
        }
        for (KpiPart part : KpiPart.values()) {
          if (part.fits(kpi)) {
            Map<String, KpiCount> parts = figures.parts("", kpi, query, part);
            KpiCount sum = parts.values().stream().reduce(KpiCount.NONE, KpiCount::plus);
            assertThat(sum).usingRecursiveComparison().as("%s by %s", kpi, part).isEqualTo(count);
            if (kpi.isOfDays() || kpi == Kpi.DOLLARS_AT_RISK) {
              assertThat(figures.days("", kpi, query, part)).hasSameSizeAs(parts);
            }
          }
        }
      }
      assertThat(figures.count("another", Kpi.INITIAL_DENIAL_RATE, query).members())
          .as("a tenant's own")
          .isZero();
      keepsAClaim(new SqlKpiLedger(jdbc), figures);
    }
  }

  private static long listed(SqlKpis figures, Kpi kpi, KpiQuery query, boolean countedOnly) {
    Set<String> seen = new HashSet<>();
    for (int page = 0; ; page++) {
      List<KpiMember> members = figures.members("", kpi, query, countedOnly, page);
      members.forEach(member -> seen.add(member.claim()));
      if (members.size() < SqlKpis.PAGE) {
        return seen.size();
      }
    }
  }

  private static void keepsAClaim(SqlKpiLedger ledger, SqlKpis figures) {
    ledger.station("own", "x", SubmissionStatus.REJECTED);
    ledger.station("own", "x", SubmissionStatus.ACCEPTED);
    ledger.claim("own", new ClaimRow("x", "Location/s", TODAY, false, null, true));
    ledger.refresh("own", "x");
    KpiQuery query = ManyClaims.lastDays(1, TODAY);
    assertThat(figures.count("own", Kpi.REJECTION_RATE, query).counted()).isEqualTo(1);
    assertThat(figures.members("own", Kpi.REJECTION_RATE, query, true, 0))
        .singleElement()
        .satisfies(member -> assertThat(member.site()).isEqualTo("Location/s"));
    ledger.clear("own");
    assertThat(figures.count("own", Kpi.REJECTION_RATE, query).members()).isZero();
  }
}
