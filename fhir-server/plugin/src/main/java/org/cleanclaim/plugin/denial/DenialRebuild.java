package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.ledger.DenialLedger;
import org.cleanclaim.plugin.ledger.RebuiltPart;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Task;

/** Tells the denials of the ledger anew from their Tasks. */
final class DenialRebuild implements RebuiltPart {

  private static final int PART = 100;

  private final DaoRegistry daos;
  private final DenialLedger ledger;
  private final IHapiTransactionService transactions;

  DenialRebuild(DaoRegistry daos, DenialLedger ledger, IHapiTransactionService transactions) {
    this.daos = daos;
    this.ledger = ledger;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "denials";
  }

  @Override
  public int rebuild(SystemRequestDetails request) {
    String tenant = TransactionWrites.tenant(request);
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(Task.SP_CODE, new TokenParam(Canonical.TASKS, DenialTasks.CODE));
    List<IIdType> all =
        daos.getResourceDao(Task.class).searchForResourceIds(search, request).stream()
            .map(id -> (IIdType) id)
            .toList();
    Set<String> told = new HashSet<>();
    for (int from = 0; from < all.size(); from += PART) {
      List<IIdType> part = all.subList(from, Math.min(from + PART, all.size()));
      transactions
          .withRequest(request)
          .execute(
              () -> {
                for (IIdType id : part) {
                  Task task = daos.getResourceDao(Task.class).read(id, request);
                  ledger.told(tenant, DenialEntries.of(task));
                  told.add(task.getIdElement().getIdPart());
                }
                return part.size();
              });
    }
    transactions.withRequest(request).execute(() -> ledger.keepOnly(tenant, told));
    return told.size();
  }
}
