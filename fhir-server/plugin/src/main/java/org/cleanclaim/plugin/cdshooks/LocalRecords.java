package org.cleanclaim.plugin.cdshooks;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The records of this server itself, read without going out over HTTP. */
class LocalRecords implements RecordSource {

  /** Left for judging and writing the answer. */
  private static final Duration RESERVE = Duration.ofMillis(300);

  private final StoredResources store;
  private final Reading reading;

  LocalRecords(StoredResources store, Reading reading) {
    this.store = store;
    this.reading = reading;
  }

  @Override
  public Set<String> fetch(
      List<PrefetchTemplate> templates, String patientId, KnownResources known, Deadline deadline) {
    return reading
        .within(time(deadline), () -> file(patientId))
        .map(file -> take(file, templates, known))
        .orElse(Set.of());
  }

  private KnownResources file(String patientId) {
    KnownResources file = new KnownResources();
    store.addPatientFile(file, new Reference("Patient/" + patientId), new SystemRequestDetails());
    if (file.all(Patient.class).isEmpty()) {
      throw CdsRefusal.missingData("The patient of the call is not on the FHIR server it names.");
    }
    return file;
  }

  /** What was sent along is not replaced: only what the templates ask for is taken over. */
  private static Set<String> take(
      KnownResources file, List<PrefetchTemplate> templates, KnownResources known) {
    templates.stream()
        .flatMap(template -> template.types().stream())
        .flatMap(type -> file.all(type).stream())
        .forEach(known::add);
    return templates.stream().map(PrefetchTemplate::key).collect(Collectors.toSet());
  }

  @Override
  public void resolve(Collection<Reference> references, KnownResources known, Deadline deadline) {
    reading
        .within(
            time(deadline),
            () -> {
              KnownResources found = new KnownResources();
              store.addMissing(found, references.stream(), new SystemRequestDetails());
              return found;
            })
        .ifPresent(found -> found.all(Resource.class).forEach(known::add));
  }

  @Override
  public boolean continueFrom(
      PrefetchTemplate template,
      String patientId,
      String nextPage,
      KnownResources known,
      Deadline deadline) {
    // Our own pages are no way in: the whole result is read afresh.
    return !fetch(List.of(template), patientId, known, deadline).isEmpty();
  }

  @Override
  public boolean isOurs() {
    return true;
  }

  private static Duration time(Deadline deadline) {
    Duration left = deadline.left().minus(RESERVE);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
