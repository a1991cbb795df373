package org.cleanclaim.plugin.kpi;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** The operation {@code $denial-kpis}: key figures, and the claims behind each number. */
public final class KpiProvider {

  private static final int DAYS = 90;
  private static final int PAGES = 1_000_000;
  private static final List<String> BASES = List.of("claims", "dollars");
  private static final List<String> STATUSES =
      List.of("pending", "appealed", "closed", KpiReport.NOT_KNOWN);
  private static final List<String> WHOLES =
      List.of("denominator", "measure-population", "initial-population");

  private final DenialKpis kpis;
  private final HistoryLoad history;

  KpiProvider(DenialKpis kpis, HistoryLoad history) {
    this.kpis = kpis;
    this.history = history;
  }

  /**
   * Tells key figures, or lists the claims behind one; reads only.
   *
   * @param from the period's first day; 89 days before its last unless given
   * @param to its last day; today unless given
   * @param payer as a part's value names it; so {@code provider} and {@code site}
   * @param by what figures are told apart by: {@code payer}, {@code provider}, {@code site}, {@code
   *     week}, {@code month}, {@code category}, {@code reason}, {@code status}, {@code deadline}
   * @param measure the figures, by the id of their Measure; all unless given
   * @param basis {@code claims} or {@code dollars}; both unless given
   * @param population lists the claims of one measure's {@code numerator} or whole instead
   * @param category denials of this category only; so {@code reason}, {@code status}, {@code
   *     deadline}
   * @param page of the list, from 0
   * @return {@code asOf}, {@code loading} while past claims are loaded, and one {@code report} a
   *     figure; or {@code count}, {@code sum} and one {@code claim} per claim of the page
   */
  @Operation(name = "$denial-kpis", idempotent = true)
  public Parameters kpis(
      @OperationParam(name = "from", max = 1) DateType from,
      @OperationParam(name = "to", max = 1) DateType to,
      @OperationParam(name = "payer", max = 1) StringType payer,
      @OperationParam(name = "provider", max = 1) StringType provider,
      @OperationParam(name = "site", max = 1) StringType site,
      @OperationParam(name = "by") List<CodeType> by,
      @OperationParam(name = "measure") List<CodeType> measure,
      @OperationParam(name = "basis", max = 1) CodeType basis,
      @OperationParam(name = "population", max = 1) CodeType population,
      @OperationParam(name = "category", max = 1) StringType category,
      @OperationParam(name = "reason", max = 1) StringType reason,
      @OperationParam(name = "status", max = 1) CodeType status,
      @OperationParam(name = "deadline", max = 1) CodeType deadline,
      @OperationParam(name = "page", max = 1) IntegerType page,
      RequestDetails caller) {
    LocalDate today = LocalDate.now(kpis.clock());
    LocalDate last = day("to", to, today);
    LocalDate first = day("from", from, last.minusDays(DAYS - 1L));
    if (first.isAfter(last)) {
      throw BadParameter.missing("from", "Send a day as parameter from that is not after to.");
    }
    KpiQuery query =
        new KpiQuery(
            first,
            last,
            value(payer),
            value(provider),
            value(site),
            value(category),
            value(reason),
            given(status) ? known(oneOf("status", status.getValue(), STATUSES)) : null,
            given(deadline)
                ? choice("deadline", deadline, Deadline.values(), Deadline::code)
                : null,
            today);
    SystemRequestDetails request = TransactionWrites.inServersName(caller);
    Set<Kpi> asked = asked(measure);
    if (given(population)) {
      return list(asked, query, population.getValue(), page(page), request);
    }
    Set<String> bases =
        given(basis) ? Set.of(oneOf("basis", basis.getValue(), BASES)) : new LinkedHashSet<>(BASES);
    return KpiAnswer.of(
        kpis.reports(asked, query, parts(by), bases, request),
        kpis.clock().instant(),
        history.progress());
  }

  private Parameters list(
      Set<Kpi> asked, KpiQuery query, String population, int page, SystemRequestDetails request) {
    if (asked.size() != 1) {
      throw BadParameter.missing(
          "measure", "Send the one measure whose population is asked for as parameter measure.");
    }
    Kpi kpi = asked.iterator().next();
    boolean countedOnly = "numerator".equals(population);
    if (countedOnly ? kpi.counted == null : !WHOLES.contains(population)) {
      throw BadParameter.missing(
          "population",
          "Send a population of %s as parameter population, as its report names it."
              .formatted(kpi.id));
    }
    return KpiAnswer.of(countedOnly, kpis.list(kpi, query, countedOnly, page, request));
  }

  private static Set<Kpi> asked(List<CodeType> measures) {
    if (measures == null || measures.isEmpty()) {
      return EnumSet.allOf(Kpi.class);
    }
    Set<Kpi> asked = EnumSet.noneOf(Kpi.class);
    measures.forEach(each -> asked.add(choice("measure", each, Kpi.values(), kpi -> kpi.id)));
    return asked;
  }

  private static Set<KpiPart> parts(List<CodeType> by) {
    Set<KpiPart> parts = EnumSet.noneOf(KpiPart.class);
    if (by != null) {
      by.forEach(each -> parts.add(choice("by", each, KpiPart.values(), KpiPart::code)));
    }
    return parts;
  }

  private static <T> T choice(
      String parameter, CodeType given, T[] among, Function<T, String> code) {
    Optional<T> chosen =
        Arrays.stream(among).filter(each -> code.apply(each).equals(given.getValue())).findFirst();
    return chosen.orElseThrow(() -> oneOfThese(parameter, Arrays.stream(among).map(code).toList()));
  }

  private static String oneOf(String parameter, String given, List<String> among) {
    if (!among.contains(given)) {
      throw oneOfThese(parameter, among);
    }
    return given;
  }

  private static RuntimeException oneOfThese(String parameter, List<String> codes) {
    return BadParameter.missing(
        parameter,
        "Send one of %s as parameter %s.".formatted(String.join(", ", codes), parameter));
  }

  private static int page(IntegerType page) {
    if (page == null || page.isEmpty()) {
      return 0;
    }
    if (page.getValue() < 0 || page.getValue() > PAGES) {
      throw BadParameter.missing("page", "Send a whole number from 0 on as parameter page.");
    }
    return page.getValue();
  }

  private static LocalDate day(String parameter, DateType date, LocalDate usual) {
    if (date == null || date.isEmpty()) {
      return usual;
    }
    LocalDate day = FhirDates.day(date);
    if (day == null) {
      throw BadParameter.missing(
          parameter, "Send a whole day as parameter %s, such as 2026-11-23.".formatted(parameter));
    }
    return day;
  }

  private static boolean given(CodeType code) {
    return code != null && !code.isEmpty();
  }

  private static String value(StringType text) {
    return text == null || text.isEmpty() ? null : known(text.getValue());
  }

  /** What a report says is not known is asked for by the same words. */
  private static String known(String value) {
    return KpiReport.NOT_KNOWN.equals(value) ? "" : value;
  }
}
