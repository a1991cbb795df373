package org.cleanclaim.routes.traffic;

import java.util.UUID;

/**
 * One version of a claim on its way.
 *
 * @param claimRef the claim on its server, such as Claim/17
 * @param taskRef its {@code submit-claim} Task
 * @param partner whose mailbox it goes to
 * @param patientControlNumber CLM01, given back in every answer
 * @param content the claim as FHIR JSON, a Bundle with all it refers to
 * @param interchangeId null before it is in a batch
 * @param set ST02 of the set that holds it, null before it is in a batch
 * @param reason why it stands there, in words for the person who has to act; null when nobody has
 */
public record Submission(
    UUID id,
    String claimRef,
    String claimVersion,
    String taskRef,
    String partner,
    String frequency,
    String patientControlNumber,
    byte[] content,
    Long interchangeId,
    String set,
    String reason,
    SubmissionState state,
    int rowVersion) {}
