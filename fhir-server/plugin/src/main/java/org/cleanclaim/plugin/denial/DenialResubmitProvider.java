package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Stream;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.claim.AlertMapping;
import org.cleanclaim.plugin.claim.SubmissionTasks;
import org.cleanclaim.plugin.denial.CorrectedClaims.Offered;
import org.cleanclaim.plugin.denial.CorrectedClaims.Proposed;
import org.cleanclaim.plugin.denial.Resubmission.Shown;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/**
 * The operation {@code $resubmit}: shows the correction of a denied claim, and makes it when a
 * person confirms what was shown.
 */
public final class DenialResubmitProvider {

  private final DenialWork work;
  private final Resubmission resubmission;
  private final SubmissionTasks submissions;
  private final Clock clock;

  DenialResubmitProvider(
      DenialWork work, Resubmission resubmission, SubmissionTasks submissions, Clock clock) {
    this.work = work;
    this.resubmission = resubmission;
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
    Shown shown =
        resubmission.show(task, sent, given.texts("fix"), given.text("payer-claim-number"), writes);
    if (!given.isTrue("confirm")) {
      return preview(shown.proposed(), shown.denied(), shown.same().isPresent());
    }
    if (!shown.proposed().digest().equals(given.text("digest"))) {
      throw BadParameter.unfit(
          "digest",
          "What is confirmed is not what was shown. Ask for the preview again, and send its claim and digest with confirm.");
    }
    Resubmission.Made made = resubmission.make(task, shown, "", who, writes);
    String id = made.claim().getIdElement().getIdPart();
    Parameters answer = new Parameters();
    answer.addParameter().setName("task").setResource(made.task());
    answer.addParameter().setName("claim").setValue(new Reference("Claim/" + id));
    answer.addParameter().setName("method").setValue(new CodeType(shown.proposed().method()));
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
