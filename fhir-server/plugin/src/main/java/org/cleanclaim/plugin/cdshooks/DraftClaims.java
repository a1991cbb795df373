package org.cleanclaim.plugin.cdshooks;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Draft claims out of a hook's context. */
class DraftClaims {

  private final DraftJudge judge;
  private final FhirContext fhir;

  DraftClaims(DraftJudge judge, FhirContext fhir) {
    this.judge = judge;
    this.fhir = fhir;
  }

  List<Judged> judge(CdsCall call, PatientFile file, List<Claim> drafts) {
    List<Judged> judged = new ArrayList<>();
    for (Claim draft : drafts) {
      // A draft that names no patient is this call's patient's.
      if (!draft.hasPatient()) {
        draft.setPatient(call.context().patient());
      }
      List<Reference> named = new ArrayList<>(references(fhir, draft));
      named.addAll(providers(file.known()));
      call.resolve(file, named);
      judged.add(judge.claim(call, file, draft));
    }
    return judged;
  }

  /** Whether the drafts bring every coverage they name, so that none need be fetched. */
  static boolean nameTheirCoverage(
      List<Claim> drafts, KnownResources known, PrefetchTemplate template) {
    return template == PrefetchTemplate.COVERAGE
        && !drafts.isEmpty()
        && drafts.stream()
            .allMatch(
                draft ->
                    draft.hasInsurance()
                        && draft.getInsurance().stream()
                            .map(Claim.InsuranceComponent::getCoverage)
                            .allMatch(named -> known.find(Coverage.class, named).isPresent()));
  }

  /** Who gave earlier services: only the same person's can be duplicates. */
  private static List<Reference> providers(KnownResources known) {
    return known.all(Claim.class).stream()
        .flatMap(
            claim ->
                Stream.concat(
                    Stream.of(claim.getProvider()),
                    claim.getCareTeam().stream().map(Claim.CareTeamComponent::getProvider)))
        .toList();
  }

  /** Everything a resource names. */
  static Collection<Reference> references(FhirContext fhir, Resource resource) {
    return fhir.newTerser().getAllResourceReferences(resource).stream()
        .map(found -> (Reference) found.getResourceReference())
        .toList();
  }
}
