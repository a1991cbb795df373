package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** The visits that are booked in this server. */
final class OwnVisits extends BookedVisits {

  /** How many are read at a time. */
  static final int PAGE = 200;

  private final DaoRegistry daos;
  private final StoredResources store;

  OwnVisits(DaoRegistry daos, StoredResources store, Clock clock) {
    super(clock);
    this.daos = daos;
    this.store = store;
  }

  @Override
  protected List<Appointment> read(LocalDate from, LocalDate to, RequestDetails request) {
    List<Appointment> all = new ArrayList<>();
    List<Appointment> page;
    do {
      SearchParameterMap search = SearchParameterMap.newSynchronous();
      search.add(Appointment.SP_DATE, new DateRangeParam(from.toString(), to.toString()));
      // By id too: visits of one minute must not change places between two pages.
      search.setSort(
          new SortSpec(Appointment.SP_DATE).setChain(new SortSpec(Appointment.SP_RES_ID)));
      search.setOffset(all.size());
      search.setCount(PAGE);
      page =
          appointments(
              daos.getResourceDao(Appointment.class).search(search, request).getResources(0, PAGE));
      all.addAll(page);
    } while (page.size() == PAGE);
    return all;
  }

  @Override
  protected List<Appointment> readFrom(LocalDate from, Reference patient, RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(Appointment.SP_PATIENT, new ReferenceParam(patient.getReference()));
    search.add(Appointment.SP_DATE, new DateRangeParam().setLowerBound(from.toString()));
    return appointments(
        daos.getResourceDao(Appointment.class).search(search, request).getAllResources());
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
