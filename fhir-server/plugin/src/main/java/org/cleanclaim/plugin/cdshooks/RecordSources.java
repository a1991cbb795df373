package org.cleanclaim.plugin.cdshooks;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.cleanclaim.plugin.site.ServerAddress;
import org.cleanclaim.plugin.store.StoredResources;

/**
 * Finds where a call's missing records may be read: in this server's own store, at a FHIR server on
 * the list, or nowhere. An address that is not on the list is never contacted.
 */
class RecordSources {

  private final CdsHooksSettings settings;
  private final LocalReads localReads;
  private final StoredResources store;
  private final Reading reading;
  private final FhirJson fhir;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  RecordSources(
      CdsHooksSettings settings,
      LocalReads localReads,
      StoredResources store,
      Reading reading,
      FhirJson fhir) {
    this.settings = settings;
    this.localReads = localReads;
    this.store = store;
    this.reading = reading;
    this.fhir = fhir;
  }

  RecordSource of(HookRequest request, String patientId, OwnAddress.Here here) {
    requireTokenOfThisCall(request.authorization(), patientId);
    URI server = request.fhirServer();
    if (server == null) {
      return RecordSource.none();
    }
    if (here.fhirBases().stream().anyMatch(base -> ServerAddress.same(base, server))) {
      return own(request, patientId, here);
    }
    boolean allowed =
        settings.fhirServers().stream().anyMatch(each -> ServerAddress.isBelow(server, each));
    return allowed
        ? new RemoteRecords(http, fhir, server, request.authorization())
        : RecordSource.none();
  }

  /** Where the host cannot vouch for the caller, its own guards judge the token, as for anybody. */
  private RecordSource own(HookRequest request, String patientId, OwnAddress.Here here) {
    if (localReads.permits(request.authorization(), patientId)) {
      return new LocalRecords(store, reading);
    }
    return request.authorization() == null
        ? RecordSource.none()
        : new RemoteRecords(http, fhir, here.reachable(), request.authorization());
  }

  private void requireTokenOfThisCall(FhirAuthorization authorization, String patientId) {
    if (authorization == null) {
      return;
    }
    String patient = authorization.patient();
    if (patient != null && !patient.equals(patientId) && !patient.equals("Patient/" + patientId)) {
      throw CdsRefusal.forbidden(
          "fhirAuthorization is for another patient than context.patientId.");
    }
    if (settings.clientId() != null && !settings.clientId().equals(authorization.subject())) {
      throw CdsRefusal.forbidden(
          "fhirAuthorization was issued to another client than this server.");
    }
  }
}
