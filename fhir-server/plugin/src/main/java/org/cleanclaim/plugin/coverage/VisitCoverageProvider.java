package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Clock;
import java.time.LocalDate;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The operations by which a scheduler sees and checks the coverage of booked visits. */
public final class VisitCoverageProvider {

  /** How far ahead the list looks when nothing is said. */
  private static final int MOST_DAYS = 92;

  private static final int DAYS = 14;

  private final VisitCoverages visits;
  private final VisitSweep sweep;
  private final Clock clock;

  VisitCoverageProvider(VisitCoverages visits, VisitSweep sweep, Clock clock) {
    this.visits = visits;
    this.sweep = sweep;
    this.clock = clock;
  }

  /**
   * Lists booked visits with how their coverage stands; reads only, and asks no payer.
   *
   * @param from first day; today when not given
   * @param to last day, inclusive; two weeks ahead when not given
   * @return {@code visit} 0..* with parts {@code appointment}, {@code start}, {@code patient},
   *     {@code birthDate}, {@code plan}, {@code coverage}, {@code ends}, {@code gap} (days), {@code
   *     checked}, {@code state}, {@code message}, {@code remedy}; what is not known is left out
   */
  @Operation(name = "$coverage-days", typeName = "Appointment", idempotent = true)
  public Parameters days(
      @OperationParam(name = "from", max = 1) DateType from,
      @OperationParam(name = "to", max = 1) DateType to,
      RequestDetails request) {
    LocalDate first = day(from, LocalDate.now(clock));
    LocalDate last = day(to, first.plusDays(DAYS));
    mustBeDays(first, last);
    Parameters answer = new Parameters();
    visits.between(first, last, request).forEach(visit -> write(answer, visit));
    return answer;
  }

  /**
   * Asks the payer about one visit's day, keeps the answer, and raises or clears the notice.
   *
   * @return the {@code visit} as {@code $coverage-days} gives it, and {@code unanswered} with the
   *     reason when the payer gave no answer
   */
  @Operation(name = "$check-coverage", typeName = "Appointment")
  public Parameters check(@IdParam IIdType id, RequestDetails request) {
    VisitCoverages.Checked checked = visits.check(new IdType(id.getValue()), request);
    Parameters answer = new Parameters();
    write(answer, checked.visit());
    checked
        .unanswered()
        .ifPresent(
            why -> answer.addParameter().setName("unanswered").setValue(new StringType(why)));
    return answer;
  }

  /**
   * Looks at the visits of some days as the nightly sweep does: for one day by hand, or after one
   * was cut off.
   *
   * @param from first day; today when not given
   * @param to last day, inclusive; as far ahead as the sweep looks when not given
   * @return {@code ran} (false when another node is sweeping), {@code visits}, {@code asked},
   *     {@code unanswered}, {@code atRisk}, and {@code unread} 0..* with what of the EHR could not
   *     be read and what to mend
   */
  @Operation(name = "$sweep-coverage", typeName = "Appointment")
  public Parameters sweep(
      @OperationParam(name = "from", max = 1) DateType from,
      @OperationParam(name = "to", max = 1) DateType to,
      RequestDetails request) {
    LocalDate first = day(from, LocalDate.now(clock));
    LocalDate last = day(to, sweep.last(first));
    mustBeDays(first, last);
    VisitSweep.Result result = sweep.run(first, last, TransactionWrites.inServersName(request));
    Parameters answer = new Parameters();
    answer.addParameter("ran", result.ran());
    answer.addParameter().setName("visits").setValue(new IntegerType(result.visits()));
    answer.addParameter().setName("asked").setValue(new IntegerType(result.asked()));
    answer.addParameter().setName("unanswered").setValue(new IntegerType(result.unanswered()));
    answer.addParameter().setName("atRisk").setValue(new IntegerType(result.atRisk()));
    result
        .unread()
        .forEach(why -> answer.addParameter().setName("unread").setValue(new StringType(why)));
    return answer;
  }

  private static void mustBeDays(LocalDate first, LocalDate last) {
    if (last.isBefore(first)) {
      throw new InvalidRequestException("to is before from: give the later day as to.");
    }
    if (last.isAfter(first.plusDays(MOST_DAYS))) {
      throw new InvalidRequestException(
          "from and to are more than %d days apart: ask in parts.".formatted(MOST_DAYS));
    }
  }

  private static LocalDate day(DateType given, LocalDate otherwise) {
    if (given == null || given.isEmpty()) {
      return otherwise;
    }
    String text = given.getValueAsString();
    if (text.length() != "2026-01-01".length()) {
      throw new InvalidRequestException("'" + text + "' is no day: write it as YYYY-MM-DD.");
    }
    return LocalDate.parse(text);
  }

  private static void write(Parameters answer, VisitCoverage visit) {
    ParametersParameterComponent row = answer.addParameter().setName("visit");
    part(row, "appointment", new Reference(visit.appointment()));
    part(row, "start", new DateTimeType(visit.start()));
    part(row, "patient", visit.patient());
    part(row, "birthDate", date(visit.birthDate()));
    part(row, "plan", text(visit.plan()));
    part(row, "coverage", visit.coverage() == null ? null : new Reference(visit.coverage()));
    part(row, "ends", date(visit.ends()));
    part(row, "gap", visit.gap() == null ? null : new IntegerType(visit.gap()));
    part(row, "checked", date(visit.checked()));
    part(row, "state", new CodeType(visit.state().code()));
    part(row, "message", text(visit.message()));
    part(row, "remedy", text(visit.remedy()));
  }

  private static void part(ParametersParameterComponent row, String name, Type value) {
    if (value != null) {
      row.addPart().setName(name).setValue(value);
    }
  }

  private static DateType date(LocalDate day) {
    return day == null ? null : new DateType(day.toString());
  }

  private static StringType text(String words) {
    return words == null || words.isEmpty() ? null : new StringType(words);
  }
}
