package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cleanclaim.plugin.ehr.EhrRecords;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * The visits that are booked in the site's EHR. Patients and coverages are read there; what payers
 * answered about them, and the notices, are kept here and refer to them by their address there.
 */
final class EhrVisits extends BookedVisits {

  private static final String PAGE = "&_count=100";

  private final EhrRecords ehr;
  private final DaoRegistry daos;

  /** Payers and practitioners: few, and the same for visit after visit. */
  private final Cache<String, Optional<Resource>> parties =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(10)).maximumSize(10_000).build();

  EhrVisits(EhrRecords ehr, DaoRegistry daos, Clock clock) {
    super(clock);
    this.ehr = ehr;
    this.daos = daos;
  }

  @Override
  protected List<Appointment> read(LocalDate from, LocalDate to, RequestDetails request) {
    return of(Appointment.class, ehr.search("Appointment", days(from, to) + PAGE));
  }

  @Override
  protected List<Appointment> readFrom(LocalDate from, Reference patient, RequestDetails request) {
    return of(
        Appointment.class,
        ehr.search("Appointment", "patient=" + id(patient) + "&date=ge" + from + PAGE));
  }

  @Override
  KnownResources file(Reference patient, List<Reference> providers, RequestDetails request) {
    KnownResources known = new KnownResources();
    ehr.read(patient.getReferenceElement()).ifPresent(known::add);
    List<Coverage> coverages =
        of(Coverage.class, ehr.search("Coverage", "patient=" + id(patient) + PAGE));
    coverages.forEach(known::add);
    answers(patient, request).forEach(known::add);
    List<Reference> named = new ArrayList<>(providers);
    coverages.forEach(coverage -> named.addAll(coverage.getPayor()));
    named.stream()
        .filter(party -> ehr.isTheirs(party.getReferenceElement()))
        .map(this::party)
        .flatMap(Optional::stream)
        .forEach(known::add);
    return known;
  }

  private Optional<Resource> party(Reference party) {
    return parties.get(party.getReference(), address -> ehr.read(party.getReferenceElement()));
  }

  /** What payers answered about a patient of the EHR is kept here. */
  private List<CoverageEligibilityResponse> answers(Reference patient, RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(CoverageEligibilityResponse.SP_PATIENT, new ReferenceParam(patient.getReference()));
    return daos
        .getResourceDao(CoverageEligibilityResponse.class)
        .search(search, request)
        .getAllResources()
        .stream()
        .map(CoverageEligibilityResponse.class::cast)
        .toList();
  }

  @Override
  List<Reference> noticed(RequestDetails request) {
    SearchParameterMap search = ExpiryNotice.openTasks();
    return daos.getResourceDao(Task.class).search(search, request).getAllResources().stream()
        .map(Task.class::cast)
        .map(Task::getFor)
        .filter(patient -> ehr.isTheirs(patient.getReferenceElement()))
        .toList();
  }

  private static String days(LocalDate from, LocalDate to) {
    return "date=ge" + from + "&date=le" + to;
  }

  private static String id(Reference patient) {
    return URLEncoder.encode(patient.getReferenceElement().getIdPart(), StandardCharsets.UTF_8);
  }

  /** A search may bring others along, and says of each what it is. */
  private static <T extends Resource> List<T> of(Class<T> type, List<Resource> found) {
    return found.stream()
        .map(each -> type.isInstance(each) ? type.cast(each) : null)
        .filter(Objects::nonNull)
        .toList();
  }
}
