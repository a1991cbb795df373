package org.cleanclaim.plugin.kpi;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cleanclaim.plugin.claim.SubmissionTasks;
import org.cleanclaim.plugin.ledger.RebuiltPart;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * Tells what key figures are counted from anew. What a submission went through stands in the
 * versions of its Task.
 */
final class KpiRebuild implements RebuiltPart {

  private static final int PART = 50;

  private final DaoRegistry daos;
  private final StoredResources store;
  private final SqlKpiLedger ledger;
  private final KpiRecorder recorder;
  private final IHapiTransactionService transactions;

  KpiRebuild(
      DaoRegistry daos,
      StoredResources store,
      SqlKpiLedger ledger,
      KpiRecorder recorder,
      IHapiTransactionService transactions) {
    this.daos = daos;
    this.store = store;
    this.ledger = ledger;
    this.recorder = recorder;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "figures";
  }

  @Override
  public int rebuild(SystemRequestDetails request) {
    String tenant = TransactionWrites.tenant(request);
    ledger.clear(tenant);
    int told =
        each(Claim.class, request, claim -> recorder.told(tenant, claim, true))
            + each(Task.class, request, task -> task(tenant, task, request))
            + each(
                ClaimResponse.class,
                request,
                response ->
                    recorder.told(tenant, response, () -> claim(response.getRequest(), request)));
    List<String> composed = ledger.composed(tenant);
    for (int from = 0; from < composed.size(); from += PART) {
      List<String> part = composed.subList(from, Math.min(from + PART, composed.size()));
      transactions.withRequest(request).execute(() -> recorder.refresh(tenant, part));
    }
    return told;
  }

  private void task(String tenant, Task task, SystemRequestDetails request) {
    if (SubmissionTasks.isSubmission(task) && !"1".equals(task.getMeta().getVersionId())) {
      IBundleProvider versions =
          daos.getResourceDao(Task.class)
              .history(task.getIdElement().toUnqualifiedVersionless(), null, null, null, request);
      versions.getResources(0, Integer.MAX_VALUE).stream()
          .map(Task.class::cast)
          .forEach(version -> recorder.told(tenant, version));
    }
    recorder.told(tenant, task);
  }

  private Optional<Claim> claim(Reference reference, SystemRequestDetails request) {
    KnownResources known = new KnownResources();
    store.addMissing(known, Stream.of(reference), request);
    return known.find(Claim.class, reference);
  }

  private <T extends Resource> int each(
      Class<T> type, SystemRequestDetails request, Consumer<T> tell) {
    List<IIdType> all =
        daos
            .getResourceDao(type)
            .searchForResourceIds(SearchParameterMap.newSynchronous(), request)
            .stream()
            .map(id -> (IIdType) id)
            .toList();
    for (int from = 0; from < all.size(); from += PART) {
      List<IIdType> part = all.subList(from, Math.min(from + PART, all.size()));
      transactions
          .withRequest(request)
          .execute(
              () -> part.forEach(id -> tell.accept(daos.getResourceDao(type).read(id, request))));
    }
    return all.size();
  }
}
