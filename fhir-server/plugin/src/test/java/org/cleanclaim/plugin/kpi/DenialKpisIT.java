package org.cleanclaim.plugin.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.cleanclaim.plugin.HapiHost;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupPopulationComponent;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each number is what one counts by hand from the resources, and opens exactly its claims. */
class DenialKpisIT extends HapiHost {

  @Autowired private JdbcTemplate jdbc;

  @Test
  void numbersAndListsAreWhatTheResourcesSay() {
    GeneratedHistory history = new GeneratedHistory(client, 20_261_127L).write(60);
    LocalDate from = history.today.minusDays(55);
    LocalDate to = history.today.minusDays(8);
    Parameters asked = period(from, to).addParameter("payer", new StringType(history.payer()));
    PlainFigures plain =
        new PlainFigures(client, history.chart.patient.getIdElement().getIdPart(), from, to);

    agree(asked, plain);
    List<Map<String, Object>> written = rows();
    client
        .operation()
        .onServer()
        .named("$rebuild-ledger")
        .withNoParameters(Parameters.class)
        .execute();
    assertThat(rows()).as("told anew from the resources").isEqualTo(written);
    agree(asked, plain);
    partsAreTheWhole(asked);
    providersOfFewHaveNoFigure(asked, history);
  }

  private void agree(Parameters asked, PlainFigures plain) {
    SoftAssertions all = new SoftAssertions();
    for (MeasureReport report : reports(asked)) {
      Kpi kpi = Kpi.of(report.getMeasure().substring(KpiReport.MEASURE.length())).orElseThrow();
      for (MeasureReportGroupComponent group : report.getGroup()) {
        for (MeasureReportGroupPopulationComponent population : group.getPopulation()) {
          String code = population.getCode().getCodingFirstRep().getCode();
          boolean counted = "numerator".equals(code);
          List<String> listed = list(asked, kpi, code);
          all.assertThat(listed).as("%s %s", kpi, code).hasSize(population.getCount());
          if (kpi != Kpi.EDIT_PRECISION && !(kpi == Kpi.EDIT_RECALL && counted)) {
            all.assertThat(listed)
                .as("%s %s", kpi, code)
                .containsExactlyInAnyOrderElementsOf(
                    counted ? plain.counted(kpi) : plain.members(kpi));
          }
          if (kpi != Kpi.EDIT_PRECISION && kpi != Kpi.EDIT_RECALL) {
            all.assertThat(dollars(population))
                .as("%s %s dollars", kpi, code)
                .isEqualByComparingTo(plain.dollars(kpi, counted));
          }
        }
        if (kpi.isOfDays()) {
          boolean median = "median".equals(group.getCode().getCodingFirstRep().getCode());
          all.assertThat(group.getMeasureScore().getValue().doubleValue())
              .as("%s %s", kpi, median ? "median" : "mean")
              .isCloseTo(
                  median ? median(plain.days(kpi)) : mean(plain.days(kpi)),
                  org.assertj.core.data.Offset.offset(0.051));
        }
      }
      if (kpi != Kpi.EDIT_PRECISION && kpi != Kpi.EDIT_RECALL) {
        all.assertThat(plain.members(kpi)).as("%s is tried at all", kpi).isNotEmpty();
      }
    }
    all.assertAll();
  }

  private static double median(List<Long> days) {
    int n = days.size();
    return (days.get((n - 1) / 2) + days.get(n / 2)) / 2.0;
  }

  private static double mean(List<Long> days) {
    return days.stream().mapToLong(Long::longValue).average().orElseThrow();
  }

  /** Whatever they are told apart by, parts add up, and each opens its own list. */
  private void partsAreTheWhole(Parameters asked) {
    Parameters apart = asked.copy();
    for (KpiPart part : KpiPart.values()) {
      apart.addParameter("by", new CodeType(part.code()));
    }
    for (MeasureReport report : reports(apart)) {
      Kpi kpi = Kpi.of(report.getMeasure().substring(KpiReport.MEASURE.length())).orElseThrow();
      for (MeasureReportGroupComponent group : report.getGroup()) {
        group
            .getStratifier()
            .forEach(
                stratifier -> {
                  int sum =
                      stratifier.getStratum().stream()
                          .mapToInt(stratum -> stratum.getPopulationFirstRep().getCount())
                          .sum();
                  String part = stratifier.getCodeFirstRep().getCodingFirstRep().getCode();
                  assertThat(sum)
                      .as("%s by %s", kpi, part)
                      .isEqualTo(group.getPopulationFirstRep().getCount());
                  if (List.of("site", "category", "reason", "status", "deadline").contains(part)) {
                    stratifier
                        .getStratum()
                        .forEach(
                            stratum ->
                                assertThat(
                                        list(
                                            asked
                                                .copy()
                                                .addParameter(
                                                    part, code(part, stratum.getValue().getText())),
                                            kpi,
                                            group
                                                .getPopulationFirstRep()
                                                .getCode()
                                                .getCodingFirstRep()
                                                .getCode()))
                                    .as("%s of %s", kpi, stratum.getValue().getText())
                                    .hasSize(stratum.getPopulationFirstRep().getCount()));
                  }
                });
      }
    }
  }

  private static org.hl7.fhir.r4.model.Type code(String part, String value) {
    return List.of("status", "deadline").contains(part)
        ? new CodeType(value)
        : new StringType(value);
  }

  private void providersOfFewHaveNoFigure(Parameters asked, GeneratedHistory history) {
    MeasureReport report =
        reports(
                asked
                    .copy()
                    .addParameter("measure", new CodeType("initial-denial-rate"))
                    .addParameter("basis", new CodeType("claims"))
                    .addParameter("by", new CodeType("provider")))
            .get(0);
    assertThat(report.getGroup()).hasSize(1);
    var strata = report.getGroupFirstRep().getStratifierFirstRep().getStratum();
    assertThat(strata).hasSize(2);
    strata.forEach(
        stratum -> {
          boolean few = stratum.getPopulationFirstRep().getCount() < KpiReport.FEWEST;
          assertThat(stratum.getMeasureScore().hasValue()).isEqualTo(!few);
          assertThat(stratum.getPopulation()).hasSize(few ? 1 : 2);
          assertThat(stratum.getMeasureScore().hasExtension(KpiReport.NOTE)).isEqualTo(few);
          assertThat(stratum.getMeasureScore().hasExtension(KpiReport.INTERVAL)).isEqualTo(!few);
        });
    assertThat(strata)
        .extracting(stratum -> stratum.getValue().getText())
        .containsExactlyInAnyOrderElementsOf(history.providers);
    assertThat(strata.stream().filter(s -> s.getMeasureScore().hasValue())).hasSize(1);
  }

  @Test
  void whatHasNoDataIsSaidAndNotZero() {
    Parameters nobody =
        period(LocalDate.now().minusDays(9), LocalDate.now())
            .addParameter("payer", new StringType("Organization/nobody"));
    assertThat(reports(nobody))
        .hasSize(Kpi.values().length)
        .allSatisfy(
            report ->
                assertThat(report.getGroup())
                    .isNotEmpty()
                    .allSatisfy(
                        group -> {
                          assertThat(group.getMeasureScore().hasValue()).isFalse();
                          assertThat(
                                  group
                                      .getMeasureScore()
                                      .getExtensionByUrl(KpiReport.NOTE)
                                      .getValue()
                                      .primitiveValue())
                              .isEqualTo(KpiReport.NOT_KNOWN);
                        }));
  }

  @Test
  void whatCannotBeAskedSaysWhatToMend() {
    refused(new Parameters().addParameter("measure", new CodeType("luck")), "initial-denial-rate");
    refused(new Parameters().addParameter("by", new CodeType("patient")), "payer, provider, site");
    refused(new Parameters().addParameter("basis", new CodeType("euros")), "claims, dollars");
    refused(period(LocalDate.now(), LocalDate.now().minusDays(1)), "not after to");
    refused(new Parameters().addParameter("population", new CodeType("numerator")), "measure");
    refused(
        new Parameters()
            .addParameter("measure", new CodeType("top-reasons"))
            .addParameter("population", new CodeType("numerator")),
        "population of top-reasons");
  }

  private void refused(Parameters asked, String mend) {
    assertThatThrownBy(() -> kpis(asked))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(mend);
  }

  private static Parameters period(LocalDate from, LocalDate to) {
    return new Parameters()
        .addParameter("from", new DateType(from.toString()))
        .addParameter("to", new DateType(to.toString()));
  }

  private List<Map<String, Object>> rows() {
    return jdbc.queryForList("select * from cleanclaim_kpi_billed order by tenant, claim");
  }

  private List<MeasureReport> reports(Parameters asked) {
    return kpis(asked).getParameter().stream()
        .filter(each -> "report".equals(each.getName()))
        .map(each -> (MeasureReport) each.getResource())
        .toList();
  }

  /** All pages of a list; its count and sum are those of the number. */
  private List<String> list(Parameters asked, Kpi kpi, String population) {
    List<String> ids = new ArrayList<>();
    int count = 0;
    BigDecimal sum = BigDecimal.ZERO;
    for (int page = 0; page == 0 || ids.size() < count; page++) {
      Parameters answer =
          kpis(
              asked
                  .copy()
                  .addParameter("measure", new CodeType(kpi.id))
                  .addParameter("population", new CodeType(population))
                  .addParameter("page", new IntegerType(page)));
      count = ((IntegerType) answer.getParameter("count").getValue()).getValue();
      sum = ((Money) answer.getParameter("sum").getValue()).getValue();
      List<String> more =
          answer.getParameter().stream()
              .filter(each -> "claim".equals(each.getName()))
              .map(DenialKpisIT::claim)
              .toList();
      assertThat(more).as("page %d of %s", page, kpi).hasSizeLessThanOrEqualTo(SqlKpis.PAGE);
      if (more.isEmpty()) {
        break;
      }
      ids.addAll(more);
    }
    assertThat(ids).as("%s %s", kpi, population).hasSize(count);
    assertThat(sum.signum()).isGreaterThanOrEqualTo(0);
    if (!kpi.isOfFindings()) {
      assertThat(new HashSet<>(ids)).as("each once").hasSameSizeAs(ids);
    }
    return ids;
  }

  private static String claim(ParametersParameterComponent row) {
    return row.getPart().stream()
        .filter(part -> "claim".equals(part.getName()))
        .map(part -> ((Reference) part.getValue()).getReferenceElement().getIdPart())
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal dollars(MeasureReportGroupPopulationComponent population) {
    return ((Money) population.getExtensionByUrl(KpiReport.AMOUNT).getValue()).getValue();
  }

  private Parameters kpis(Parameters asked) {
    return client.operation().onServer().named("$denial-kpis").withParameters(asked).execute();
  }
}
