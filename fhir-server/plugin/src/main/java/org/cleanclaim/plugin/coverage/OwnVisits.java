package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** The visits that are booked in this server. */
final class OwnVisits extends BookedVisits {

  /** How many are read at first; more when there are more, so that none is left out. */
  static final int FIRST = 200;

  private final DaoRegistry daos;
  private final StoredResources store;

  OwnVisits(DaoRegistry daos, StoredResources store, Clock clock) {
    super(clock);
    this.daos = daos;
    this.store = store;
  }

  @Override
  protected List<Appointment> read(LocalDate from, LocalDate to, RequestDetails request) {
    int most = FIRST;
    List<Appointment> found = read(from, to, most, request);
    while (found.size() == most) {
      most *= 8;
      found = read(from, to, most, request);
    }
    return found;
  }

  private List<Appointment> read(LocalDate from, LocalDate to, int most, RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(Appointment.SP_DATE, new DateRangeParam(from.toString(), to.toString()));
    search.setSort(new SortSpec(Appointment.SP_DATE));
    search.setLoadSynchronousUpTo(most);
    // In the server's name: a caller's request would cut the list at the host's size of a page. Of
    // a list that was cut off HAPI does not tell the size, so "all" cannot be asked for.
    return appointments(
        daos.getResourceDao(Appointment.class)
            .search(search, TransactionWrites.inServersName(request))
            .getResources(0, most));
  }

  @Override
  protected List<Appointment> readFrom(LocalDate from, Reference patient, RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(Appointment.SP_PATIENT, new ReferenceParam(patient.getReference()));
    search.add(Appointment.SP_DATE, new DateRangeParam().setLowerBound(from.toString()));
    return found(search, request);
  }

  private List<Appointment> found(SearchParameterMap search, RequestDetails request) {
    return appointments(
        daos.getResourceDao(Appointment.class)
            .search(search, TransactionWrites.inServersName(request))
            .getAllResources());
  }

  private static List<Appointment> appointments(List<IBaseResource> found) {
    return found.stream().map(Appointment.class::cast).toList();
  }

  @Override
  KnownResources file(Reference patient, List<Reference> providers, RequestDetails request) {
    KnownResources known = new KnownResources();
    store.addPatientFile(known, patient, request);
    store.addMissing(known, providers.stream(), request);
    return known;
  }

  /** One visit; throws as a read does when it is not there. */
  Appointment one(IdType id, RequestDetails request) {
    return daos.getResourceDao(Appointment.class).read(id.toUnqualifiedVersionless(), request);
  }
}
