package org.cleanclaim.routes.claim;

import java.util.Map;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.claim.Insured;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.cleanclaim.routes.x12.claim.Subscription;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** The payer billed (2000B) as the focal insurance, other payers (2320) beside it. */
final class ClaimCoverages {
  private static final String RELATIONSHIPS =
      "http://terminology.hl7.org/CodeSystem/subscriber-relationship";

  static final String X12_RELATIONSHIPS = "https://x12.org/codes/individual-relationship-codes";
  static final String FILING = "https://x12.org/codes/claim-filing-indicator-codes";

  private static final Map<String, String> KINDS =
      Map.of(
          "WC", "WCBPOL",
          "AM", "AUTOPOL",
          "MA", "PUBLICPOL",
          "MB", "PUBLICPOL",
          "MC", "PUBLICPOL",
          "HM", "HMO");

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
    if (submitted.patient().isPresent() && submitted.subscriber() != null) {
      subscriber(coverageOf(focal), ClaimBundles.person(submitted.subscriber()));
    }
    submitted.references().stream()
        .filter(reference -> "G1".equals(reference.qualifier()))
        .forEach(reference -> focal.addPreAuthRef(reference.number()));
    for (int i = 0; i < submitted.otherCoverages().size(); i++) {
      var other = submitted.otherCoverages().get(i);
      var otherPayer = payer(other.payer(), "other-payer-" + i);
      var insurance =
          insurance(
              other.subscription(),
              other.subscriber(),
              otherPayer,
              patient,
              other.subscription().relationship(),
              "other-coverage-" + i);
      insurance.setFocal(false);
      if (other.subscriber() != null && !"18".equals(other.subscription().relationship())) {
        var person = new Insured(other.subscriber(), null, null, null);
        subscriber(coverageOf(insurance), ClaimBundles.person(person));
      }
      var decisions = new OtherPayerDecisions(submitted, other);
      if (decisions.isAny()) {
        var request = new Reference("Claim/" + claim.getIdElement().getIdPart());
        var response = decisions.response(claim.getType(), patient, otherPayer, request);
        insurance.setClaimResponse(resources.add(response, "other-decision-" + i));
      }
    }
  }

  /** The subscriber goes within the coverage: as a patient of its own nobody would treat it. */
  private static void subscriber(Coverage coverage, Patient person) {
    person.setId("subscriber");
    coverage.addContained(person);
    var reference = new Reference("#subscriber");
    reference.setResource(person);
    coverage.setSubscriber(reference);
  }

  private Coverage coverageOf(Claim.InsuranceComponent insurance) {
    return (Coverage) resources.find(insurance.getCoverage());
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
    relationship(coverage, relationship);
    type(coverage, subscription);
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

  /** The codes of FHIR are fewer than those of X12, which go beside them. */
  private static void relationship(Coverage coverage, String code) {
    var told = relationship(code);
    coverage.getRelationship().addCoding().setSystem(RELATIONSHIPS).setCode(told);
    if ("other".equals(told) && code != null) {
      coverage.getRelationship().addCoding().setSystem(X12_RELATIONSHIPS).setCode(code);
    }
  }

  /** SBR09, and the kind of insurance that FHIR has for it. */
  private static void type(Coverage coverage, Subscription subscription) {
    if (subscription == null || subscription.filing() == null) {
      return;
    }
    var kind = KINDS.get(subscription.filing());
    if (kind != null) {
      coverage
          .getType()
          .addCoding()
          .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
          .setCode(kind);
    }
    coverage.getType().addCoding().setSystem(FILING).setCode(subscription.filing());
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
