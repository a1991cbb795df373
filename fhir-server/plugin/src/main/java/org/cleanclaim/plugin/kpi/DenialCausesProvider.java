package org.cleanclaim.plugin.kpi;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.denial.DenialCategory;
import org.cleanclaim.plugin.denial.DenialTaxonomy;
import org.cleanclaim.plugin.kpi.DenialCauses.Count;
import org.cleanclaim.plugin.kpi.DenialCauses.Part;
import org.cleanclaim.plugin.kpi.DenialCauses.Row;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * The operations {@code $denial-causes} and {@code $denial-causes-csv}: why the claims of a period
 * were denied. Every number is that of a list of {@code $denials} with the same days.
 */
public final class DenialCausesProvider {

  private static final int DAYS = 90;

  private final SqlDenialCauses causes;
  private final DenialTaxonomy taxonomy;
  private final StoredResources store;
  private final Clock clock;

  DenialCausesProvider(
      SqlDenialCauses causes, DenialTaxonomy taxonomy, StoredResources store, Clock clock) {
    this.causes = causes;
    this.taxonomy = taxonomy;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Tells the causes of a period; reads only.
   *
   * @param from the first day of the remittances that count; 89 days before the last unless given
   * @param to the last; today unless given
   * @return the counts, one {@code category}, {@code payer}, {@code code}, {@code preventable},
   *     {@code month} and {@code state} for each there is, and all of it as {@code text}
   */
  @Operation(name = "$denial-causes", idempotent = true)
  public Parameters causes(
      @OperationParam(name = "from", max = 1) DateType from,
      @OperationParam(name = "to", max = 1) DateType to,
      RequestDetails caller) {
    DenialCauses found = find(from, to, caller);
    Parameters answer = new Parameters();
    add(answer, "from", new DateType(found.from().toString()));
    add(answer, "to", new DateType(found.to().toString()));
    count(answer.addParameter().setName("adjudicated"), found.answered());
    count(answer.addParameter().setName("denied"), found.denied());
    count(answer.addParameter().setName("open"), found.open());
    count(answer.addParameter().setName("pastLastDay"), found.past());
    count(answer.addParameter().setName("unknownClaim"), found.unknown());
    for (Part part : found.parts()) {
      for (Row row : part.rows()) {
        ParametersParameterComponent told = answer.addParameter().setName(part.code());
        part(told, "value", new CodeType(row.value().isEmpty() ? "not-known" : row.value()));
        if (row.name() != null) {
          part(told, "name", new StringType(row.name()));
        }
        count(told, row.denied());
        if (row.answered() != null) {
          part(told, "adjudicated", new IntegerType((int) row.answered().number()));
          part(told, "charged", money(row.answered()));
        }
      }
    }
    add(answer, "text", new StringType(CausesText.of(found)));
    return answer;
  }

  /** The same as a file for a spreadsheet. */
  @Operation(name = "$denial-causes-csv", idempotent = true)
  public Binary csv(
      @OperationParam(name = "from", max = 1) DateType from,
      @OperationParam(name = "to", max = 1) DateType to,
      RequestDetails caller) {
    Binary file = new Binary();
    file.setContentType("text/csv;charset=utf-8");
    file.setData(CausesText.csv(find(from, to, caller)).getBytes(StandardCharsets.UTF_8));
    return file;
  }

  private DenialCauses find(DateType from, DateType to, RequestDetails caller) {
    LocalDate today = LocalDate.now(clock);
    LocalDate last = day("to", to, today);
    LocalDate first = day("from", from, last.minusDays(DAYS - 1L));
    if (first.isAfter(last)) {
      throw BadParameter.missing("from", "Send a day as parameter from that is not after to.");
    }
    SystemRequestDetails request = TransactionWrites.inServersName(caller);
    return named(causes.of(TransactionWrites.tenant(request), first, last, today), request);
  }

  /** With what people call categories and payers. */
  private DenialCauses named(DenialCauses found, SystemRequestDetails request) {
    Map<String, String> titles =
        taxonomy.categories().stream()
            .collect(Collectors.toMap(DenialCategory::name, DenialCategory::title));
    List<String> payers =
        found.parts().stream()
            .filter(part -> part.code().equals("payer"))
            .flatMap(part -> part.rows().stream())
            .map(Row::value)
            .toList();
    KpiNames names = new KpiNames(store, payers, request);
    List<Part> parts = new ArrayList<>();
    for (Part part : found.parts()) {
      parts.add(
          new Part(
              part.code(),
              part.rows().stream()
                  .map(
                      row ->
                          new Row(
                              row.value(),
                              switch (part.code()) {
                                case "category" -> titles.get(row.value());
                                case "payer" -> names.of(row.value());
                                default -> null;
                              },
                              row.denied(),
                              row.answered()))
                  .toList()));
    }
    return new DenialCauses(
        found.from(),
        found.to(),
        found.answered(),
        found.denied(),
        found.open(),
        found.past(),
        found.unknown(),
        parts);
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

  private static void count(ParametersParameterComponent told, Count count) {
    part(told, "count", new IntegerType((int) count.number()));
    part(told, "sum", money(count));
  }

  private static Money money(Count count) {
    return new Money().setValue(count.dollars()).setCurrency("USD");
  }

  private static void part(ParametersParameterComponent told, String name, Type value) {
    told.addPart().setName(name).setValue(value);
  }

  private static void add(Parameters answer, String name, Type value) {
    answer.addParameter().setName(name).setValue(value);
  }
}
