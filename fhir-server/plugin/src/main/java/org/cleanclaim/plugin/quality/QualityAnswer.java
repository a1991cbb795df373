package org.cleanclaim.plugin.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.TimeZone;
import org.cleanclaim.plugin.ledger.AlertDecision;
import org.cleanclaim.plugin.ledger.AlertDecision.Verdict;
import org.cleanclaim.plugin.ledger.AlertEffect;
import org.cleanclaim.plugin.ledger.QualityRow;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Writes how alerts do as parameters: sums and decisions, and nobody's data. */
final class QualityAnswer {

  private final Parameters answer = new Parameters();
  private final KnownResources known;

  /**
   * Begins an answer.
   *
   * @param known the sites and people it names
   */
  QualityAnswer(KnownResources known) {
    this.known = known;
  }

  Parameters written() {
    return answer;
  }

  QualityAnswer rule(QualitySettings settings) {
    ParametersParameterComponent rule = answer.addParameter().setName("rule");
    count(rule, "muteAfter", settings.muteAfter());
    part(rule, "muteBelow", new DecimalType(settings.muteBelow()));
    count(rule, "judgeAfter", settings.judgeAfter());
    part(rule, "promoteFrom", new DecimalType(settings.promoteFrom()));
    return this;
  }

  QualityAnswer row(QualityRow row, Verdict inForce, Verdict proposal) {
    ParametersParameterComponent told = answer.addParameter().setName("row");
    part(told, "edit", new CodeType(row.group().edit()));
    part(told, "payer", code(row.group().policy()));
    part(told, "role", code(row.group().role()));
    part(told, "site", reference(row.group().site()));
    count(told, "shown", row.shown());
    count(told, "muted", row.muted());
    count(told, "shadow", row.shadow());
    count(told, "accepted", row.accepted());
    count(told, "overridden", row.overridden());
    row.reasons()
        .forEach(
            (reason, times) -> {
              ParametersParameterComponent given = told.addPart().setName("reason");
              part(given, "code", new CodeType(reason));
              count(given, "count", times);
            });
    outcomes(told, "stood", row.stood());
    outcomes(told, "unseen", row.unseen());
    outcomes(told, "fixed", row.fixed());
    part(told, "fixedPaid", new Money().setValue(row.dollars()).setCurrency("USD"));
    rate(told, "overrideRate", row.overridden(), row.shown());
    rate(told, "precision", row.stood().denied(), row.stood().decided());
    part(told, "decision", inForce == null ? null : new CodeType(inForce.code()));
    part(told, "proposal", proposal == null ? null : new CodeType(proposal.code()));
    return this;
  }

  private static void outcomes(
      ParametersParameterComponent told, String name, QualityRow.Outcomes outcomes) {
    ParametersParameterComponent part = told.addPart().setName(name);
    count(part, "denied", outcomes.denied());
    count(part, "deniedOtherwise", outcomes.otherwise());
    count(part, "paid", outcomes.paid());
    count(part, "gone", outcomes.gone());
  }

  QualityAnswer effect(AlertEffect effect) {
    ParametersParameterComponent told = answer.addParameter().setName("effect");
    part(told, "edit", new CodeType(effect.edit()));
    part(told, "payer", code(effect.policy()));
    part(told, "denial", code(effect.denial()));
    part(told, "since", new DateType(effect.since().toString()));
    count(told, "linesBefore", effect.linesBefore());
    count(told, "deniedBefore", effect.deniedBefore());
    count(told, "linesAfter", effect.linesAfter());
    count(told, "deniedAfter", effect.deniedAfter());
    return this;
  }

  QualityAnswer decision(AlertDecision decision) {
    ParametersParameterComponent told = answer.addParameter().setName("decided");
    part(told, "edit", new CodeType(decision.alert().edit()));
    part(told, "payer", code(decision.alert().policy()));
    part(told, "role", code(decision.alert().role()));
    part(told, "decision", new CodeType(decision.verdict().code()));
    part(told, "reason", new StringType(decision.reason()));
    part(told, "person", reference(decision.person()));
    part(told, "at", time(decision.at()));
    count(told, "shown", decision.figures().shown());
    count(told, "accepted", decision.figures().accepted());
    count(told, "stood", decision.figures().stood());
    count(told, "stoodDenied", decision.figures().stoodDenied());
    return this;
  }

  /** A share; absent where there is nothing to have a share of. */
  private static void rate(ParametersParameterComponent told, String name, int part, int whole) {
    if (whole > 0) {
      part(
          told,
          name,
          new DecimalType(
              BigDecimal.valueOf(part)
                  .divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_EVEN)));
    }
  }

  private static void count(ParametersParameterComponent told, String name, int count) {
    part(told, name, new IntegerType(count));
  }

  private static void part(ParametersParameterComponent told, String name, Type value) {
    if (value != null && !value.isEmpty()) {
      told.addPart().setName(name).setValue(value);
    }
  }

  private static CodeType code(String code) {
    return code == null || code.isEmpty() ? null : new CodeType(code);
  }

  private static DateTimeType time(OffsetDateTime at) {
    DateTimeType time = new DateTimeType(Date.from(at.toInstant()));
    time.setTimeZone(TimeZone.getTimeZone("UTC"));
    return time;
  }

  /** A site or a person of the staff. */
  private Reference reference(String words) {
    if (words == null || words.isEmpty()) {
      return null;
    }
    return words.contains("/")
        ? new Reference(words).setDisplay(name(words))
        : new Reference().setDisplay(words);
  }

  private String name(String words) {
    Resource named = known.find(Resource.class, new Reference(words)).orElse(null);
    if (named instanceof Practitioner practitioner) {
      return practitioner.getNameFirstRep().hasText()
          ? practitioner.getNameFirstRep().getText()
          : practitioner.getNameFirstRep().getNameAsSingleString();
    }
    if (named instanceof Location location) {
      return location.getName();
    }
    return named instanceof Organization organization ? organization.getName() : null;
  }
}
