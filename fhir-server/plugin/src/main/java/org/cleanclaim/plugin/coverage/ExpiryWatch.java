package org.cleanclaim.plugin.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.plugin.claim.VisitReader;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;

/**
 * Watches the end of a coverage: raises a Flag and a Task for the front desk when it ends before a
 * booked visit or within the payer policy's lead, and clears them when it no longer does.
 */
public class ExpiryWatch {

  private static final Set<String> EDITS = Set.of("coverage-expiring", "coverage-inactive");
  private final OwnVisits visits;
  private final Scrubber scrubber;
  private final ExpiryNotice notice;
  private final Clock clock;

  ExpiryWatch(OwnVisits visits, Scrubber scrubber, ExpiryNotice notice, Clock clock) {
    this.visits = visits;
    this.scrubber = scrubber;
    this.notice = notice;
    this.clock = clock;
  }

  /** Looks at all coverages of a patient: a new one may end the worry about another. */
  void look(Reference patient, KnownResources known, TransactionWrites writes) {
    look(patient, visits.days(patient, writes.request()), known, writes);
  }

  /**
   * The same of a patient whose visits are known.
   *
   * @param booked days of the visits to come, the next first
   */
  void look(
      Reference patient, List<LocalDate> booked, KnownResources known, TransactionWrites writes) {
    Map<String, Alert> ending = ending(patient, booked, known);
    for (Coverage coverage : known.all(Coverage.class)) {
      Alert alert = ending.get(coverage.getIdElement().getIdPart());
      if (alert != null) {
        notice.raise(coverage, alert, writes);
      } else {
        notice.clear(coverage, writes);
      }
    }
  }

  /** The coverages that end too soon, by id, each with its first alert. */
  private Map<String, Alert> ending(
      Reference patient, List<LocalDate> booked, KnownResources known) {
    LocalDate today = LocalDate.now(clock);
    List<LocalDate> days = new ArrayList<>(booked);
    days.add(null);
    Map<String, Alert> ending = new HashMap<>();
    for (LocalDate visit : days) {
      ClaimFacts facts = VisitReader.read(patient, visit, today, known);
      if (facts.billedCoverage() != null && facts.billedCoverage().end() != null) {
        scrubber.scrub(facts, today).alerts().stream()
            .filter(alert -> EDITS.contains(alert.edit()))
            .forEach(alert -> ending.putIfAbsent(facts.billedCoverage().id(), alert));
      }
    }
    return ending;
  }
}
