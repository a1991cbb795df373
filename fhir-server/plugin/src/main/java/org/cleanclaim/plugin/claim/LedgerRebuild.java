package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.ledger.ClaimEntry;
import org.cleanclaim.plugin.ledger.ClaimLedger;
import org.cleanclaim.plugin.ledger.RebuiltPart;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * The operation {@code $rebuild-ledger}: tells the claims of the ledger anew from the resources.
 *
 * <p>A part at a time, each in a transaction that holds its rows first: a claim that is written
 * meanwhile is told by whoever comes last, and that one sees the other's write.
 */
public final class LedgerRebuild {

  private static final int PART = 100;

  private final DaoRegistry daos;
  private final StoredResources store;
  private final AlertStore alerts;
  private final ClaimLedger ledger;
  private final ClaimEntries entries;
  private final IHapiTransactionService transactions;
  private final List<RebuiltPart> others;

  LedgerRebuild(
      DaoRegistry daos,
      StoredResources store,
      AlertStore alerts,
      ClaimLedger ledger,
      ClaimJudge judge,
      IHapiTransactionService transactions,
      List<RebuiltPart> others) {
    this.daos = daos;
    this.store = store;
    this.alerts = alerts;
    this.ledger = ledger;
    this.entries = new ClaimEntries(judge);
    this.transactions = transactions;
    this.others = others;
  }

  /**
   * Rebuilds.
   *
   * @return {@code claims}: how many were told; {@code removed}: how many rows had no claim; then
   *     how many resources each other part was told from, such as {@code answers}
   */
  @Operation(name = "$rebuild-ledger")
  public Parameters rebuild(RequestDetails caller) {
    SystemRequestDetails request = TransactionWrites.inServersName(caller);
    Set<String> told = new HashSet<>();
    List<String> tasks = tasks(request);
    for (int from = 0; from < tasks.size(); from += PART) {
      List<String> part = tasks.subList(from, Math.min(from + PART, tasks.size()));
      told.addAll(
          transactions.withRequest(request).execute(() -> rebuild(claims(part, request), request)));
    }
    int removed =
        transactions
            .withRequest(request)
            .execute(() -> ledger.keepOnly(TransactionWrites.tenant(request), told));
    Parameters answer = new Parameters();
    answer.addParameter().setName("claims").setValue(new IntegerType(told.size()));
    answer.addParameter().setName("removed").setValue(new IntegerType(removed));
    others.forEach(
        part ->
            answer
                .addParameter()
                .setName(part.name())
                .setValue(new IntegerType(part.rebuild(request))));
    return answer;
  }

  /** Ids of all submissions. */
  private List<String> tasks(RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(Task.SP_CODE, new TokenParam(Canonical.TASKS, SubmissionTasks.CODE));
    return daos.getResourceDao(Task.class).searchForResourceIds(search, request).stream()
        .map(id -> id.getIdPart())
        .toList();
  }

  private List<String> claims(List<String> tasks, RequestDetails request) {
    TokenOrListParam anyOf = new TokenOrListParam();
    tasks.forEach(id -> anyOf.add(new TokenParam(id)));
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add("_id", anyOf);
    return daos.getResourceDao(Task.class).search(search, request).getAllResources().stream()
        .map(task -> ((Task) task).getFocus().getReferenceElement().getIdPart())
        .toList();
  }

  private List<String> rebuild(List<String> ids, SystemRequestDetails request) {
    if (ids.isEmpty()) {
      return ids;
    }
    String tenant = TransactionWrites.tenant(request);
    ledger.lock(tenant, ids);
    KnownResources known = new KnownResources();
    store.addMissing(known, ids.stream().map(id -> new Reference("Claim/" + id)), request);
    List<Claim> claims = known.all(Claim.class);
    store.complete(known, claims, request);
    Map<String, List<DetectedIssue>> issues =
        alerts.of(ids, request).stream()
            .collect(
                Collectors.groupingBy(
                    alert -> alert.getImplicatedFirstRep().getReferenceElement().getIdPart()));
    Map<String, List<Provenance>> decisions = decisions(ids, request);
    for (Claim claim : claims) {
      String id = claim.getIdElement().getIdPart();
      SubmissionTasks.in(known, id)
          .map(
              task ->
                  entry(
                      claim,
                      known.complete(),
                      task,
                      issues.getOrDefault(id, List.of()),
                      decisions.getOrDefault(id, List.of())))
          .ifPresent(entry -> ledger.renew(tenant, entry, true));
    }
    return ids;
  }

  private ClaimEntry entry(
      Claim claim,
      KnownResources known,
      Task task,
      List<DetectedIssue> alerts,
      List<Provenance> decisions) {
    List<Provenance> newest =
        DecisionRecord.newestFirst(decisions).stream().filter(DecisionRecord::moves).toList();
    Provenance last = newest.isEmpty() ? null : newest.get(0);
    boolean released = last != null && DecisionRecord.is(last, DecisionRecord.RELEASED);
    Date releasedAt = released ? last.getRecorded() : null;
    boolean held = SubmissionTasks.status(task).filter(SubmissionStatus.HELD::equals).isPresent();
    if (held && last != null && DecisionRecord.is(last, SubmissionStatus.HELD.code())) {
      task = task.copy().setLastModified(last.getRecorded());
    }
    return entries.of(claim, known, task, releasedAt, alerts);
  }

  private Map<String, List<Provenance>> decisions(List<String> ids, RequestDetails request) {
    return new StoredDecisions(daos)
        .of(ids, request).stream().collect(Collectors.groupingBy(LedgerRebuild::claim));
  }

  private static String claim(Provenance decision) {
    return decision.getTarget().stream()
        .map(Reference::getReferenceElement)
        .filter(id -> "Claim".equals(id.getResourceType()))
        .map(id -> id.getIdPart())
        .findFirst()
        .orElse("");
  }
}
