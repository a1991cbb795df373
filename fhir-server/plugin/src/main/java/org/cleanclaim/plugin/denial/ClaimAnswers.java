package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.plugin.denial.StandingAnswers.Answer;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Reference;

/** Reads all that payers answered to a claim and its corrections. */
final class ClaimAnswers {

  private final DaoRegistry daos;
  private final StoredResources store;

  ClaimAnswers(DaoRegistry daos, StoredResources store) {
    this.daos = daos;
    this.store = store;
  }

  /** The claim that is answered, with its coverage and payer. */
  Optional<Claim> claim(ClaimResponse response, KnownResources known, RequestDetails request) {
    return claim(response.getRequest(), known, request);
  }

  private Optional<Claim> claim(Reference named, KnownResources known, RequestDetails request) {
    store.addMissing(known, Stream.of(named), request);
    Optional<Claim> claim = known.find(Claim.class, named);
    claim.ifPresent(decided -> store.addPayers(known, List.of(decided), request));
    return claim;
  }

  /**
   * The adjudicating answers to these claims.
   *
   * @param newest one that was just written and stands in the place of what is stored of it; null
   *     for none
   */
  List<Answer> of(
      List<String> claims, ClaimResponse newest, KnownResources known, RequestDetails request) {
    List<Answer> answers = new ArrayList<>();
    if (!claims.isEmpty()) {
      ReferenceOrListParam anyOf = new ReferenceOrListParam();
      claims.forEach(id -> anyOf.add(new ReferenceParam("Claim/" + id)));
      SearchParameterMap search = SearchParameterMap.newSynchronous();
      search.add(ClaimResponse.SP_REQUEST, anyOf);
      daos.getResourceDao(ClaimResponse.class).search(search, request).getAllResources().stream()
          .map(ClaimResponse.class::cast)
          .filter(stored -> newest == null || !sameId(stored, newest))
          .forEach(stored -> add(answers, stored, known, request));
    }
    if (newest != null) {
      add(answers, newest, known, request);
    }
    return answers;
  }

  private void add(
      List<Answer> answers, ClaimResponse response, KnownResources known, RequestDetails request) {
    if (AdjudicationReader.isAdjudication(response)) {
      Optional<Claim> claim = claim(response, known, request);
      answers.add(
          new Answer(
              response,
              Objects.requireNonNullElse(DenialEntries.idOf(response.getRequest()), ""),
              AdjudicationReader.read(response, claim)));
    }
  }

  private static boolean sameId(ClaimResponse one, ClaimResponse other) {
    return Objects.equals(one.getIdElement().getIdPart(), other.getIdElement().getIdPart());
  }
}
