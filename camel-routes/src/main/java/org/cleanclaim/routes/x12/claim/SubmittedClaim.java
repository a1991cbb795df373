package org.cleanclaim.routes.x12.claim;

import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;

/**
 * A claim with all it stands under: billing provider, subscriber, payer, patient.
 *
 * @param billing loop 2010AA with PRV of 2000A
 * @param subscription SBR of 2000B
 * @param subscriber loop 2010BA
 * @param payer loop 2010BB
 * @param patient loop 2010CA, when not the subscriber
 * @param patientRelationship PAT01, null when the patient is the subscriber
 * @param heading CLM
 * @param dates DTP
 * @param attachments PWK
 * @param amounts AMT, F5 what the patient paid
 * @param references REF: F8 the payer's number of the claim replaced, G1 authorization, 9F referral
 *     ...
 * @param notes NTE
 * @param diagnoses HI
 * @param providers loop 2310
 * @param otherCoverages loop 2320
 * @param lines loop 2400
 * @param guide 837P or 837I
 * @param admission CL1 of an 837I, null when absent
 */
public record SubmittedClaim(
    Provider billing,
    Subscription subscription,
    Insured subscriber,
    Party payer,
    Optional<Insured> patient,
    String patientRelationship,
    ClaimHeading heading,
    List<ClaimDate> dates,
    List<Attachment> attachments,
    List<Amount> amounts,
    List<Reference> references,
    List<Note> notes,
    List<Diagnosis> diagnoses,
    List<Provider> providers,
    List<OtherCoverage> otherCoverages,
    List<ServiceLine> lines,
    ClaimGuide guide,
    Admission admission) {

  /** A professional claim. */
  public SubmittedClaim(
      Provider billing,
      Subscription subscription,
      Insured subscriber,
      Party payer,
      Optional<Insured> patient,
      String patientRelationship,
      ClaimHeading heading,
      List<ClaimDate> dates,
      List<Attachment> attachments,
      List<Amount> amounts,
      List<Reference> references,
      List<Note> notes,
      List<Diagnosis> diagnoses,
      List<Provider> providers,
      List<OtherCoverage> otherCoverages,
      List<ServiceLine> lines) {
    this(
        billing,
        subscription,
        subscriber,
        payer,
        patient,
        patientRelationship,
        heading,
        dates,
        attachments,
        amounts,
        references,
        notes,
        diagnoses,
        providers,
        otherCoverages,
        lines,
        ClaimGuide.PROFESSIONAL,
        null);
  }

  public boolean isInstitutional() {
    return guide == ClaimGuide.INSTITUTIONAL;
  }
}
