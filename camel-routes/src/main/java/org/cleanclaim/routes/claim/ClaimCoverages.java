package org.cleanclaim.routes.claim;

import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.cleanclaim.routes.x12.claim.Subscription;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/** The payer billed (2000B) as the focal insurance, other payers (2320) beside it. */
final class ClaimCoverages {
  private static final String RELATIONSHIPS =
      "http://terminology.hl7.org/CodeSystem/subscriber-relationship";

  private final Claim claim;
  private final BundleResources resources;
  private final SubmittedClaim submitted;

  ClaimCoverages(Claim claim, BundleResources resources, SubmittedClaim submitted) {
    this.claim = claim;
    this.resources = resources;
    this.submitted = submitted;
  }

  void write(Reference patient) {
    var subscriber = submitted.subscriber() == null ? null : submitted.subscriber().party();
    var relationship = submitted.patient().isPresent() ? submitted.patientRelationship() : "18";
    var payer = payer(submitted.payer(), "payer");
    claim.setInsurer(payer);
    var focal =
        insurance(submitted.subscription(), subscriber, payer, patient, relationship, "coverage");
    focal.setFocal(true);
    submitted.references().stream()
        .filter(reference -> "G1".equals(reference.qualifier()))
        .forEach(reference -> focal.addPreAuthRef(reference.number()));
    for (int i = 0; i < submitted.otherCoverages().size(); i++) {
      var other = submitted.otherCoverages().get(i);
      insurance(
              other.subscription(),
              other.subscriber(),
              payer(other.payer(), "other-payer-" + i),
              patient,
              other.subscription().relationship(),
              "other-coverage-" + i)
          .setFocal(false);
    }
  }

  private Reference payer(Party party, String role) {
    var payer = new Organization();
    if (party != null) {
      payer.setName(party.name());
      if (party.id() != null) {
        payer.addIdentifier().setValue(party.id());
      }
    }
    return resources.add(payer, role);
  }

  private Claim.InsuranceComponent insurance(
      Subscription subscription,
      Party subscriber,
      Reference payer,
      Reference patient,
      String relationship,
      String role) {
    var coverage = new Coverage();
    coverage.setStatus(Coverage.CoverageStatus.ACTIVE);
    coverage.setBeneficiary(patient);
    coverage.addPayor(payer);
    coverage
        .getRelationship()
        .addCoding()
        .setSystem(RELATIONSHIPS)
        .setCode(relationship(relationship));
    if (subscriber != null) {
      coverage.setSubscriberId(subscriber.id());
    }
    int order = order(subscription);
    coverage.setOrder(order);
    if (subscription != null && subscription.group() != null) {
      var group = coverage.addClass_().setValue(subscription.group());
      group
          .getType()
          .addCoding()
          .setSystem("http://terminology.hl7.org/CodeSystem/coverage-class")
          .setCode("group");
      group.setName(subscription.groupName());
    }
    return claim.addInsurance().setSequence(order).setCoverage(resources.add(coverage, role));
  }

  private static String relationship(String code) {
    return switch (code == null ? "" : code) {
      case "18" -> "self";
      case "01" -> "spouse";
      case "19" -> "child";
      case "53" -> "common";
      default -> "other";
    };
  }

  /** SBR01: P, S, T, then A to H for the fourth and further payers. */
  private static int order(Subscription subscription) {
    var code = subscription == null || subscription.order() == null ? "P" : subscription.order();
    return switch (code) {
      case "P" -> 1;
      case "S" -> 2;
      case "T" -> 3;
      default -> code.charAt(0) >= 'A' && code.charAt(0) <= 'H' ? 4 + code.charAt(0) - 'A' : 1;
    };
  }
}
