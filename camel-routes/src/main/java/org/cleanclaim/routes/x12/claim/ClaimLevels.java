package org.cleanclaim.routes.x12.claim;

import java.util.Objects;
import org.cleanclaim.routes.x12.SegmentWriter;

/**
 * Writes the HL levels a claim stands under, as far as they differ from those of the last claim.
 */
final class ClaimLevels {
  private final SegmentWriter out;
  private int last;
  private int billingLevel;
  private int subscriberLevel;
  private SubmittedClaim previous;

  ClaimLevels(SegmentWriter out) {
    this.out = out;
  }

  void enter(SubmittedClaim claim) {
    boolean sameBilling = previous != null && previous.billing().equals(claim.billing());
    if (!sameBilling) {
      billing(claim);
    }
    if (!sameBilling || !sameSubscriber(claim)) {
      subscriber(claim);
    }
    claim.patient().ifPresent(patient -> patient(claim, patient));
    previous = claim;
  }

  /**
   * HL04 says whether patients follow, so a subscriber's own claims stand apart from dependents'.
   */
  private boolean sameSubscriber(SubmittedClaim claim) {
    return previous.subscription().equals(claim.subscription())
        && previous.subscriber().equals(claim.subscriber())
        && Objects.equals(previous.payer(), claim.payer())
        && previous.patient().isPresent() == claim.patient().isPresent();
  }

  private void billing(SubmittedClaim claim) {
    billingLevel = level(0, "20", true);
    if (claim.billing().taxonomy() != null) {
      ProviderPart.writeTaxonomy(out, "BI", claim.billing().taxonomy());
    }
    ProviderPart.write(out, claim.billing(), null);
  }

  private void subscriber(SubmittedClaim claim) {
    subscriberLevel = level(billingLevel, "22", claim.patient().isPresent());
    claim.subscription().write(out);
    InsuredPart.write(out, claim.subscriber());
    claim.payer().write(out);
  }

  private void patient(SubmittedClaim claim, Insured patient) {
    level(subscriberLevel, "23", false);
    out.segment("PAT").add(claim.patientRelationship()).end();
    InsuredPart.write(out, patient);
  }

  private int level(int parent, String code, boolean hasChild) {
    last++;
    out.segment("HL").add(Integer.toString(last));
    out.add(parent == 0 ? null : Integer.toString(parent))
        .add(code)
        .add(hasChild ? "1" : "0")
        .end();
    return last;
  }
}
