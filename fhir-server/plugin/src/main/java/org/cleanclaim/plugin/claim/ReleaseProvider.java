package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.ledger.ClaimLedger;
import org.cleanclaim.plugin.ledger.FindingLedger;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** The operation {@code $release}: a person lets a held claim go, and says why. */
public class ReleaseProvider {

  private final DaoRegistry daos;
  private final StoredResources store;
  private final AlertStore alerts;
  private final SubmissionTasks tasks;
  private final ClinicianQueries queries;
  private final DecisionRecord decisions;
  private final ClaimLedger ledger;
  private final FindingLedger findings;
  private final CurrentUser user;
  private final IHapiTransactionService transactions;

  ReleaseProvider(
      DaoRegistry daos,
      StoredResources store,
      AlertStore alerts,
      SubmissionTasks tasks,
      ClinicianQueries queries,
      DecisionRecord decisions,
      ClaimLedger ledger,
      FindingLedger findings,
      CurrentUser user,
      IHapiTransactionService transactions) {
    this.daos = daos;
    this.store = store;
    this.alerts = alerts;
    this.tasks = tasks;
    this.queries = queries;
    this.decisions = decisions;
    this.ledger = ledger;
    this.findings = findings;
    this.user = user;
    this.transactions = transactions;
  }

  /**
   * Releases a hold.
   *
   * @param parameters {@code reason}: a code, Coding or CodeableConcept, required; {@code text}:
   *     the reason in words
   * @return the submission Task, now ready
   */
  @Operation(name = "$release", typeName = "Claim")
  public Task release(
      @IdParam IIdType id, @ResourceParam Parameters parameters, RequestDetails request) {
    CodeableConcept reason = reason(parameters);
    Claim claim = daos.getResourceDao(Claim.class).read(id.toUnqualifiedVersionless(), request);
    return transactions
        .withRequest(request)
        .execute(
            () ->
                release(
                    claim,
                    reason,
                    user.of(request),
                    new TransactionWrites(daos, request, new TransactionDetails())));
  }

  private Task release(
      Claim claim, CodeableConcept reason, Reference who, TransactionWrites writes) {
    String id = claim.getIdElement().getIdPart();
    Optional<Task> held =
        tasks
            .of(id, writes.request())
            .filter(
                task ->
                    SubmissionTasks.status(task).filter(SubmissionStatus.HELD::equals).isPresent());
    if (held.isEmpty()) {
      throw BadParameter.unfit(
          "reason", "Claim/%s is not held; there is nothing to release.".formatted(id));
    }
    List<DetectedIssue> known = alerts.of(List.of(id), writes.request());
    List<DetectedIssue> released =
        known.stream()
            .filter(issue -> AlertStore.isOpen(issue) && AlertMapping.holds(issue))
            .map(issue -> alerts.release(issue, reason, who, writes))
            .toList();
    Task task = tasks.move(held, claim, SubmissionStatus.READY, writes);
    writes.tag(claim, Canonical.CLAIM_TAG, ClaimScrubbing.HELD, false);
    decisions.released(claim, task, reason, who, released, writes);
    ledger.moved(
        writes.tenant(),
        id,
        ClaimEntries.station(task, task.getLastModified()),
        ClaimEntries.edits(known.stream().filter(issue -> !AlertMapping.holds(issue)).toList()));
    findings.overridden(
        writes.tenant(),
        id,
        released.stream().map(issue -> issue.getCode().getCodingFirstRep().getCode()).toList(),
        reason.hasCoding() ? reason.getCodingFirstRep().getCode() : "in-words");
    withdrawQuestion(claim, writes);
    return task;
  }

  /** What the clinician was asked about a claim that goes out anyway needs no answer. */
  private void withdrawQuestion(Claim claim, TransactionWrites writes) {
    KnownResources known = new KnownResources();
    store.addPatientFile(known, claim.getPatient(), writes.request());
    String id = claim.getIdElement().getIdPart();
    if (ClinicianQueries.open(known, id).isPresent()) {
      queries.settle(claim, known, Task.TaskStatus.COMPLETED, writes);
      ledger.sentBack(writes.tenant(), id, null);
    }
  }

  private static CodeableConcept reason(Parameters parameters) {
    Parameters sent = parameters == null ? new Parameters() : parameters;
    CodeableConcept reason = concept(value(sent, "reason"));
    if (reason.isEmpty()) {
      throw BadParameter.missing(
          "reason", "Send a code or words as parameter reason: why the claim may go out.");
    }
    Type text = value(sent, "text");
    if (text != null && text.isPrimitive()) {
      reason.setText(text.primitiveValue());
    }
    return reason;
  }

  private static Type value(Parameters parameters, String name) {
    return parameters.getParameter().stream()
        .filter(parameter -> name.equals(parameter.getName()))
        .map(Parameters.ParametersParameterComponent::getValue)
        .findFirst()
        .orElse(null);
  }

  private static CodeableConcept concept(Type value) {
    if (value instanceof CodeableConcept concept) {
      return concept.copy();
    }
    if (value instanceof Coding coding) {
      return new CodeableConcept().addCoding(coding.copy());
    }
    boolean words = value instanceof PrimitiveType<?> primitive && primitive.hasValue();
    String text = words ? value.primitiveValue() : "";
    if (text.isBlank()) {
      return new CodeableConcept();
    }
    return text.matches("[a-z][a-z0-9-]*")
        ? Concepts.of(Canonical.OVERRIDE_REASON, text)
        : new CodeableConcept().setText(text);
  }
}
