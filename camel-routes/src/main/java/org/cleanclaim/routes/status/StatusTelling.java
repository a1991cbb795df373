package org.cleanclaim.routes.status;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.traffic.Inquiry;
import org.cleanclaim.routes.traffic.Submissions;
import org.hl7.fhir.r4.model.ClaimResponse;

/** Stores what a payer said of a claim; said again, it makes no new version. */
public final class StatusTelling {
  private final FhirServer server;
  private final Submissions submissions;
  private final FhirContext fhir;

  public StatusTelling(FhirServer server, Submissions submissions, FhirContext fhir) {
    this.server = server;
    this.submissions = submissions;
    this.fhir = fhir;
  }

  /**
   * The step after an answer was applied: the newest one is told, whichever it was scheduled for.
   */
  public void run(String trace) {
    submissions
        .inquiries()
        .byTrace(trace)
        .flatMap(inquiry -> newest(inquiry))
        .ifPresent(inquiry -> server.put(List.of(response(inquiry))));
  }

  private Optional<Inquiry> newest(Inquiry inquiry) {
    return submissions.inquiries().lastApplied(inquiry.submission());
  }

  ClaimResponse response(Inquiry inquiry) {
    var submission = submissions.find(inquiry.submission()).orElseThrow();
    return StatusResponses.of(
        AskedClaim.of(submission, fhir), inquiry, submissions.payerClaimNumber(submission.id()));
  }
}
