package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Tells what was found in a claim when, by which edition, and what was done about it. */
final class ScrubHistory {

  /** Versions of one resource that are told at most, the newest. */
  private static final int MOST = 1000;

  private final DaoRegistry daos;
  private final StoredResources store;
  private final AlertStore alerts;
  private final StoredDecisions decisions;

  ScrubHistory(DaoRegistry daos, StoredResources store, AlertStore alerts) {
    this.daos = daos;
    this.store = store;
    this.alerts = alerts;
    this.decisions = new StoredDecisions(daos);
  }

  /**
   * A claim's history.
   *
   * @param events the oldest first
   * @param known who the events name
   */
  record Told(List<ScrubEvent> events, KnownResources known) {}

  Told of(IdType claim, RequestDetails request) {
    List<String> id = List.of(claim.getIdPart());
    List<ScrubEvent> events = new ArrayList<>();
    List<Claim> written = versions(Claim.class, claim, request);
    for (Claim version : written) {
      events.add(ScrubEvent.written(version, version == written.get(0)));
    }
    alerts.of(id, request).forEach(alert -> add(events, alert, request));
    List<Provenance> decided = decisions.of(id, request);
    decided.forEach(decision -> events.add(ScrubEvent.decided(decision)));
    events.sort(ScrubEvent.ORDER);
    KnownResources known = new KnownResources();
    store.addMissing(
        known,
        decided.stream()
            .map(decision -> decision.getAgentFirstRep().getWho())
            .filter(Reference::hasReference),
        request);
    return new Told(events, known);
  }

  private void add(List<ScrubEvent> events, DetectedIssue alert, RequestDetails request) {
    DetectedIssue before = null;
    for (DetectedIssue version : versions(DetectedIssue.class, alert.getIdElement(), request)) {
      events.add(ScrubEvent.alerted(version, before));
      before = version;
    }
  }

  /**
   * The versions of a resource, the oldest first. They are not counted before: HAPI remembers a
   * count for a minute, and what came since would be left out.
   */
  private <T extends Resource> List<T> versions(Class<T> type, IdType id, RequestDetails request) {
    IBundleProvider history =
        daos.getResourceDao(type).history(id.toUnqualifiedVersionless(), null, null, null, request);
    return history.getResources(0, MOST).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .sorted(Comparator.comparing(version -> version.getIdElement().getVersionIdPartAsLong()))
        .toList();
  }
}
