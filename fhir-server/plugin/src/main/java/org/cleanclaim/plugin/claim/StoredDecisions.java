package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.List;
import org.hl7.fhir.r4.model.Provenance;

/** Reads what was decided of claims. */
final class StoredDecisions {

  private final DaoRegistry daos;

  StoredDecisions(DaoRegistry daos) {
    this.daos = daos;
  }

  List<Provenance> of(List<String> claimIds, RequestDetails request) {
    ReferenceOrListParam anyOf = new ReferenceOrListParam();
    claimIds.forEach(id -> anyOf.add(new ReferenceParam("Claim/" + id)));
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(Provenance.SP_TARGET, anyOf);
    return daos.getResourceDao(Provenance.class).search(search, request).getAllResources().stream()
        .map(Provenance.class::cast)
        .filter(DecisionRecord::isOurs)
        .toList();
  }
}
