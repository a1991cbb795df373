package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * The stored alerts of a claim, brought in step with what scrubbing found.
 *
 * <p>An alert that still holds keeps its id, one that no longer holds is closed ({@code
 * cancelled}), one that a person released stays released ({@code final}) while it holds.
 */
public final class AlertStore {

  private final DaoRegistry daos;
  private final Clock clock;

  public AlertStore(DaoRegistry daos, Clock clock) {
    this.daos = daos;
    this.clock = clock;
  }

  /** All alerts ever stored about these claims, open or not. */
  public List<DetectedIssue> of(List<String> claimIds, RequestDetails request) {
    ReferenceOrListParam anyOf = new ReferenceOrListParam();
    claimIds.forEach(id -> anyOf.add(new ReferenceParam("Claim/" + id)));
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(DetectedIssue.SP_IMPLICATED, anyOf);
    return daos
        .getResourceDao(DetectedIssue.class)
        .search(search, request)
        .getAllResources()
        .stream()
        .map(DetectedIssue.class::cast)
        .filter(issue -> !AlertMapping.identity(issue).isEmpty())
        .toList();
  }

  /**
   * Stores what was found.
   *
   * @param stored the claim's alerts so far
   * @return the claim's alerts that hold now, released ones among them, in the order found
   */
  List<DetectedIssue> reconcile(
      Claim claim, List<DetectedIssue> stored, List<Alert> found, TransactionWrites writes) {
    Map<String, DetectedIssue> before = new LinkedHashMap<>();
    stored.forEach(issue -> before.put(AlertMapping.identity(issue), issue));
    List<DetectedIssue> now = new ArrayList<>();
    for (Alert alert : found) {
      DetectedIssue issue = AlertMapping.issue(alert, claim, clock.instant());
      DetectedIssue known = before.remove(AlertMapping.identity(issue));
      now.add(known == null ? writes.put(issue) : renew(known, issue, writes));
    }
    before.values().forEach(gone -> close(gone, writes));
    return now;
  }

  /** Marks an open alert as released by a person: it no longer holds the claim. */
  DetectedIssue release(
      DetectedIssue open, CodeableConcept reason, Reference who, TransactionWrites writes) {
    DetectedIssue issue = open.copy();
    issue.setStatus(DetectedIssueStatus.FINAL);
    issue.addMitigation().setAction(reason).setAuthor(who).setDate(Date.from(clock.instant()));
    return writes.put(issue);
  }

  private DetectedIssue renew(DetectedIssue known, DetectedIssue found, TransactionWrites writes) {
    boolean reopened = known.getStatus() == DetectedIssueStatus.CANCELLED;
    if (!reopened && sameWords(known, found)) {
      return known;
    }
    found.setId(known.getIdElement().toUnqualifiedVersionless());
    if (!reopened) {
      found.setStatus(known.getStatus());
      found.setIdentified(known.getIdentified());
      known.getMitigation().stream()
          .filter(DetectedIssue.DetectedIssueMitigationComponent::hasAuthor)
          .forEach(found::addMitigation);
    }
    return writes.put(found);
  }

  private void close(DetectedIssue gone, TransactionWrites writes) {
    if (gone.getStatus() != DetectedIssueStatus.CANCELLED) {
      DetectedIssue issue = gone.copy();
      issue.setStatus(DetectedIssueStatus.CANCELLED);
      writes.put(issue);
    }
  }

  /** Whether a stored alert says what was found again: an unchanged alert is not written. */
  private static boolean sameWords(DetectedIssue known, DetectedIssue found) {
    return known.getDetail().equals(found.getDetail())
        && known.getSeverity() == found.getSeverity()
        && remedy(known).equals(remedy(found))
        && sameExtensions(known, found);
  }

  private static boolean sameExtensions(DetectedIssue known, DetectedIssue found) {
    if (known.getExtension().size() != found.getExtension().size()) {
      return false;
    }
    for (int i = 0; i < known.getExtension().size(); i++) {
      if (!known.getExtension().get(i).equalsDeep(found.getExtension().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String remedy(DetectedIssue issue) {
    return issue.hasMitigation()
        ? String.valueOf(issue.getMitigationFirstRep().getAction().getText())
        : "";
  }

  static boolean isOpen(DetectedIssue issue) {
    return issue.getStatus() == DetectedIssueStatus.PRELIMINARY;
  }
}
