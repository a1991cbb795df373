package org.cleanclaim.plugin.kpi;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.MeasureReport;

/** Key figures of a period, and the claims behind each. */
final class DenialKpis {

  private static final LocalDate EVER = LocalDate.of(1970, 1, 1);
  private static final BigDecimal DAYS_A_MONTH = new BigDecimal("30.4375");

  private final SqlKpis figures;
  private final StoredResources store;
  private final Clock clock;

  DenialKpis(SqlKpis figures, StoredResources store, Clock clock) {
    this.figures = figures;
    this.store = store;
    this.clock = clock;
  }

  Clock clock() {
    return clock;
  }

  /**
   * The figures asked for.
   *
   * @param by what they are told apart by; parts a figure does not have are left out
   * @param bases {@code claims}, {@code dollars} or both
   */
  List<MeasureReport> reports(
      Set<Kpi> asked,
      KpiQuery query,
      Set<KpiPart> by,
      Set<String> bases,
      SystemRequestDetails request) {
    String tenant = TransactionWrites.tenant(request);
    Instant at = clock.instant();
    boolean answered = figures.count(tenant, Kpi.INITIAL_DENIAL_RATE, query).members() > 0;
    boolean everAnswered =
        answered || figures.count(tenant, Kpi.INITIAL_DENIAL_RATE, ever(query)).members() > 0;
    List<MeasureReport> reports = new ArrayList<>();
    for (Kpi kpi : asked) {
      boolean known = kpi.day == null ? everAnswered : answered;
      reports.add(report(kpi, query, by, bases, known, at, request));
    }
    return reports;
  }

  private static KpiQuery ever(KpiQuery query) {
    return new KpiQuery(
        EVER,
        query.today(),
        query.payer(),
        query.provider(),
        query.site(),
        null,
        null,
        null,
        null,
        query.today());
  }

  private MeasureReport report(
      Kpi kpi,
      KpiQuery query,
      Set<KpiPart> by,
      Set<String> bases,
      boolean known,
      Instant at,
      SystemRequestDetails request) {
    String tenant = TransactionWrites.tenant(request);
    KpiCount count = figures.count(tenant, kpi, query);
    Map<KpiPart, Map<String, KpiCount>> parts = new LinkedHashMap<>();
    Map<KpiPart, Map<String, KpiDays>> days = new LinkedHashMap<>();
    boolean tellsDays = kpi.isOfDays() || kpi == Kpi.DOLLARS_AT_RISK;
    by.stream()
        .filter(part -> part.fits(kpi))
        .forEach(
            part -> {
              parts.put(part, figures.parts(tenant, kpi, query, part));
              if (tellsDays) {
                days.put(part, figures.days(tenant, kpi, query, part));
              }
            });
    List<String> named = new ArrayList<>();
    parts.values().forEach(values -> named.addAll(values.keySet()));
    KpiReport report = new KpiReport(kpi, query, known, new KpiNames(store, named, request), at);
    if (!kpi.isOfDays()) {
      bases.forEach(basis -> report.share(basis, count, parts));
    }
    if (tellsDays) {
      report.days(count, figures.days(tenant, kpi, query), days, parts);
    }
    if (kpi == Kpi.DENIAL_WRITE_OFF) {
      report.monthly(count, monthlyPaid(tenant, query));
    }
    return report.written();
  }

  private BigDecimal monthlyPaid(String tenant, KpiQuery query) {
    long days = ChronoUnit.DAYS.between(query.from(), query.to()) + 1;
    return figures
        .paid(tenant, query)
        .multiply(DAYS_A_MONTH)
        .divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_EVEN);
  }

  /**
   * A page of the claims behind a number.
   *
   * @param count how many there are, and their dollars
   */
  Listed list(
      Kpi kpi, KpiQuery query, boolean countedOnly, int page, SystemRequestDetails request) {
    String tenant = TransactionWrites.tenant(request);
    List<KpiMember> members = figures.members(tenant, kpi, query, countedOnly, page);
    List<String> named = new ArrayList<>();
    members.forEach(
        member -> {
          named.add(member.payer());
          named.add(member.provider());
          named.add(member.site());
        });
    return new Listed(
        figures.count(tenant, kpi, query), members, new KpiNames(store, named, request));
  }

  /** A page of claims. */
  record Listed(KpiCount count, List<KpiMember> members, KpiNames names) {}
}
