package org.cleanclaim.plugin.cdshooks;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;

/**
 * Who sees the patient at a visit: they are named on the claim it leads to, and a payer is asked in
 * the name of the first with an NPI.
 */
final class VisitProviders {

  private VisitProviders() {}

  /**
   * Adds clinicians and clinic of the encounter the call names. An encounter that cannot be read
   * leaves the visit without them; one of another patient is refused.
   */
  static void ofEncounter(CdsCall call, PatientFile file, Claim visit) {
    String encounter = call.context().encounterId();
    if (encounter == null) {
      return;
    }
    Reference named = new Reference(encounter.contains("/") ? encounter : "Encounter/" + encounter);
    call.resolve(file, List.of(named));
    file.known().find(Encounter.class, named).ifPresent(found -> add(call, file, visit, found));
  }

  private static void add(CdsCall call, PatientFile file, Claim visit, Encounter encounter) {
    call.context().requirePatient(encounter.getSubject(), "Encounter");
    if (encounter.hasServiceProvider()) {
      visit.setProvider(encounter.getServiceProvider());
    }
    add(
        call,
        file,
        visit,
        encounter.getParticipant().stream()
            .map(Encounter.EncounterParticipantComponent::getIndividual));
  }

  /** Adds the clinicians among some people as those who see the patient, and reads them. */
  static void add(CdsCall call, PatientFile file, Claim visit, Stream<Reference> people) {
    people
        .filter(person -> "Practitioner".equals(person.getReferenceElement().getResourceType()))
        .forEach(clinician -> rendering(visit, clinician));
    call.resolve(
        file,
        Stream.concat(
                Stream.of(visit.getProvider()),
                visit.getCareTeam().stream().map(Claim.CareTeamComponent::getProvider))
            .toList());
  }

  private static void rendering(Claim visit, Reference clinician) {
    visit
        .addCareTeam()
        .setSequence(visit.getCareTeam().size())
        .setProvider(clinician)
        .setRole(new CodeableConcept().addCoding(new Coding().setCode("rendering")));
  }
}
