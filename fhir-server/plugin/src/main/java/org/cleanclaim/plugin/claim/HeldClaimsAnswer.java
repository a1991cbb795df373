package org.cleanclaim.plugin.claim;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.cleanclaim.plugin.ledger.ClaimEntry;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Writes a page of the billing office's worklist as the answer of {@code $held}. */
final class HeldClaimsAnswer {

  private final Parameters answer = new Parameters();
  private final KnownResources known;

  private HeldClaimsAnswer(KnownResources known) {
    this.known = known;
  }

  static Parameters of(HeldClaims.Listed listed) {
    HeldClaimsAnswer writer = new HeldClaimsAnswer(listed.known());
    Parameters answer = writer.answer;
    answer.addParameter().setName("count").setValue(new IntegerType((int) listed.page().count()));
    answer
        .addParameter()
        .setName("sum")
        .setValue(new Money().setValue(listed.page().sum()).setCurrency("USD"));
    listed
        .page()
        .views()
        .forEach((view, count) -> writer.choice("view", new CodeType(view.code()), null, count));
    writer.choices("payer", listed.page().payers());
    writer.choices("clinician", listed.page().clinicians());
    listed
        .page()
        .edits()
        .forEach((edit, count) -> writer.choice("edit", new CodeType(edit), null, count));
    listed
        .page()
        .claims()
        .forEach(
            entry -> writer.claim(entry, listed.alerts().getOrDefault(entry.claim(), List.of())));
    return answer;
  }

  private void choices(String name, Map<String, Long> counts) {
    counts.forEach((value, count) -> choice(name, new StringType(value), display(value), count));
  }

  private void choice(String name, Type value, String display, long count) {
    ParametersParameterComponent choice = answer.addParameter().setName(name);
    part(choice, "value", value);
    part(choice, "display", text(display));
    part(choice, "count", new IntegerType((int) count));
  }

  private void claim(ClaimEntry entry, List<DetectedIssue> alerts) {
    ParametersParameterComponent row = answer.addParameter().setName("claim");
    part(row, "claim", new Reference("Claim/" + entry.claim()));
    part(row, "patient", reference(entry.patient()));
    part(row, "payer", reference(entry.payer()));
    part(row, "clinician", reference(entry.clinician()));
    part(row, "status", new CodeType(entry.station().status()));
    part(row, "since", time(entry.station().since()));
    part(row, "released", time(entry.station().releasedAt()));
    part(row, "sentBack", time(entry.sentBackAt()));
    part(row, "visit", date(entry.visit()));
    part(row, "filingLimit", date(entry.filingLimit()));
    part(row, "amount", new Money().setValue(entry.amount()).setCurrency("USD"));
    part(row, "owner", reference(entry.station().owner()));
    part(row, "priority", code(entry.station().priority()));
    known
        .find(Claim.class, new Reference("Claim/" + entry.claim()))
        .ifPresent(
            claim ->
                claim
                    .getItem()
                    .forEach(item -> part(row, "line", new StringType(Names.line(item)))));
    alerts.forEach(alert -> row.addPart().setName("alert").setResource(alert));
  }

  private Reference reference(String words) {
    if (words == null) {
      return null;
    }
    return words.contains("/")
        ? new Reference(words).setDisplay(display(words))
        : new Reference().setDisplay(words);
  }

  private String display(String words) {
    return Names.of(words, known);
  }

  private static void part(ParametersParameterComponent row, String name, Type value) {
    if (value != null && !value.isEmpty()) {
      row.addPart().setName(name).setValue(value);
    }
  }

  private static DateTimeType time(OffsetDateTime at) {
    if (at == null) {
      return null;
    }
    DateTimeType time = new DateTimeType(Date.from(at.toInstant()));
    time.setTimeZone(TimeZone.getTimeZone("UTC"));
    return time;
  }

  private static DateType date(LocalDate day) {
    return day == null ? null : new DateType(day.toString());
  }

  private static CodeType code(String code) {
    return code == null ? null : new CodeType(code);
  }

  private static StringType text(String words) {
    return words == null ? null : new StringType(words);
  }
}
