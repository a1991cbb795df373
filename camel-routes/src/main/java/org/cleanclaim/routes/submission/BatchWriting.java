package org.cleanclaim.routes.submission;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.claim.ClaimGraph;
import org.cleanclaim.routes.claim.SubmittedClaims;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.traffic.Interchanges;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.X12Text;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileWriter;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Bundle;

/** Writes claims as the 837P or 837I of one partner. */
public final class BatchWriting {
  /** ST02 of the one set in each interchange. */
  private static final String SET = "0001";

  private static final String NO_NUMBER = "000000000";

  private final EnvelopeSettings envelope;
  private final SubmissionSettings settings;
  private final PartnerSettings partners;
  private final FhirContext fhir;
  private final Clock clock;

  public BatchWriting(
      EnvelopeSettings envelope,
      SubmissionSettings settings,
      PartnerSettings partners,
      FhirContext fhir,
      Clock clock) {
    this.envelope = envelope;
    this.settings = settings;
    this.partners = partners;
    this.fhir = fhir;
    this.clock = clock;
  }

  /**
   * The interchange of these claims, the same bytes for the same claims, number and minute. A group
   * holds one kind: claims of another kind than the first wait for the next.
   */
  public Interchanges.Written write(String partner, String number, List<Submission> claims) {
    var reference = "CC" + number;
    var taken = new ArrayList<Submission>();
    var submitted = new ArrayList<SubmittedClaim>();
    for (var submission : claims) {
      var claim = claim(submission);
      if (submitted.isEmpty() || submitted.get(0).guide() == claim.guide()) {
        taken.add(submission);
        submitted.add(claim);
      }
    }
    return new Interchanges.Written(
        submitted.get(0).guide().title(), reference, SET, bytes(partner, number, submitted), taken);
  }

  /** Fails as sending the claim would; nothing is kept. */
  void check(String partner, SubmittedClaim claim) {
    bytes(partner, NO_NUMBER, List.of(claim));
  }

  private SubmittedClaim claim(Submission submission) {
    var text = new String(submission.content(), StandardCharsets.UTF_8);
    var graph = new ClaimGraph(fhir.newJsonParser().parseResource(Bundle.class, text));
    return SubmittedClaims.of(graph, submission.patientControlNumber());
  }

  private byte[] bytes(String name, String number, List<SubmittedClaim> claims) {
    var partner = partners.partner(name);
    var now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    var interchange =
        new Interchange(
            new Partner(envelope.senderQualifier(), envelope.sender()),
            new Partner(partner.receiverQualifier(), partner.receiver()),
            now,
            number,
            envelope.test());
    var batch =
        new ClaimBatch(
            interchange,
            "CC" + number,
            now,
            Party.organization(
                "41", X12Text.fold(settings.submitterName()), "46", envelope.sender()),
            new ClaimBatch.Contact(
                X12Text.fold(settings.contactName()), "TE", settings.contactPhone()),
            Party.organization(
                "40", X12Text.fold(partner.receiverName()), "46", partner.receiver()));
    return new ClaimFileWriter().write(batch, claims);
  }
}
