package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.claim.AlertMapping;
import org.cleanclaim.plugin.claim.SubmissionTasks;
import org.cleanclaim.plugin.denial.CorrectedClaims.Offered;
import org.cleanclaim.plugin.denial.CorrectedClaims.Proposed;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/**
 * The operation {@code $resubmit}: shows the correction of a denied claim, and makes it when a
 * person confirms what was shown.
 */
public final class DenialResubmitProvider {

  private final DaoRegistry daos;
  private final DenialWork work;
  private final CorrectedClaims corrections;
  private final SubmissionTasks submissions;
  private final Clock clock;

  DenialResubmitProvider(
      DaoRegistry daos,
      DenialWork work,
      CorrectedClaims corrections,
      SubmissionTasks submissions,
      Clock clock) {
    this.daos = daos;
    this.work = work;
    this.corrections = corrections;
    this.submissions = submissions;
    this.clock = clock;
  }

  /**
   * Without {@code confirm} it shows what would be sent and writes nothing.
   *
   * @param parameters {@code claim}: the claim as a person corrected it, the denied one when
   *     absent; {@code fix} 0..*: ids of fixes from an earlier preview, to be applied; {@code
   *     payer-claim-number} where the answer has none; {@code confirm} true with {@code digest} of
   *     the preview: make it; {@code version} of the denial's Task as the caller saw it
   * @return the preview: {@code claim}, {@code method}, {@code why}, {@code change} 0..*, {@code
   *     outcome}, {@code alert} 0..*, {@code fix} 0..* (parts {@code id}, {@code edit}, {@code
   *     line}, {@code label}, {@code documentation}), {@code same} (true: nothing differs from what
   *     was sent), {@code digest}; when confirmed {@code task}, {@code claim} as a reference,
   *     {@code method}, {@code submission}
   */
  @Operation(name = "$resubmit", typeName = "Task")
  public Parameters resubmit(
      @IdParam IIdType id, @ResourceParam Parameters parameters, RequestDetails request) {
    DenialParameters given = new DenialParameters(parameters);
    StringType version =
        given.text("version") == null ? null : new StringType(given.text("version"));
    Claim sent = claim(parameters);
    return work.on(
        id, version, request, (task, who, writes) -> resubmit(task, given, sent, who, writes));
  }

  private Parameters resubmit(
      Task task, DenialParameters given, Claim sent, Reference who, TransactionWrites writes) {
    requireFit(task);
    List<Claim> before =
        DenialProgress.claims(task).stream()
            .map(claim -> read(Claim.class, "Claim/" + claim, writes))
            .toList();
    if (before.isEmpty()) {
      throw BadParameter.unfit(
          "id", "The denied claim is not stored here: correct it where it was made.");
    }
    Claim denied = before.get(before.size() - 1);
    ClaimResponse answer = read(ClaimResponse.class, task.getFocus().getReference(), writes);
    boolean unprocessable =
        Facts.all(task, DenialTasks.RARC, CodeableConcept.class)
            .anyMatch(remark -> "MA130".equals(remark.getCodingFirstRep().getCode()));
    Proposed proposed =
        corrections.propose(
            denied,
            sent,
            given.texts("fix"),
            answer,
            unprocessable,
            given.text("payer-claim-number"),
            writes.request());
    Optional<Claim> same =
        before.stream()
            .filter(claim -> ClaimContent.digest(claim).equals(proposed.digest()))
            .findFirst();
    if (!given.isTrue("confirm")) {
      return preview(proposed, denied, same.isPresent());
    }
    if (!proposed.digest().equals(given.text("digest"))) {
      throw BadParameter.unfit(
          "digest",
          "What is confirmed is not what was shown. Ask for the preview again, and send its claim and digest with confirm.");
    }
    if (same.isPresent()) {
      throw new ResourceVersionConflictException(
          "Claim/%s said the same already, and the payer denied it: change what was wrong, then send it again."
              .formatted(same.get().getIdElement().getIdPart()));
    }
    return make(task, proposed, denied, who, writes);
  }

  private static void requireFit(Task task) {
    DenialState state = DenialWork.requireOpen(task);
    if (state == DenialState.RESUBMITTED) {
      throw BadParameter.unfit(
          "id",
          "A corrected claim is on its way (%s). Wait for the payer's answer; where it is held or rejected, mend that claim."
              .formatted(
                  Facts.outputs(task, DenialTasks.RESUBMISSION, Reference.class)
                      .map(Reference::getReference)
                      .reduce((first, last) -> last)
                      .orElse("unknown")));
    }
    if (state == DenialState.REVERSED) {
      throw BadParameter.unfit(
          "id", "The payer took its answer back. Wait for its next one; it decides.");
    }
  }

  private Parameters make(
      Task task, Proposed proposed, Claim denied, Reference who, TransactionWrites writes) {
    Claim made = writes.putToBeAnswered(proposed.claim());
    String id = made.getIdElement().getIdPart();
    Reference reference = new Reference("Claim/" + id);
    Task changed = task.copy();
    DenialState.RESUBMITTED.put(changed);
    changed.addBasedOn(reference.copy());
    Facts.set(changed, DenialTasks.WAITING_UNTIL, List.of());
    Facts.set(changed, DenialTasks.WAITING_FOR, List.of());
    Facts.addOutput(changed, DenialTasks.RESUBMISSION, reference.copy());
    Task written = work.put(changed, writes);
    work.events()
        .record(
            written,
            "resubmitted",
            "As Claim/%s, %s. %s"
                .formatted(
                    id,
                    proposed.method(),
                    String.join(" ", CorrectedClaims.changes(denied, proposed.claim())))
                .strip(),
            who,
            writes,
            made);
    Parameters answer = new Parameters();
    answer.addParameter().setName("task").setResource(written);
    answer.addParameter().setName("claim").setValue(reference);
    answer.addParameter().setName("method").setValue(new CodeType(proposed.method()));
    submissions
        .of(id, writes.request())
        .ifPresent(
            submission -> answer.addParameter().setName("submission").setResource(submission));
    return answer;
  }

  private Parameters preview(Proposed proposed, Claim denied, boolean same) {
    Parameters answer = new Parameters();
    answer.addParameter().setName("claim").setResource(proposed.claim());
    answer.addParameter().setName("method").setValue(new CodeType(proposed.method()));
    answer.addParameter().setName("why").setValue(new StringType(proposed.why()));
    CorrectedClaims.changes(denied, proposed.claim())
        .forEach(
            change -> answer.addParameter().setName("change").setValue(new StringType(change)));
    answer
        .addParameter()
        .setName("outcome")
        .setValue(new CodeType(proposed.result().outcome().code()));
    proposed
        .result()
        .alerts()
        .forEach(
            alert ->
                answer
                    .addParameter()
                    .setName("alert")
                    .setResource(AlertMapping.issue(alert, proposed.claim(), clock.instant())));
    proposed.fixes().forEach(fix -> fix(answer, fix));
    answer.addParameter().setName("same").setValue(new BooleanType(same));
    answer.addParameter().setName("digest").setValue(new StringType(proposed.digest()));
    return answer;
  }

  private static void fix(Parameters answer, Offered offered) {
    ParametersParameterComponent fix = answer.addParameter().setName("fix");
    fix.addPart().setName("id").setValue(new StringType(offered.id()));
    fix.addPart().setName("edit").setValue(new CodeType(offered.edit()));
    fix.addPart().setName("line").setValue(new IntegerType(offered.fix().line()));
    fix.addPart().setName("label").setValue(new StringType(offered.fix().label()));
    if (offered.fix().documentation() != null) {
      fix.addPart()
          .setName("documentation")
          .setValue(new StringType(offered.fix().documentation()));
    }
  }

  private <T extends Resource> T read(Class<T> type, String reference, TransactionWrites writes) {
    return daos.getResourceDao(type).read(new IdType(reference), writes.request());
  }

  private static Claim claim(Parameters parameters) {
    return Stream.ofNullable(parameters)
        .flatMap(sent -> new ArrayList<>(sent.getParameter()).stream())
        .filter(parameter -> "claim".equals(parameter.getName()))
        .map(ParametersParameterComponent::getResource)
        .filter(Objects::nonNull)
        .filter(Claim.class::isInstance)
        .map(Claim.class::cast)
        .findFirst()
        .orElse(null);
  }
}
