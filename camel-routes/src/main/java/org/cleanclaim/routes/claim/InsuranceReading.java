package org.cleanclaim.routes.claim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.X12Text;
import org.cleanclaim.routes.x12.claim.Insured;
import org.cleanclaim.routes.x12.claim.LineAdjudication;
import org.cleanclaim.routes.x12.claim.OtherCoverage;
import org.cleanclaim.routes.x12.claim.Subscription;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.InsuranceComponent;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** Who pays for whom: the payer billed (2000B, 2000C), and the payers beside it (2320). */
final class InsuranceReading {
  private static final String SELF = "18";
  private static final Map<String, String> RELATIONSHIPS =
      Map.of("self", SELF, "spouse", "01", "child", "19", "common", "53");
  private static final String ORDER = "PSTABCDEFGH";
  private static final String MEDICARE_NUMBER =
      "[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9]"
          + "[AC-HJKMNP-RT-Y]{2}[0-9]{2}";

  private final ClaimGraph graph;
  private final Claim claim;

  InsuranceReading(ClaimGraph graph) {
    this.graph = graph;
    this.claim = graph.claim();
  }

  /**
   * The payer billed.
   *
   * @param patient the patient, when not the subscriber
   * @param authorizations REF*G1
   */
  record Focal(
      Subscription subscription,
      Insured subscriber,
      Party payer,
      Optional<Insured> patient,
      String patientRelationship,
      List<String> authorizations) {}

  Focal focal() {
    var insurance = focalInsurance();
    var coverage = coverage(insurance);
    decidedBefore(insurance, coverage);
    var patient =
        graph
            .find(claim.getPatient(), Patient.class)
            .orElseThrow(
                () ->
                    new ClaimLack(
                        "loop 2010BA", "The claim has no patient. Add one.", "Claim.patient"));
    var relationship = relationship(coverage);
    boolean self = SELF.equals(relationship);
    var subscriber =
        self
            ? patient
            : graph
                .find(coverage.getSubscriber(), Patient.class)
                .orElseThrow(
                    () ->
                        new ClaimLack(
                            "loop 2010BA, NM1",
                            "The patient is not the subscriber, and the subscriber is not named.",
                            "Coverage.subscriber"));
    return new Focal(
        subscription(insurance, coverage, self ? SELF : null),
        PartyReading.insured(subscriber, "IL", memberId(coverage), "2010BA"),
        payer(coverage),
        self ? Optional.empty() : Optional.of(PartyReading.insured(patient, "QC", null, "2010CA")),
        self ? null : relationship,
        insurance.getPreAuthRef().stream().map(StringType::getValue).toList());
  }

  /** Whoever pays before the payer billed must have decided: the claim tells what. */
  private void decidedBefore(InsuranceComponent focal, Coverage coverage) {
    int place = place(focal, coverage);
    boolean open =
        claim.getInsurance().stream()
            .filter(one -> one != focal && place(one, coverage(one)) < place)
            .anyMatch(one -> decision(one).isEmpty());
    boolean alone = place > 1 && claim.getInsurance().size() == 1;
    if (open || alone) {
      throw new ClaimLack(
          "loop 2320",
          "What the primary payer decided has to go along. Name its ClaimResponse.",
          "Claim.insurance.claimResponse");
    }
  }

  private Optional<DecisionReading> decision(InsuranceComponent insurance) {
    return graph
        .find(insurance.getClaimResponse(), ClaimResponse.class)
        .filter(response -> response.getUse() != ClaimResponse.Use.PREAUTHORIZATION)
        .map(DecisionReading::new);
  }

  /** What the other payers decided on a line: loop 2430. */
  List<LineAdjudication> decisions(int sequence, Procedure billed) {
    var focal = focalInsurance();
    return claim.getInsurance().stream()
        .filter(insurance -> insurance != focal)
        .flatMap(
            insurance ->
                decision(insurance).stream()
                    .flatMap(
                        decision ->
                            decision
                                .ofLine(sequence, payer(coverage(insurance)).id(), billed)
                                .stream()))
        .toList();
  }

  private InsuranceComponent focalInsurance() {
    return claim.getInsurance().stream()
        .filter(InsuranceComponent::getFocal)
        .findFirst()
        .or(() -> claim.getInsurance().stream().findFirst())
        .orElseThrow(
            () ->
                new ClaimLack(
                    "loop 2000B, SBR", "The claim names no coverage. Add it.", "Claim.insurance"));
  }

  private Coverage coverage(InsuranceComponent insurance) {
    return graph
        .find(insurance.getCoverage(), Coverage.class)
        .orElseThrow(
            () ->
                new ClaimLack(
                    "loop 2000B, SBR",
                    "The coverage cannot be found. Name one that is there.",
                    "Claim.insurance.coverage"));
  }

  private static String memberId(Coverage coverage) {
    return Optional.ofNullable(coverage.getSubscriberId())
        .or(() -> coverage.getIdentifier().stream().map(one -> one.getValue()).findFirst())
        .map(id -> X12Text.fold(id))
        .orElseThrow(
            () ->
                new ClaimLack(
                    "loop 2010BA, NM109",
                    "The coverage has no member id. Copy it from the card.",
                    "Coverage.subscriberId"));
  }

  private Party payer(Coverage coverage) {
    return PartyReading.payer(
        coverage.getPayor().stream()
            .map(payor -> graph.find(payor, Organization.class))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(
                () ->
                    new ClaimLack(
                        "loop 2010BB, NM1",
                        "The coverage names no payer. Add the organization that pays.",
                        "Coverage.payor")));
  }

  private static String relationship(Coverage coverage) {
    var codes = LineReading.codes(coverage.getRelationship());
    if (codes.isEmpty()) {
      return SELF;
    }
    return coverage.getRelationship().getCoding().stream()
        .filter(coding -> ClaimCoverages.X12_RELATIONSHIPS.equals(coding.getSystem()))
        .map(Coding::getCode)
        .findFirst()
        .or(() -> codes.stream().map(RELATIONSHIPS::get).filter(code -> code != null).findFirst())
        .orElse("G8");
  }

  private static int place(InsuranceComponent insurance, Coverage coverage) {
    return insurance.hasSequence() ? insurance.getSequence() : Math.max(1, coverage.getOrder());
  }

  private static Subscription subscription(
      InsuranceComponent insurance, Coverage coverage, String relationship) {
    var group =
        coverage.getClass_().stream()
            .filter(one -> LineReading.codes(one.getType()).contains("group"))
            .findFirst();
    int place = Math.min(place(insurance, coverage), ORDER.length());
    return new Subscription(
        String.valueOf(ORDER.charAt(place - 1)),
        relationship,
        group.map(one -> X12Text.fold(one.getValue())).orElse(null),
        group.map(one -> X12Text.fold(one.getName())).orElse(null),
        null,
        filing(coverage));
  }

  /** SBR09. Public money is Medicare's when the member id is one of Medicare's, else Medicaid's. */
  private static String filing(Coverage coverage) {
    var told =
        coverage.getType().getCoding().stream()
            .filter(coding -> ClaimCoverages.FILING.equals(coding.getSystem()))
            .map(Coding::getCode)
            .findFirst();
    if (told.isPresent()) {
      return told.get();
    }
    var codes = LineReading.codes(coverage.getType());
    if (codes.contains("WCBPOL")) {
      return "WC";
    }
    if (codes.contains("AUTOPOL")) {
      return "AM";
    }
    if (codes.contains("PUBLICPOL") || codes.contains("SUBSIDIZ")) {
      var id = coverage.getSubscriberId();
      return id != null && id.replaceAll("[ -]", "").matches(MEDICARE_NUMBER) ? "MB" : "MC";
    }
    return codes.contains("HMO") ? "HM" : "CI";
  }

  /** Payers beside the one billed, with what they decided. */
  List<OtherCoverage> others() {
    var focal = focalInsurance();
    return claim.getInsurance().stream().filter(one -> one != focal).map(this::other).toList();
  }

  private OtherCoverage other(InsuranceComponent insurance) {
    var coverage = coverage(insurance);
    var relationship = relationship(coverage);
    var subscriber =
        SELF.equals(relationship)
            ? graph.find(claim.getPatient(), Patient.class)
            : graph.find(coverage.getSubscriber(), Patient.class);
    var decision = decision(insurance);
    return new OtherCoverage(
        subscription(insurance, coverage, relationship),
        decision.map(DecisionReading::adjustments).orElse(List.of()),
        decision.map(DecisionReading::amounts).orElse(List.of()),
        "Y",
        "Y",
        subscriber
            .map(person -> PartyReading.subscriber(person, memberId(coverage), "2330A"))
            .orElseThrow(
                () ->
                    new ClaimLack(
                        "loop 2330A, NM1",
                        "The subscriber of the other coverage is not named.",
                        "Coverage.subscriber")),
        payer(coverage),
        decision.map(DecisionReading::dates).orElse(List.of()),
        decision.map(DecisionReading::references).orElse(List.of()));
  }
}
