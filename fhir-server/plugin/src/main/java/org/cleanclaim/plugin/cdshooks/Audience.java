package org.cleanclaim.plugin.cdshooks;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Whom a finding concerns. A clinician cannot mend a registration or a claim form, and a card
 * nobody can act on teaches people to ignore the next: such findings are told to those who can when
 * the claim is written, where they hold it.
 */
final class Audience {

  /** Whoever books a visit or opens a chart: is somebody there to pay? */
  private static final Set<String> COVERAGE =
      Set.of("coverage-missing", "coverage-inactive", "coverage-expiring");

  /** What the front desk can also mend while the patient is on the phone. */
  private static final Set<String> REGISTRATION =
      Set.of("payer-mismatch", "member-id-format", "member-identity");

  /** What only the billing office can mend. */
  private static final Set<String> BILLING =
      Set.of(
          "accident-info",
          "charge-balance",
          "clia-missing",
          "cob-order",
          "cob-prior-payer-missing",
          "eligibility-unknown",
          "frequency-code",
          "member-id-format",
          "member-identity",
          "npi-invalid",
          "patient-dates",
          "rendering-provider",
          "required-field",
          "taxonomy-missing",
          "timely-filing");

  /** Hooks that fire at the desk. */
  private static final Set<String> AT_THE_DESK = Set.of("appointment-book", "encounter-start");

  private Audience() {}

  /** As whom a card of a hook is read. */
  static String role(String hook) {
    return AT_THE_DESK.contains(hook) ? "front-desk" : "clinician";
  }

  /** Edits whose findings are shown when a chart is opened. */
  static Predicate<String> ofChart() {
    return COVERAGE::contains;
  }

  /** Edits whose findings are shown when a visit is booked. */
  static Predicate<String> ofFrontDesk() {
    return edit -> COVERAGE.contains(edit) || REGISTRATION.contains(edit);
  }

  /** Edits whose findings are shown when a problem is written down: those of the code itself. */
  static Predicate<String> ofProblemList() {
    return edit -> edit.startsWith("diagnosis-") && !"diagnosis-pointer".equals(edit);
  }

  /** Edits whose findings are shown to whoever documents, orders and charges. */
  static Predicate<String> ofClinician() {
    return edit -> !BILLING.contains(edit);
  }
}
