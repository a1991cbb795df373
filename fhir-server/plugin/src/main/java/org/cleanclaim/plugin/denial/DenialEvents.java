package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Writes who did what about a denial, as Provenance of its Task. */
final class DenialEvents {

  private final DaoRegistry daos;
  private final Clock clock;

  DenialEvents(DaoRegistry daos, Clock clock) {
    this.daos = daos;
    this.clock = clock;
  }

  /**
   * Writes it.
   *
   * @param event code of {@code CodeSystem/denial-event}
   * @param words what was done, for people
   * @param about what else it made or was made from
   */
  void record(
      Task task,
      String event,
      String words,
      Reference who,
      TransactionWrites writes,
      Resource... about) {
    Provenance record = new Provenance();
    record.getMeta().addProfile(Canonical.DENIAL_EVENT_PROFILE);
    record.addTarget(DenialTasks.reference(task));
    record.setRecorded(Date.from(clock.instant()));
    record.setActivity(Concepts.of(Canonical.DENIAL_EVENT, event));
    record.addReason(new CodeableConcept().setText(words));
    record.addAgent().setWho(who);
    for (Resource resource : about) {
      record
          .addEntity()
          .setRole(Provenance.ProvenanceEntityRole.SOURCE)
          .setWhat(new Reference(key(resource)));
    }
    writes.put(record);
  }

  /** What was done about a denial last. */
  Optional<Provenance> last(String task, RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(Provenance.SP_TARGET, new ReferenceParam("Task/" + task));
    search.setSort(new SortSpec(Provenance.SP_RECORDED, SortOrderEnum.DESC));
    search.setLoadSynchronousUpTo(20);
    return daos.getResourceDao(Provenance.class).search(search, request).getAllResources().stream()
        .map(Provenance.class::cast)
        .filter(DenialEvents::isOurs)
        .max(Comparator.comparing(record -> record.getMeta().getLastUpdated()));
  }

  private static boolean isOurs(Provenance record) {
    return record.getActivity().getCoding().stream()
        .anyMatch(coding -> Canonical.DENIAL_EVENT.equals(coding.getSystem()));
  }

  /** Who acts when no person does. */
  static Reference cleanclaim() {
    return new Reference().setType("Device").setDisplay("Cleanclaim");
  }

  static String key(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }
}
