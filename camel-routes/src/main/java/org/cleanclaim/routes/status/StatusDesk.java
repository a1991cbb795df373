package org.cleanclaim.routes.status;

import ca.uhn.fhir.context.FhirContext;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.Header;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.traffic.Inquiry;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.Submissions;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Asks the payer about a claim because somebody wants to know. */
public final class StatusDesk {
  private static final String NAME_ONE =
      "Name the claim, or its submit-claim Task, as it is stored: ?claim=Claim/<id> or"
          + " ?task=Task/<id>.";

  private final Submissions submissions;
  private final StatusAsking asking;
  private final StatusTelling telling;
  private final FhirContext fhir;

  public StatusDesk(
      Submissions submissions, StatusAsking asking, StatusTelling telling, FhirContext fhir) {
    this.submissions = submissions;
    this.asking = asking;
    this.telling = telling;
    this.fhir = fhir;
  }

  /** HTTP status and FHIR in JSON. */
  public record Answer(int status, String content) {}

  /**
   * The payer's answer as ClaimResponse where it answers at once; else, with 202, that it was asked
   * and that its answer will be on the claim's Task.
   */
  public Answer ask(@Header("claim") String claim, @Header("task") String task) {
    var submission = newest(claim, task);
    if (!submission.state().isAway()) {
      throw RouteFailure.unusable(
          "The payer cannot be asked about a claim that is not with it. The claim is "
              + submission.state().station()
              + ".",
          null);
    }
    if (!asking.canAsk(submission.partner())) {
      throw RouteFailure.unconfigured(
          "Nobody has said how this partner takes inquiries. Set cleanclaim.routes.status.partners."
              + submission.partner()
              + ".endpoint or .mailbox.");
    }
    var asked = AskedClaim.of(submission, fhir);
    if (!asking.answersAtOnce(submission.partner())) {
      asking.ask(List.of(asked), Inquiry.Reason.ASKED);
      return answer(202, sent());
    }
    asking.askNow(asked);
    return submissions
        .inquiries()
        .lastAnswered(submission.id())
        .map(inquiry -> answer(200, telling.response(inquiry)))
        .orElseThrow(
            () ->
                RouteFailure.nonsense(
                    "The payer's answer says nothing of this claim. Ask the payer.", null));
  }

  private Submission newest(String claim, String task) {
    List<Submission> found;
    if (claim != null && claim.matches("Claim/[A-Za-z0-9.-]{1,64}")) {
      found = submissions.ofClaim(claim);
    } else if (task != null && task.matches("Task/[A-Za-z0-9.-]{1,64}")) {
      found = submissions.ofTask(task);
    } else {
      throw RouteFailure.lacking(NAME_ONE, null);
    }
    return found.stream()
        .max(Comparator.comparing(one -> one.state().isAway()))
        .map(one -> one.state().isAway() ? one : submissions.newest(one.claimRef()))
        .orElseThrow(
            () -> RouteFailure.lacking("No such claim was sent from here. " + NAME_ONE, null));
  }

  private Answer answer(int status, IBaseResource resource) {
    return new Answer(status, fhir.newJsonParser().encodeResourceToString(resource));
  }

  private static OperationOutcome sent() {
    var outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.INFORMATION)
        .setCode(IssueType.INFORMATIONAL)
        .setDiagnostics(
            "The inquiry lies in the payer's mailbox. Its answer will be on the claim's Task.");
    return outcome;
  }
}
