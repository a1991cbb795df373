package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Comparator;
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
    KnownResources known = new KnownResources();
    ClaimPage page =
        ledger.find(
            TransactionWrites.tenant(request), query, words -> byName(words, known, request));
    store.addMissing(known, named(page), request);
    List<String> ids = page.claims().stream().map(ClaimEntry::claim).toList();
    return new Listed(page, known, ids.isEmpty() ? Map.of() : byClaim(ids, request));
  }

  /** As a reader looks for them; who or what has no name comes last. */
  private List<String> byName(List<String> words, KnownResources known, RequestDetails request) {
    store.addMissing(known, references(words.stream()), request);
    return words.stream()
        .sorted(
            Comparator.comparing(
                    (String each) -> Names.of(each, known),
                    Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
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
    return references(Stream.concat(ofClaims, choices));
  }

  private static Stream<Reference> references(Stream<String> words) {
    return words.filter(each -> each != null && each.contains("/")).map(Reference::new);
  }
}
