package org.cleanclaim.edits.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collects what is known of a claim. */
public final class ClaimFactsBuilder {
  private String id;
  private ClaimKind kind = ClaimKind.PROFESSIONAL;
  private Stage stage = Stage.CLAIM;
  private Patient patient = Patient.UNKNOWN;
  private BillingProvider billing = BillingProvider.UNKNOWN;
  private final List<CareTeamMember> careTeam = new ArrayList<>(4);
  private final List<Coverage> coverages = new ArrayList<>(2);
  private boolean selfPay;
  private final List<Authorization> authorizations = new ArrayList<>(1);
  private Referral referral;
  private final List<Diagnosis> diagnoses = new ArrayList<>(4);
  private final List<Line> lines = new ArrayList<>(4);
  private String facilityId;
  private String clia;
  private Boolean cliaWaiver;
  private final List<SupportingInfo> information = new ArrayList<>(2);
  private Accident accident;
  private String frequency;
  private String replaces;
  private BigDecimal total;
  private LocalDate created;
  private LocalDate visit;
  private final List<EarlierClaim> earlier = new ArrayList<>();
  private Predicate<String> fhirPath;

  ClaimFactsBuilder() {}

  ClaimFactsBuilder(ClaimFacts claim) {
    this.id = claim.id();
    this.kind = claim.kind();
    this.stage = claim.stage();
    this.patient = claim.patient();
    this.billing = claim.billing();
    this.careTeam.addAll(claim.careTeam());
    this.coverages.addAll(claim.coverages());
    this.selfPay = claim.selfPay();
    this.authorizations.addAll(claim.authorizations());
    this.referral = claim.referral();
    this.diagnoses.addAll(claim.diagnoses());
    this.lines.addAll(claim.lines());
    this.facilityId = claim.facilityId();
    this.clia = claim.clia();
    this.cliaWaiver = claim.cliaWaiver();
    this.information.addAll(claim.information());
    this.accident = claim.accident();
    this.frequency = claim.frequency();
    this.replaces = claim.replaces();
    this.total = claim.total();
    this.created = claim.created();
    this.visit = claim.visit();
    this.earlier.addAll(claim.earlier());
    this.fhirPath = claim.fhirPath();
  }

  public ClaimFactsBuilder id(String value) {
    this.id = value;
    return this;
  }

  public ClaimFactsBuilder kind(ClaimKind value) {
    this.kind = value;
    return this;
  }

  public ClaimFactsBuilder stage(Stage value) {
    this.stage = value;
    return this;
  }

  public ClaimFactsBuilder patient(Patient value) {
    this.patient = value;
    return this;
  }

  public ClaimFactsBuilder billing(BillingProvider value) {
    this.billing = value;
    return this;
  }

  public ClaimFactsBuilder careTeam(CareTeamMember value) {
    this.careTeam.add(value);
    return this;
  }

  public ClaimFactsBuilder coverage(Coverage value) {
    this.coverages.add(value);
    return this;
  }

  public ClaimFactsBuilder selfPay(boolean value) {
    this.selfPay = value;
    return this;
  }

  public ClaimFactsBuilder authorization(Authorization value) {
    this.authorizations.add(value);
    return this;
  }

  public ClaimFactsBuilder referral(Referral value) {
    this.referral = value;
    return this;
  }

  public ClaimFactsBuilder diagnosis(int sequence, String code) {
    this.diagnoses.add(new Diagnosis(sequence, code));
    return this;
  }

  public ClaimFactsBuilder line(Line value) {
    this.lines.add(value);
    return this;
  }

  /** These lines and no others. */
  public ClaimFactsBuilder lines(List<Line> all) {
    this.lines.clear();
    this.lines.addAll(all);
    return this;
  }

  public ClaimFactsBuilder facility(String facility, String cliaNumber) {
    this.facilityId = facility;
    this.clia = cliaNumber;
    return this;
  }

  /** Whether the facility's certificate is a waiver. */
  public ClaimFactsBuilder cliaWaiver(Boolean value) {
    this.cliaWaiver = value;
    return this;
  }

  public ClaimFactsBuilder information(SupportingInfo value) {
    this.information.add(value);
    return this;
  }

  public ClaimFactsBuilder accident(Accident value) {
    this.accident = value;
    return this;
  }

  public ClaimFactsBuilder frequency(String code, String payerControlNumber) {
    this.frequency = code;
    this.replaces = payerControlNumber;
    return this;
  }

  public ClaimFactsBuilder total(BigDecimal value) {
    this.total = value;
    return this;
  }

  public ClaimFactsBuilder created(LocalDate value) {
    this.created = value;
    return this;
  }

  public ClaimFactsBuilder visit(LocalDate value) {
    this.visit = value;
    return this;
  }

  public ClaimFactsBuilder earlier(EarlierClaim value) {
    this.earlier.add(value);
    return this;
  }

  /** What answers a payer rule's FHIRPath over the Claim resource. */
  public ClaimFactsBuilder fhirPath(Predicate<String> answers) {
    this.fhirPath = answers;
    return this;
  }

  public ClaimFacts build() {
    return new ClaimFacts(
        id,
        kind,
        stage,
        patient,
        billing,
        careTeam,
        coverages,
        selfPay || coverages.stream().anyMatch(Coverage::isSelfPay),
        authorizations,
        referral,
        diagnoses,
        lines,
        facilityId,
        clia,
        cliaWaiver,
        information,
        accident,
        frequency,
        replaces,
        total,
        created,
        visit,
        earlier,
        fhirPath);
  }
}
