package org.cleanclaim.plugin.cdshooks;

import java.util.Set;
import java.util.function.Predicate;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Audience;

/**
 * Which findings are told at a hook: those of the people who are there. A clinician cannot mend a
 * registration or a claim form; such findings are told to those who can, where they hold the claim.
 */
final class Concern {

  /** Whoever opens a chart: is somebody there to pay? */
  private static final Set<String> COVERAGE =
      Set.of("coverage-missing", "coverage-inactive", "coverage-expiring");

  /** Hooks that fire at the desk. */
  private static final Set<String> AT_THE_DESK = Set.of("appointment-book", "encounter-start");

  private Concern() {}

  /** As whom a card of a hook is read. */
  static String role(String hook) {
    return AT_THE_DESK.contains(hook) ? "front-desk" : "clinician";
  }

  /** What is shown when a chart is opened, by clinician or desk. */
  static Predicate<Alert> ofChart() {
    return alert ->
        COVERAGE.contains(alert.edit()) && (isFor(alert, Audience.CLINICIAN) || isForDesk(alert));
  }

  /** What is shown when a visit is booked or a patient arrives. */
  static Predicate<Alert> ofFrontDesk() {
    return Concern::isForDesk;
  }

  /** What is shown when a problem is written down: findings about the code itself. */
  static Predicate<Alert> ofProblemList() {
    return alert ->
        alert.edit().startsWith("diagnosis-")
            && !"diagnosis-pointer".equals(alert.edit())
            && isFor(alert, Audience.CLINICIAN);
  }

  /** What is shown to whoever documents, orders and charges. */
  static Predicate<Alert> ofClinician() {
    return alert -> isFor(alert, Audience.CLINICIAN);
  }

  private static boolean isForDesk(Alert alert) {
    return isFor(alert, Audience.FRONT_DESK);
  }

  private static boolean isFor(Alert alert, Audience audience) {
    return alert.audience().contains(audience);
  }
}
