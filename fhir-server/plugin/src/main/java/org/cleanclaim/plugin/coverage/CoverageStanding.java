package org.cleanclaim.plugin.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EligibilityAnswer;
import org.cleanclaim.plugin.claim.VisitReader;
import org.cleanclaim.plugin.coverage.VisitCoverage.State;
import org.cleanclaim.plugin.eligibility.EligibilityDesk;
import org.cleanclaim.plugin.eligibility.EligibilityQuestions;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** Says how the coverage of a visit stands, by the same edits that make the cards. */
final class CoverageStanding {

  private static final Map<State, Set<String>> EDITS =
      new EnumMap<>(
          Map.of(
              State.MISSING, Set.of("coverage-missing"),
              State.ENDED, Set.of("coverage-inactive"),
              State.CHANGED, Set.of("payer-mismatch", "cob-order"),
              State.UNKNOWN, Set.of("eligibility-unknown")));
  private static final String EXPIRING = "coverage-expiring";
  private static final String ASK = "Check again: plans change with the month.";

  private final Scrubber scrubber;
  private final EligibilityDesk desk;
  private final Clock clock;

  CoverageStanding(Scrubber scrubber, EligibilityDesk desk, Clock clock) {
    this.scrubber = scrubber;
    this.desk = desk;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The visit's facts, the coverage that would be billed first. */
  ClaimFacts facts(Reference patient, LocalDate day, KnownResources known) {
    return VisitReader.read(patient, day, today(), known);
  }

  VisitCoverage of(Appointment visit, Reference patient, LocalDate day, KnownResources known) {
    ClaimFacts facts = facts(patient, day, known);
    List<Alert> alerts = scrubber.scrubWithoutFixes(facts, today()).alerts();
    Coverage billed = facts.billedCoverage();
    State state = state(facts, billed, alerts, day);
    Optional<Alert> said = alerts.stream().filter(alert -> says(alert, state)).findFirst();
    LocalDate ends = billed == null ? null : billed.knownEnd();
    Optional<Patient> person = known.find(Patient.class, patient);
    return new VisitCoverage(
        "Appointment/" + visit.getIdElement().getIdPart(),
        visit.getStart(),
        named(patient, person),
        person.map(CoverageStanding::birthDate).orElse(null),
        billed == null ? null : billed.payerName(),
        billed == null ? null : "Coverage/" + billed.id(),
        ends,
        ends != null && ends.isBefore(day) ? (int) ChronoUnit.DAYS.between(ends, day) : null,
        checked(billed),
        state,
        said.map(Alert::message).orElse(state == State.UNKNOWN ? notAsked(day) : ""),
        said.map(Alert::remedy).orElse(state == State.UNKNOWN ? ASK : ""));
  }

  private State state(ClaimFacts facts, Coverage billed, List<Alert> alerts, LocalDate day) {
    if (billed == null) {
      return State.MISSING;
    }
    Optional<Alert> expiring =
        alerts.stream().filter(alert -> alert.edit().equals(EXPIRING)).findFirst();
    if (expiring.filter(alert -> alert.severity() != Severity.INFO).isPresent()) {
      return State.ENDS_BEFORE;
    }
    for (State state : State.values()) {
      Set<String> edits = EDITS.getOrDefault(state, Set.of());
      if (alerts.stream().anyMatch(alert -> edits.contains(alert.edit()))) {
        return state;
      }
    }
    if (expiring.isPresent()) {
      return State.ENDING;
    }
    return wantsAnswer(facts, day) ? State.UNKNOWN : State.IN_FORCE;
  }

  /** Whether a payer should be asked: there is one, and its last answer no longer holds. */
  boolean wantsAnswer(ClaimFacts facts, LocalDate day) {
    Coverage billed = facts.billedCoverage();
    return desk.isOpen()
        && billed != null
        && !billed.isSelfPay()
        && !EligibilityQuestions.isFresh(
            billed.eligibility(), scrubber.policyFor(facts).eligibilityMaxAge(), day, today());
  }

  /** An answer holds for the month it was asked about: plans change with the month. */
  private static String notAsked(LocalDate day) {
    return "The payer was not asked about %s lately.".formatted(day);
  }

  private static boolean says(Alert alert, State state) {
    return EDITS.getOrDefault(state, Set.of()).contains(alert.edit())
        || ((state == State.ENDS_BEFORE || state == State.ENDING) && alert.edit().equals(EXPIRING));
  }

  private static LocalDate checked(Coverage billed) {
    EligibilityAnswer answer = billed == null ? null : billed.eligibility();
    return answer == null ? null : answer.created();
  }

  private static Reference named(Reference patient, Optional<Patient> person) {
    Reference named = new Reference(patient.getReferenceElement().toUnqualifiedVersionless());
    person
        .filter(Patient::hasName)
        .map(found -> found.getNameFirstRep())
        .ifPresent(
            name -> named.setDisplay(name.getFamily() + ", " + name.getGivenAsSingleString()));
    return named;
  }

  private static LocalDate birthDate(Patient person) {
    String text = person.getBirthDateElement().getValueAsString();
    return text != null && text.length() == 10 ? LocalDate.parse(text) : null;
  }
}
