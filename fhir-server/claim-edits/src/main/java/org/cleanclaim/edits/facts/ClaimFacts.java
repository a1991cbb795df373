package org.cleanclaim.edits.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * All an edit may know of one claim, read from FHIR, X12 or a draft; immutable.
 *
 * <p>What is not known is null or empty and never a default that invents a fact.
 *
 * @param id the claim's id; null for a draft without one
 * @param kind professional or institutional
 * @param stage the moment at which it is judged
 * @param patient the patient; {@link Patient#UNKNOWN} when the claim names none
 * @param billing who bills; {@link BillingProvider#UNKNOWN} when the claim names none
 * @param careTeam providers who took part
 * @param coverages the claim's insurances, by sequence
 * @param selfPay whether the patient is marked as paying himself
 * @param authorizations prior authorizations the claim names
 * @param referral the referral; null when none
 * @param diagnoses by sequence
 * @param lines by sequence
 * @param facilityId the service facility; null when none is named
 * @param clia its CLIA number; null when absent
 * @param cliaWaiver whether its certificate is a waiver; null when not known
 * @param information supporting information of claim and lines
 * @param accident null when none is named
 * @param frequency 1 original, 7 replacement, 8 void; null when not said
 * @param replaces the payer's number of the claim this replaces or voids; null when none
 * @param total the claim's total charge; null when absent
 * @param created the day of submission; null when absent
 * @param visit the day of the booked visit, at stage VISIT; null otherwise
 * @param earlier the patient's other claims
 * @param fhirPath answers a FHIRPath over the Claim resource; null when it was not read from FHIR
 */
public record ClaimFacts(
    String id,
    ClaimKind kind,
    Stage stage,
    Patient patient,
    BillingProvider billing,
    List<CareTeamMember> careTeam,
    List<Coverage> coverages,
    boolean selfPay,
    List<Authorization> authorizations,
    Referral referral,
    List<Diagnosis> diagnoses,
    List<Line> lines,
    String facilityId,
    String clia,
    Boolean cliaWaiver,
    List<SupportingInfo> information,
    Accident accident,
    String frequency,
    String replaces,
    BigDecimal total,
    LocalDate created,
    LocalDate visit,
    List<EarlierClaim> earlier,
    Predicate<String> fhirPath) {

  public ClaimFacts {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(stage, "stage");
    careTeam = List.copyOf(careTeam);
    coverages = sorted(coverages, Comparator.comparingInt(Coverage::sequence));
    authorizations = List.copyOf(authorizations);
    diagnoses = sorted(diagnoses, Comparator.comparingInt(Diagnosis::sequence));
    lines = sorted(lines, Comparator.comparingInt(Line::sequence));
    information = List.copyOf(information);
    earlier = List.copyOf(earlier);
  }

  private static <T> List<T> sorted(List<T> all, Comparator<T> order) {
    return all.size() < 2 ? List.copyOf(all) : all.stream().sorted(order).toList();
  }

  public static ClaimFactsBuilder builder() {
    return new ClaimFactsBuilder();
  }

  /** A builder that holds everything of this claim. */
  public ClaimFactsBuilder toBuilder() {
    return new ClaimFactsBuilder(this);
  }

  /** The same claim with other lines and another total. */
  public ClaimFacts withLines(List<Line> others, BigDecimal otherTotal) {
    return toBuilder().lines(others).total(otherTotal).build();
  }

  /** The same facts at another moment of a claim's life; the visit is null unless one is booked. */
  public ClaimFacts at(Stage moment, LocalDate bookedVisit) {
    return toBuilder().stage(moment).visit(bookedVisit).build();
  }

  /** The coverage billed: the focal one that counts, else the first that counts; null when none. */
  public Coverage billedCoverage() {
    Coverage first = null;
    for (int i = 0; i < coverages.size(); i++) {
      Coverage coverage = coverages.get(i);
      if (coverage.counts()) {
        if (coverage.focal()) {
          return coverage;
        }
        first = first == null ? coverage : first;
      }
    }
    return first;
  }

  /** Who took part in a line in the role; null when nobody is named. */
  public CareTeamMember provider(Line line, CareRole role) {
    for (int i = 0; i < careTeam.size(); i++) {
      CareTeamMember member = careTeam.get(i);
      if (member.role() == role
          && (line.careTeamSequences().isEmpty()
              || line.careTeamSequences().contains(member.sequence()))) {
        return member;
      }
    }
    return null;
  }

  /** The diagnosis a line points at first; null when it points at none the claim has. */
  public Diagnosis primary(Line line) {
    for (int i = 0; i < line.diagnosisPointers().size(); i++) {
      for (int j = 0; j < diagnoses.size(); j++) {
        if (diagnoses.get(j).sequence() == line.diagnosisPointers().get(i)
            && !diagnoses.get(j).code().isEmpty()) {
          return diagnoses.get(j);
        }
      }
    }
    return null;
  }

  /** The diagnoses a line points at, in its order. */
  public List<Diagnosis> pointed(Line line) {
    List<Diagnosis> pointed = new ArrayList<>(line.diagnosisPointers().size());
    for (int pointer : line.diagnosisPointers()) {
      for (int i = 0; i < diagnoses.size(); i++) {
        if (diagnoses.get(i).sequence() == pointer && !diagnoses.get(i).code().isEmpty()) {
          pointed.add(diagnoses.get(i));
          break;
        }
      }
    }
    return pointed;
  }

  /** The day that decides which year's diagnosis codes are valid; null when no day is known. */
  public LocalDate diagnosisDay() {
    LocalDate day = null;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      LocalDate own = kind == ClaimKind.INSTITUTIONAL ? line.through() : line.from();
      boolean later = own != null && day != null && own.isAfter(day);
      if (own != null && (day == null || later == (kind == ClaimKind.INSTITUTIONAL))) {
        day = own;
      }
    }
    return day;
  }

  /** The NPI a payer takes for the line's physician: rendering, else billing; null when neither. */
  public String physicianNpi(Line line) {
    CareTeamMember rendering = provider(line, CareRole.RENDERING);
    return rendering == null || rendering.npi() == null ? billing.npi() : rendering.npi();
  }

  /**
   * The specialty of the line's physician: rendering's taxonomy, else billing's; null if neither.
   */
  public String specialty(Line line) {
    CareTeamMember rendering = provider(line, CareRole.RENDERING);
    return rendering == null || rendering.taxonomy() == null
        ? billing.taxonomy()
        : rendering.taxonomy();
  }

  /**
   * Whether two lines were done by the same physician as payers mean it: the same NPI, or the same
   * group and the same specialty.
   *
   * @param other the claim of the other line; may be this one
   */
  public boolean samePhysician(Line line, ClaimFacts other, Line otherLine) {
    String one = physicianNpi(line);
    String two = other.physicianNpi(otherLine);
    if (one == null || two == null) {
      return other == this && one == null && two == null;
    }
    return one.equals(two) || (sameGroup(other) && sameSpecialty(line, other, otherLine));
  }

  private boolean sameGroup(ClaimFacts other) {
    return known(billing.npi(), other.billing.npi())
        || known(billing.taxId(), other.billing.taxId());
  }

  private boolean sameSpecialty(Line line, ClaimFacts other, Line otherLine) {
    return known(specialty(line), other.specialty(otherLine));
  }

  private static boolean known(String one, String two) {
    return one != null && one.equals(two);
  }

  /** Whether this claim replaces or voids the other one. */
  public boolean replaces(EarlierClaim other) {
    if (!"7".equals(frequency) && !"8".equals(frequency)) {
      return false;
    }
    if (names(other)) {
      return true;
    }
    // Where no claim carries the number named, one whose number nobody knows is taken for it.
    return other.payerNumber() == null && earlier.stream().noneMatch(this::names);
  }

  private boolean names(EarlierClaim other) {
    return replaces != null
        && (replaces.equals(other.payerNumber()) || replaces.equals(other.claim().id()));
  }

  /**
   * The first supporting information of the category that the line names, or that no line names.
   */
  public SupportingInfo information(Line line, String category) {
    SupportingInfo ofClaim = null;
    for (int i = 0; i < information.size(); i++) {
      SupportingInfo info = information.get(i);
      if (info.category().equals(category)) {
        if (line.informationSequences().contains(info.sequence())) {
          return info;
        }
        ofClaim = ofClaim == null && !isOfOneLine(info) ? info : ofClaim;
      }
    }
    return ofClaim;
  }

  /** The documents attached to the line, or to no line in particular, in the claim's order. */
  public List<SupportingInfo.Document> documents(Line line) {
    List<SupportingInfo.Document> documents = List.of();
    for (int i = 0; i < information.size(); i++) {
      SupportingInfo info = information.get(i);
      if (info.document() != null
          && (line.informationSequences().contains(info.sequence()) || !isOfOneLine(info))) {
        documents = documents.isEmpty() ? new ArrayList<>(2) : documents;
        documents.add(info.document());
      }
    }
    return documents;
  }

  private boolean isOfOneLine(SupportingInfo info) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).informationSequences().contains(info.sequence())) {
        return true;
      }
    }
    return false;
  }
}
