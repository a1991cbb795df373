package org.cleanclaim.plugin.store;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Resource;

/**
 * The store read by HAPI's own searches: the way that works in every host, and the slower one.
 *
 * @see QueriedResources
 */
public final class SearchedResources extends StoredResources {

  private final DaoRegistry daos;

  public SearchedResources(DaoRegistry daos) {
    this.daos = daos;
  }

  @Override
  protected void read(
      KnownResources known,
      Set<String> files,
      Map<String, Set<String>> others,
      RequestDetails request) {
    if (!files.isEmpty()) {
      SearchParameterMap search = byIds(files);
      search.addRevInclude(new Include("Coverage:beneficiary"));
      search.addRevInclude(new Include("Claim:patient"));
      search.addRevInclude(new Include("CoverageEligibilityResponse:patient"));
      search.addRevInclude(new Include("Task:patient"));
      search(known, "Patient", search, request);
    }
    others.forEach((type, ids) -> search(known, type, byIds(ids), request));
  }

  @Override
  protected void readApprovals(KnownResources known, Set<String> patients, RequestDetails request) {
    readApprovals(daos, known, patients, request);
  }

  /** Asked only of a claim that names an approval by number, so a search is good enough. */
  static void readApprovals(
      DaoRegistry daos, KnownResources known, Set<String> patients, RequestDetails request) {
    ReferenceOrListParam anyOf = new ReferenceOrListParam();
    patients.forEach(id -> anyOf.add(new ReferenceParam("Patient", null, id)));
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add("patient", anyOf);
    search.add("use", new TokenParam(ClaimResponse.Use.PREAUTHORIZATION.toCode()));
    for (IBaseResource found :
        daos.getResourceDao(ClaimResponse.class).search(search, request).getAllResources()) {
      known.add((Resource) found);
    }
  }

  private static SearchParameterMap byIds(Set<String> ids) {
    TokenOrListParam anyOf = new TokenOrListParam();
    ids.forEach(id -> anyOf.add(new TokenParam(id)));
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add("_id", anyOf);
    return search;
  }

  private void search(
      KnownResources known, String type, SearchParameterMap search, RequestDetails request) {
    for (IBaseResource found :
        daos.getResourceDao(type).search(search, request).getAllResources()) {
      known.add((Resource) found);
    }
  }
}
