package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.plugin.ledger.ClaimEntry;
import org.cleanclaim.plugin.ledger.ClaimLedger;
import org.cleanclaim.plugin.ledger.ClaimPage;
import org.cleanclaim.plugin.ledger.ClaimQuery;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Reference;

/** The billing office's worklist: claims that wait, with what they are and why they wait. */
final class HeldClaims {

  private final ClaimLedger ledger;
  private final AlertStore alerts;
  private final StoredResources store;

  HeldClaims(ClaimLedger ledger, AlertStore alerts, StoredResources store) {
    this.ledger = ledger;
    this.alerts = alerts;
    this.store = store;
  }

  /**
   * A page of the list.
   *
   * @param known the claims of the page, and who and what they and the page's choices name
   * @param alerts open alerts by id of their claim
   */
  record Listed(ClaimPage page, KnownResources known, Map<String, List<DetectedIssue>> alerts) {}

  Listed find(ClaimQuery query, RequestDetails caller) {
    SystemRequestDetails request = TransactionWrites.inServersName(caller);
    ClaimPage page = ledger.find(TransactionWrites.tenant(request), query);
    KnownResources known = new KnownResources();
    store.addMissing(known, named(page), request);
    List<String> ids = page.claims().stream().map(ClaimEntry::claim).toList();
    return new Listed(page, known, ids.isEmpty() ? Map.of() : byClaim(ids, request));
  }

  private Map<String, List<DetectedIssue>> byClaim(List<String> ids, RequestDetails request) {
    Function<DetectedIssue, String> claim =
        alert -> alert.getImplicatedFirstRep().getReferenceElement().getIdPart();
    return alerts.of(ids, request).stream()
        .filter(AlertStore::isOpen)
        .collect(Collectors.groupingBy(claim));
  }

  private static Stream<Reference> named(ClaimPage page) {
    Stream<String> ofClaims =
        page.claims().stream()
            .flatMap(
                entry ->
                    Stream.of("Claim/" + entry.claim(), entry.patient(), entry.station().owner()));
    Stream<String> choices =
        Stream.concat(page.payers().keySet().stream(), page.clinicians().keySet().stream());
    return Stream.concat(ofClaims, choices)
        .filter(words -> words != null && words.contains("/"))
        .map(Reference::new);
  }
}
