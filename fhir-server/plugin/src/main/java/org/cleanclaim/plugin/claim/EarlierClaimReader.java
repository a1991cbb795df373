package org.cleanclaim.plugin.claim;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Identifier;

/** Reads which other claims of the patient the payer may know, and what became of each. */
final class EarlierClaimReader {
  /** The remark by which a payer says that it never took a claim on file. */
  private static final String UNPROCESSABLE = "MA130";

  private final KnownResources known;
  private final Claim claim;

  EarlierClaimReader(KnownResources known, Claim claim) {
    this.known = known;
    this.claim = claim;
  }

  /** Whether another claim is one of this patient's that was or will be sent. */
  boolean counts(Claim other) {
    String id = other.getIdElement().getIdPart();
    boolean isOther =
        other != claim && (id == null || !id.equals(claim.getIdElement().getIdPart()));
    return isOther
        && (!other.hasUse() || other.getUse() == Claim.Use.CLAIM)
        && other.getStatus() != Claim.ClaimStatus.DRAFT
        && isOfPatient(other)
        && !isWaiting(other);
  }

  EarlierClaim read(Claim other, ClaimFacts facts) {
    return new EarlierClaim(facts, status(other), payerNumber(other));
  }

  /** A claim sent along as history that names no patient is meant for this one. */
  private boolean isOfPatient(Claim other) {
    return !other.hasPatient()
        || CoverageReader.same(other.getPatient(), claim.getPatient())
        || isIdentifiedAlike(
            other.getPatient().getIdentifier(), claim.getPatient().getIdentifier());
  }

  private static boolean isIdentifiedAlike(Identifier one, Identifier other) {
    return one.hasValue() && one.hasSystem() && one.equalsDeep(other);
  }

  /**
   * Among stored claims, one that is held or not judged yet will not reach the payer before this
   * one: of two alike it is the other that is told.
   */
  private boolean isWaiting(Claim other) {
    boolean held =
        known.isComplete() && submission(other).filter(SubmissionStatus.HELD::equals).isPresent();
    return held || known.isPending(other);
  }

  private Optional<SubmissionStatus> submission(Claim other) {
    String id = other.getIdElement().getIdPart();
    return id == null
        ? Optional.empty()
        : SubmissionTasks.in(known, id).flatMap(SubmissionTasks::status);
  }

  private EarlierClaim.Status status(Claim other) {
    if (other.getStatus() == Claim.ClaimStatus.CANCELLED
        || other.getStatus() == Claim.ClaimStatus.ENTEREDINERROR) {
      return EarlierClaim.Status.VOIDED;
    }
    String id = other.getIdElement().getIdPart();
    if (known.all(Claim.class).stream().anyMatch(later -> later != claim && replaces(later, id))) {
      return EarlierClaim.Status.REPLACED;
    }
    SubmissionStatus submission = submission(other).orElse(null);
    if (submission == SubmissionStatus.REJECTED || isRefused(other)) {
      return EarlierClaim.Status.REJECTED;
    }
    return submission == SubmissionStatus.ADJUDICATED
            || answer(other).filter(this::decides).isPresent()
        ? EarlierClaim.Status.ADJUDICATED
        : EarlierClaim.Status.ACTIVE;
  }

  private static boolean replaces(Claim later, String id) {
    return id != null
        && later.getStatus() == Claim.ClaimStatus.ACTIVE
        && later.getRelated().stream()
            .anyMatch(related -> id.equals(related.getClaim().getReferenceElement().getIdPart()));
  }

  /**
   * The payer's newest answer to a claim; where it stands (277) counts only while nothing else
   * does.
   */
  private Optional<ClaimResponse> answer(Claim other) {
    String id = other.getIdElement().getIdPart();
    return id == null
        ? Optional.empty()
        : known.all(ClaimResponse.class).stream()
            .filter(answer -> answer.getUse() != ClaimResponse.Use.PREAUTHORIZATION)
            .filter(answer -> id.equals(answer.getRequest().getReferenceElement().getIdPart()))
            .max(
                Comparator.comparing(
                        (ClaimResponse answer) ->
                            answer.getOutcome() != ClaimResponse.RemittanceOutcome.QUEUED)
                    .thenComparing(
                        ClaimResponse::getCreated,
                        Comparator.nullsFirst(Comparator.naturalOrder())));
  }

  private boolean decides(ClaimResponse answer) {
    return answer.getOutcome() == ClaimResponse.RemittanceOutcome.COMPLETE
        || answer.getOutcome() == ClaimResponse.RemittanceOutcome.PARTIAL;
  }

  /** Refused before adjudication (277CA), or unprocessable: the payer has no claim on file. */
  private boolean isRefused(Claim other) {
    return answer(other)
        .filter(
            answer ->
                answer.getOutcome() == ClaimResponse.RemittanceOutcome.ERROR
                    || answer.getProcessNote().stream()
                        .anyMatch(note -> String.valueOf(note.getText()).contains(UNPROCESSABLE)))
        .isPresent();
  }

  /**
   * The payer's number of a claim: as its answer gives it (CLP07), else as the claim being judged
   * gives it where it replaces that one by reference.
   */
  private String payerNumber(Claim other) {
    String id = other.getIdElement().getIdPart();
    Optional<String> replaced =
        id == null
            ? Optional.empty()
            : claim.getRelated().stream()
                .filter(related -> id.equals(related.getClaim().getReferenceElement().getIdPart()))
                .map(related -> related.getReference().getValue())
                .filter(Objects::nonNull)
                .findFirst();
    return replaced.or(() -> answer(other).flatMap(EarlierClaimReader::payerNumber)).orElse(null);
  }

  /** By its system where we keep it; an answer of others is taken to give it as its identifier. */
  private static Optional<String> payerNumber(ClaimResponse answer) {
    return answer.getIdentifier().stream()
        .filter(Identifier::hasValue)
        .filter(number -> isPayers(number) || !isOurs(number))
        .min(Comparator.comparing(number -> !isPayers(number)))
        .map(Identifier::getValue);
  }

  private static boolean isPayers(Identifier number) {
    return Canonical.PAYER_CLAIM_NUMBER.equals(number.getSystem());
  }

  private static boolean isOurs(Identifier number) {
    return number.hasSystem() && number.getSystem().startsWith(Canonical.BASE + "/");
  }
}
