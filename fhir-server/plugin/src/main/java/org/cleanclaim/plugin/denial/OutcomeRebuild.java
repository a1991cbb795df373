package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.List;
import org.cleanclaim.plugin.ledger.OutcomeLedger;
import org.cleanclaim.plugin.ledger.RebuiltPart;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.ClaimResponse;

/**
 * Tells what payers decided anew, the oldest answer first: a site that has years of answers sees
 * its denial rates of before the first alert.
 */
final class OutcomeRebuild implements RebuiltPart {

  private static final int PART = 50;

  private final DaoRegistry daos;
  private final DenialCapture capture;
  private final OutcomeLedger ledger;
  private final IHapiTransactionService transactions;

  OutcomeRebuild(
      DaoRegistry daos,
      DenialCapture capture,
      OutcomeLedger ledger,
      IHapiTransactionService transactions) {
    this.daos = daos;
    this.capture = capture;
    this.ledger = ledger;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "answers";
  }

  @Override
  public int rebuild(SystemRequestDetails request) {
    List<IIdType> all = answers(request);
    ledger.clear(TransactionWrites.tenant(request));
    for (int from = 0; from < all.size(); from += PART) {
      List<IIdType> part = all.subList(from, Math.min(from + PART, all.size()));
      transactions
          .withRequest(request)
          .execute(
              () -> {
                TransactionWrites writes =
                    new TransactionWrites(daos, request, new TransactionDetails());
                part.forEach(
                    id ->
                        capture.proveAgain(
                            daos.getResourceDao(ClaimResponse.class).read(id, request), writes));
                return part.size();
              });
    }
    return all.size();
  }

  private List<IIdType> answers(SystemRequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.setSort(new SortSpec(ClaimResponse.SP_CREATED).setChain(new SortSpec("_id")));
    return daos.getResourceDao(ClaimResponse.class).searchForResourceIds(search, request).stream()
        .map(id -> (IIdType) id)
        .toList();
  }
}
