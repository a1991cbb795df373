package org.cleanclaim.routes.posting;

import ca.uhn.fhir.context.FhirContext;
import java.util.HexFormat;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Inbound.Received;
import org.cleanclaim.routes.traffic.Inbound.Verdict;
import org.cleanclaim.routes.traffic.Quarantine;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.Submissions;

/**
 * Takes a payer's ClaimResponse in as an 835 is: kept as it came, applied once, and written to the
 * server by a later step. The file's name is the claim's number, given by who asked for it.
 */
public final class ResponseIntake {
  private final FhirContext fhir;
  private final Inbound inbound;
  private final Submissions submissions;
  private final Steps steps;

  public ResponseIntake(FhirContext fhir, Inbound inbound, Submissions submissions, Steps steps) {
    this.fhir = fhir;
    this.inbound = inbound;
    this.submissions = submissions;
    this.steps = steps;
  }

  /** What became of the file. */
  public Inbound.Outcome take(Received file) {
    return inbound.take(file, hash -> apply(file, hash));
  }

  private Verdict apply(Received file, byte[] hash) {
    var answer = PayerResponse.read(fhir, file.raw());
    var number = file.name().replaceFirst("[.]json$", "");
    var claim =
        submissions
            .byPatientControlNumber(number)
            .filter(one -> one.partner().equals(file.partner()))
            .orElseThrow(() -> new Quarantine("The answer is about no claim sent from here."));
    boolean applied =
        claim.state().isAway()
            && submissions.move(claim.id(), answer.state(), answer.reason(), hash);
    inbound.answer(
        file.partner(),
        hash,
        0,
        claim.id(),
        Inbound.RESPONSE,
        Inbound.RESPONSE + " " + answer.outcome(),
        applied);
    if (answer.isDecided()) {
      steps.post(file.partner(), HexFormat.of().formatHex(hash));
    }
    return Verdict.APPLIED;
  }
}
