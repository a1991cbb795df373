package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.model.DeleteConflictList;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import org.cleanclaim.plugin.ledger.ClaimLedger;
import org.cleanclaim.plugin.ledger.FindingLedger;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * Takes our alerts, submission Task and decisions away with a claim that is deleted.
 *
 * <p>They point at the claim, and HAPI refuses to delete what is pointed at: without this a site
 * could no longer delete a claim it could delete before.
 */
@Interceptor
public class ClaimRemoval {

  private final DaoRegistry daos;

  private final ClaimLedger ledger;

  private final FindingLedger findings;

  public ClaimRemoval(DaoRegistry daos, ClaimLedger ledger, FindingLedger findings) {
    this.daos = daos;
    this.ledger = ledger;
    this.findings = findings;
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
  public void deleting(
      IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
    if (resource instanceof Claim claim) {
      SystemRequestDetails own = TransactionWrites.inServersName(request);
      String reference = "Claim/" + claim.getIdElement().getIdPart();
      remove(Provenance.class, Provenance.SP_TARGET, reference, own, transaction);
      remove(DetectedIssue.class, DetectedIssue.SP_IMPLICATED, reference, own, transaction);
      remove(Task.class, Task.SP_FOCUS, reference, own, transaction);
      ledger.remove(TransactionWrites.tenant(own), claim.getIdElement().getIdPart());
      findings.forget(TransactionWrites.tenant(own), claim.getIdElement().getIdPart());
    }
  }

  private <T extends Resource> void remove(
      Class<T> type,
      String parameter,
      String claim,
      RequestDetails request,
      TransactionDetails transaction) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(parameter, new ReferenceParam(claim));
    daos.getResourceDao(type).search(search, request).getAllResources().stream()
        .map(type::cast)
        .filter(ClaimRemoval::isOurs)
        .forEach(
            found ->
                daos.getResourceDao(type)
                    .delete(
                        found.getIdElement().toUnqualifiedVersionless(),
                        new DeleteConflictList(),
                        request,
                        transaction));
  }

  private static boolean isOurs(Resource resource) {
    if (resource instanceof Task task) {
      return SubmissionTasks.isSubmission(task) || ClinicianQueries.isQuery(task);
    }
    if (resource instanceof DetectedIssue issue) {
      return !AlertMapping.identity(issue).isEmpty();
    }
    return resource instanceof Provenance record && DecisionRecord.isOurs(record);
  }
}
