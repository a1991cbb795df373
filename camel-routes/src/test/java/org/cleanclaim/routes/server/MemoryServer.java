package org.cleanclaim.routes.server;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * A server with versions, in memory: what the routes ask of one. The lifecycle runs on a real one.
 */
public final class MemoryServer extends FhirServer {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String LIFECYCLE =
      "https://cleanclaim.example/fhir/CodeSystem/claim-lifecycle";

  private final Map<String, Resource> stored = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, BigDecimal> risks = new LinkedHashMap<>();
  private Runnable beforeUpdate = () -> {};
  private Runnable whenVerified = () -> {};
  private final Map<String, Runnable> whenVerifiedOf = new ConcurrentHashMap<>();

  public MemoryServer() {
    super(
        FHIR,
        new ServerSettings("http://localhost:1/fhir", "", "", "", "x", Duration.ofSeconds(1)),
        Clock.systemUTC());
  }

  /** Stores a claim's Bundle and the Task that says it is ready; the claim's reference. */
  public String ready(String id, Bundle bundle) {
    for (var entry : bundle.getEntry()) {
      var resource = entry.getResource();
      if (resource instanceof Claim) {
        resource.setId("Claim/" + id);
      }
      store(resource);
    }
    var task = new Task();
    task.setId("Task/" + id);
    task.setStatus(Task.TaskStatus.REQUESTED);
    task.setBusinessStatus(new CodeableConcept(new Coding().setSystem(LIFECYCLE).setCode("ready")));
    task.setFocus(new Reference("Claim/" + id));
    store(task);
    return "Claim/" + id;
  }

  /** Stores the resource as its next version. */
  public void store(Resource resource) {
    var name = name(resource);
    var before = stored.get(name);
    int version = before == null ? 1 : Integer.parseInt(before.getMeta().getVersionId()) + 1;
    resource.getMeta().setVersionId(Integer.toString(version));
    resource.setId(name + "/_history/" + version);
    stored.put(name, resource.copy());
  }

  /** Does something between the reading of a Task and its writing, once. */
  public void beforeNextUpdate(Runnable something) {
    beforeUpdate = something;
  }

  public Task task(int id) {
    return task("Task/" + id).orElseThrow();
  }

  public <T extends Resource> List<T> all(Class<T> type) {
    synchronized (stored) {
      return stored.values().stream().filter(type::isInstance).map(type::cast).toList();
    }
  }

  @Override
  public Optional<String> named(String type, Identifier identifier) {
    return all(Organization.class).stream()
        .filter(one -> type.equals("Organization"))
        .filter(
            one ->
                one.getIdentifier().stream()
                    .anyMatch(known -> identifier.getValue().equals(known.getValue())))
        .map(one -> one.getIdElement().getIdPart())
        .findFirst();
  }

  @Override
  public List<StoredSubmission> ready() {
    return at("ready");
  }

  @Override
  public List<StoredSubmission> sendingSince(Instant before) {
    return at("sending");
  }

  private List<StoredSubmission> at(String station) {
    return all(Task.class).stream()
        .filter(task -> task.getBusinessStatus().hasCoding(LIFECYCLE, station))
        .map(
            task ->
                new StoredSubmission(
                    task.copy(), (Claim) stored.get(task.getFocus().getReference()).copy()))
        .toList();
  }

  @Override
  public Optional<Task> task(String reference) {
    return Optional.ofNullable((Task) stored.get(reference)).map(Task::copy);
  }

  /** Does something where the payer of a claim is asked once more, once. */
  public void whenCoverageIsVerified(Runnable something) {
    whenVerified = something;
  }

  /** Does something each time the payer of this claim is asked once more. */
  public void whenCoverageIsVerifiedOf(String claim, Runnable something) {
    whenVerifiedOf.put(claim, something);
  }

  @Override
  public void verifyCoverage(Claim claim) {
    whenVerifiedOf.getOrDefault(claim.getIdElement().getIdPart(), () -> {}).run();
    var something = whenVerified;
    whenVerified = () -> {};
    something.run();
  }

  /** How likely this claim is denied, if anybody asks. */
  public void risk(String claim, BigDecimal risk) {
    risks.put(claim, risk);
  }

  @Override
  public Optional<BigDecimal> denialRisk(Claim claim) {
    return Optional.ofNullable(risks.get("Claim/" + claim.getIdElement().getIdPart()));
  }

  @Override
  public boolean update(Resource resource) {
    var something = beforeUpdate;
    beforeUpdate = () -> {};
    something.run();
    var now = stored.get(name(resource)).getMeta().getVersionId();
    if (!now.equals(resource.getIdElement().getVersionIdPart())) {
      return false;
    }
    store(resource);
    return true;
  }

  @Override
  public List<Communication> appealsUnderWay() {
    return all(Communication.class).stream()
        .filter(letter -> letter.getStatus() == Communication.CommunicationStatus.INPROGRESS)
        .map(Communication::copy)
        .toList();
  }

  @Override
  public List<Resource> read(Collection<String> references) {
    return references.stream()
        .filter(stored::containsKey)
        .map(stored::get)
        .map(Resource::copy)
        .toList();
  }

  @Override
  public void put(List<? extends Resource> resources) {
    resources.stream().filter(this::isNew).forEach(this::store);
  }

  private boolean isNew(Resource resource) {
    var before = stored.get(name(resource));
    if (before == null) {
      return true;
    }
    var same = before.copy();
    same.setMeta(null);
    same.setId(name(resource));
    var now = resource.copy();
    now.setId(name(resource));
    return !FHIR.newJsonParser()
        .encodeResourceToString(same)
        .equals(FHIR.newJsonParser().encodeResourceToString(now));
  }

  private static String name(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }
}
