package org.cleanclaim.plugin.cdshooks;

import ca.uhn.fhir.parser.DataFormatException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cleanclaim.plugin.guard.GuardSettings;
import org.cleanclaim.plugin.guard.JsonInspection;
import org.cleanclaim.plugin.guard.RefusedBody;
import org.cleanclaim.plugin.site.BoundedBody;
import org.cleanclaim.plugin.site.ServerAddress;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of the caller's own FHIR server, read with the token it lent. The token goes to that
 * server only: no redirect is followed, and no page is turned to another origin.
 */
class RemoteRecords implements RecordSource {

  private static final Logger log = LoggerFactory.getLogger(RemoteRecords.class);
  private static final int MAX_ANSWER = 5 * 1024 * 1024;
  private static final int MAX_PAGES = 5;
  private static final int MAX_REFERENCES = 20;
  private static final Set<String> READABLE =
      Set.of(
          "Organization",
          "Practitioner",
          "PractitionerRole",
          "Location",
          "Condition",
          "Coverage",
          "ClaimResponse",
          "ServiceRequest",
          "DeviceRequest",
          "MedicationRequest",
          "DocumentReference",
          "Encounter");
  private static final Duration RESERVE = Duration.ofMillis(300);

  private final HttpClient http;
  private final FhirJson fhir;
  private final URI base;
  private final FhirAuthorization authorization;
  private final JsonInspection inspection = new JsonInspection(GuardSettings.standard());

  RemoteRecords(HttpClient http, FhirJson fhir, URI base, FhirAuthorization authorization) {
    this.http = http;
    this.fhir = fhir;
    this.base = base;
    this.authorization = authorization;
  }

  @Override
  public Set<String> fetch(
      List<PrefetchTemplate> templates, String patientId, KnownResources known, Deadline deadline) {
    Map<PrefetchTemplate, CompletableFuture<HttpResponse<byte[]>>> asked = new LinkedHashMap<>();
    templates.forEach(
        template -> asked.put(template, get(below(template.queryFor(patientId)), deadline)));
    Set<String> answered = new LinkedHashSet<>();
    asked.forEach(
        (template, answer) -> {
          if (await(answer, deadline)
              .map(got -> take(got, template, patientId, known, deadline))
              .orElse(false)) {
            answered.add(template.key());
          }
        });
    return answered;
  }

  @Override
  public void resolve(Collection<Reference> references, KnownResources known, Deadline deadline) {
    List<CompletableFuture<HttpResponse<byte[]>>> asked =
        references.stream()
            .map(Reference::getReferenceElement)
            .filter(id -> !id.isLocal() && id.hasIdPart() && isHere(id))
            .filter(id -> READABLE.contains(id.getResourceType()))
            .map(id -> id.getResourceType() + "/" + id.getIdPart())
            .distinct()
            .limit(MAX_REFERENCES)
            .map(path -> get(below(path), deadline))
            .toList();
    asked.forEach(
        answer ->
            await(answer, deadline)
                .filter(got -> got.statusCode() == 200)
                .flatMap(this::parse)
                .ifPresent(known::add));
  }

  @Override
  public boolean continueFrom(
      PrefetchTemplate template,
      String patientId,
      String nextPage,
      KnownResources known,
      Deadline deadline) {
    String next = nextPage;
    for (int page = 0; page < MAX_PAGES; page++) {
      Optional<Bundle> read =
          page(next)
              .flatMap(uri -> await(get(uri, deadline), deadline))
              .filter(got -> got.statusCode() == 200)
              .flatMap(this::parse)
              .filter(Bundle.class::isInstance)
              .map(Bundle.class::cast);
      if (read.isEmpty()) {
        return false;
      }
      add(read.get(), template, patientId, known);
      if (read.get().getLink("next") == null) {
        return true;
      }
      next = read.get().getLink("next").getUrl();
    }
    return false;
  }

  @Override
  public boolean isOurs() {
    return false;
  }

  private boolean take(
      HttpResponse<byte[]> got,
      PrefetchTemplate template,
      String patientId,
      KnownResources known,
      Deadline deadline) {
    if (got.statusCode() == 404 || got.statusCode() == 410) {
      return true;
    }
    Optional<Resource> read = got.statusCode() == 200 ? parse(got) : Optional.empty();
    if (read.isEmpty()) {
      log.warn("A caller's FHIR server answered {} to a read.", got.statusCode());
      return false;
    }
    if (!(read.get() instanceof Bundle bundle)) {
      add(read.get(), template, patientId, known);
      return template.brings(read.get());
    }
    add(bundle, template, patientId, known);
    Bundle.BundleLinkComponent next = bundle.getLink("next");
    return next == null || continueFrom(template, patientId, next.getUrl(), known, deadline);
  }

  private static void add(
      Bundle bundle, PrefetchTemplate template, String patientId, KnownResources known) {
    bundle.getEntry().stream()
        .filter(Bundle.BundleEntryComponent::hasResource)
        .forEach(entry -> add(entry.getResource(), template, patientId, known));
  }

  /** A server that answers with another patient's records is not believed. */
  private static void add(
      Resource resource, PrefetchTemplate template, String patientId, KnownResources known) {
    Reference patient = Prefetch.patientOf(resource);
    String id = patient == null ? null : patient.getReferenceElement().getIdPart();
    if (template.brings(resource) && (id == null || id.equals(patientId))) {
      known.add(resource);
    }
  }

  private CompletableFuture<HttpResponse<byte[]>> get(URI uri, Deadline deadline) {
    Duration left = deadline.left().minus(RESERVE);
    // A token that has ended would be refused, and without one nothing is asked.
    boolean ended = authorization != null && authorization.isExpired();
    if (ended || left.isNegative() || left.isZero()) {
      return CompletableFuture.failedFuture(new TimeoutException());
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).GET().timeout(left).header("Accept", "application/fhir+json");
    if (authorization != null) {
      request.header("Authorization", "Bearer " + authorization.token());
    }
    return http.sendAsync(request.build(), info -> new BoundedBody(MAX_ANSWER));
  }

  private static <T> Optional<T> await(CompletableFuture<T> answer, Deadline deadline) {
    Duration left = deadline.left().minus(RESERVE);
    try {
      return Optional.of(answer.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      // Addresses and answers may name patients: only the kind of fault is told.
      Throwable fault = e.getCause() == null ? e : e.getCause();
      log.warn("A caller's FHIR server could not be read: {}", fault.getClass().getName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer.cancel(true);
    return Optional.empty();
  }

  private Optional<Resource> parse(HttpResponse<byte[]> got) {
    try {
      inspection.inspect(got.body());
      Resource read = fhir.parse(new String(got.body(), StandardCharsets.UTF_8));
      return Optional.of(read).filter(resource -> !(resource instanceof OperationOutcome));
    } catch (RefusedBody | DataFormatException | ClassCastException e) {
      log.warn("A caller's FHIR server answered with something that is no FHIR R4.");
      return Optional.empty();
    }
  }

  private URI below(String query) {
    return URI.create(ServerAddress.origin(base) + ServerAddress.path(base) + "/" + query);
  }

  /** A next page, if it is at the same origin; a relative one is taken from the base. */
  private Optional<URI> page(String next) {
    try {
      URI uri = URI.create(base.toString().replaceAll("/?$", "/")).resolve(next);
      boolean same =
          uri.getHost() != null && ServerAddress.origin(uri).equals(ServerAddress.origin(base));
      return same ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isHere(IIdType id) {
    if (!id.isAbsolute()) {
      return id.hasResourceType();
    }
    try {
      return ServerAddress.same(URI.create(id.getBaseUrl()), base);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
