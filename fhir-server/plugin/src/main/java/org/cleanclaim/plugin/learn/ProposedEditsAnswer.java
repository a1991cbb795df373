package org.cleanclaim.plugin.learn;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.plugin.ledger.ProposedEdit;
import org.cleanclaim.plugin.ledger.ProposedEdit.Decision;
import org.cleanclaim.plugin.ledger.ProposedEdit.Figures;
import org.cleanclaim.plugin.ledger.ProposedEdit.State;
import org.cleanclaim.plugin.ledger.SqlProposedEdits;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Writes proposed edits as parameters: rows, figures and decisions, and nobody's data. */
final class ProposedEditsAnswer {

  /** The edit that speaks for all rules of payers' own. */
  private static final String RULES = "payer-rule";

  private final Parameters answer = new Parameters();
  private final UnaryOperator<String> names;

  /** Finds how people are called. */
  @FunctionalInterface
  interface People {

    /** A person's name by their reference; null where nobody knows it. */
    UnaryOperator<String> named(Collection<String> persons, RequestDetails caller);
  }

  /**
   * Begins an answer.
   *
   * @param names a person's name by their reference; null where it is not known
   */
  ProposedEditsAnswer(UnaryOperator<String> names) {
    this.names = names;
  }

  Parameters written() {
    return answer;
  }

  ProposedEditsAnswer rule(LearnSettings settings) {
    ParametersParameterComponent rule = answer.addParameter().setName("rule");
    count(rule, "days", settings.days());
    count(rule, "heldBack", Learning.HELD_BACK);
    count(rule, "leastLines", settings.leastLines());
    count(rule, "leastDenials", settings.leastDenials());
    part(rule, "leastShare", new DecimalType(settings.leastShare()));
    part(rule, "falseShare", new DecimalType(settings.falseShare()));
    return this;
  }

  ProposedEditsAnswer proposal(ProposedEdit proposal, PayerPolicies policies) {
    ParametersParameterComponent told = answer.addParameter().setName("proposal");
    boolean hasPolicy = LearnProvider.hasPolicy(proposal.payer(), policies);
    part(told, "id", new StringType(proposal.id()));
    count(told, "version", proposal.version());
    part(told, "state", new CodeType(proposal.state().code()));
    part(told, "payer", new CodeType(proposal.payer()));
    part(told, "hasPolicy", new BooleanType(hasPolicy));
    row(told, proposal);
    figures(told, proposal);
    if (proposal.decision() != null) {
      decision(told, proposal.decision());
    }
    part(told, "proposedAt", time(proposal.proposedAt()));
    part(
        told,
        "inForce",
        new BooleanType(
            proposal.state() == State.ACCEPTED
                && hasPolicy
                && policies.find(List.of(proposal.payer())).severity(RULES) != Severity.OFF));
    return this;
  }

  private static void row(ParametersParameterComponent told, ProposedEdit proposal) {
    ProposedEdit.Row row = proposal.row();
    part(told, "edit", new CodeType(row.edit()));
    part(told, "procedure", new CodeType(row.procedure()));
    part(told, "withProcedure", code(row.beside()));
    row.without().forEach(modifier -> part(told, "withoutModifier", new CodeType(modifier)));
    part(told, "place", code(row.place()));
    part(told, "diagnosis", code(row.diagnosis()));
    part(told, "npi", row.npi() == null ? null : new StringType(row.npi()));
    part(told, "denial", new CodeType(row.denial()));
    part(told, "message", new StringType(row.message()));
    part(told, "remedy", new StringType(row.remedy()));
    Severity severity =
        proposal.state() == State.ACCEPTED ? proposal.decision().severity() : Severity.SHADOW;
    part(told, "row", new StringType(LearnedRule.text(row, severity)));
  }

  private static void figures(ParametersParameterComponent told, ProposedEdit proposal) {
    Figures figures = proposal.figures();
    part(told, "from", date(proposal.span().from()));
    part(told, "heldBackFrom", date(proposal.span().heldBackFrom()));
    part(told, "to", date(proposal.span().to()));
    count(told, "lines", figures.lines());
    count(told, "denied", figures.denied());
    count(told, "ofReason", figures.ofReason());
    rate(told, "share", figures.ofReason(), figures.lines());
    part(told, "least", new DecimalType(figures.low().setScale(4, RoundingMode.HALF_EVEN)));
    part(told, "base", new DecimalType(figures.base().setScale(4, RoundingMode.HALF_EVEN)));
    BigDecimal chance = new BigDecimal(figures.chance(), new MathContext(3));
    part(told, "chance", new DecimalType(chance));
    ProposedEdit.HeldBack late = figures.heldBack();
    count(told, "heldBackLines", late.lines());
    count(told, "stopped", late.stopped());
    count(told, "deniedOtherwise", late.otherwise());
    count(told, "falseAlarms", late.falseAlarms());
    rate(told, "precision", late.stopped(), late.lines());
    part(told, "dollars", new Money().setValue(late.dollars()).setCurrency("USD"));
  }

  ProposedEditsAnswer decided(SqlProposedEdits.Decided decided) {
    ParametersParameterComponent told = answer.addParameter().setName("decided");
    part(told, "proposal", new StringType(decided.proposal()));
    part(told, "payer", new CodeType(decided.payer()));
    part(told, "edit", new CodeType(decided.edit()));
    decision(told, decided.decision());
    count(told, "stopped", decided.stopped());
    count(told, "falseAlarms", decided.falseAlarms());
    return this;
  }

  private void decision(ParametersParameterComponent told, Decision decision) {
    Severity severity = decision.severity();
    part(told, "decision", new CodeType(severity == null ? "rejected" : "accepted"));
    part(told, "severity", severity == null ? null : new CodeType(severity.name()));
    part(told, "reason", decision.reason() == null ? null : new StringType(decision.reason()));
    part(told, "person", person(decision.person()));
    part(told, "at", time(decision.at()));
  }

  private Reference person(String words) {
    return words.contains("/")
        ? new Reference(words).setDisplay(names.apply(words))
        : new Reference().setDisplay(words);
  }

  /** A share; absent where there is nothing to have a share of. */
  private static void rate(ParametersParameterComponent told, String name, int part, int whole) {
    if (whole > 0) {
      BigDecimal share =
          BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_EVEN);
      part(told, name, new DecimalType(share));
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
    return code == null ? null : new CodeType(code);
  }

  private static DateType date(LocalDate day) {
    return new DateType(day.toString());
  }

  private static DateTimeType time(OffsetDateTime at) {
    DateTimeType time = new DateTimeType(Date.from(at.toInstant()));
    time.setTimeZone(TimeZone.getTimeZone("UTC"));
    return time;
  }
}
