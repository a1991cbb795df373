package org.cleanclaim.plugin.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cleanclaim.plugin.ledger.ClaimEntry;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** Tells a claim as worklists need it. The same resources give the same entry, now or later. */
public final class ClaimEntries {

  private static final Set<String> RENDERING = Set.of("rendering", "primary");
  private static final String CANCELLED = "cancelled";

  private final ClaimJudge judge;

  ClaimEntries(ClaimJudge judge) {
    this.judge = judge;
  }

  ClaimEntry of(
      Claim claim, KnownResources known, Task task, Date releasedAt, List<DetectedIssue> alerts) {
    String id = claim.getIdElement().getIdPart();
    return new ClaimEntry(
        id,
        words(claim.getPatient()),
        payer(claim, known),
        clinician(claim),
        station(task, releasedAt),
        ClinicianQueries.open(known, id).map(query -> time(query.getAuthoredOn())).orElse(null),
        visit(claim),
        judge.filingLimit(claim, known),
        amount(claim),
        edits(alerts));
  }

  /** Where a Task says its claim stands; {@code since} is when the Task last changed. */
  static ClaimEntry.Station station(Task task, Date releasedAt) {
    Date changed =
        task.hasLastModified() ? task.getLastModified() : task.getMeta().getLastUpdated();
    return new ClaimEntry.Station(
        SubmissionTasks.status(task).map(SubmissionStatus::code).orElse(CANCELLED),
        time(changed == null ? task.getAuthoredOn() : changed),
        time(releasedAt),
        words(task.getOwner()),
        task.hasPriority() ? task.getPriority().toCode() : null);
  }

  /**
   * The edits with open alerts: what holds the claim first, because a list tells only the first.
   */
  static List<String> edits(List<DetectedIssue> alerts) {
    return alerts.stream()
        .filter(AlertStore::isOpen)
        .filter(alert -> edit(alert) != null)
        .sorted(
            Comparator.comparing((DetectedIssue alert) -> !AlertMapping.holds(alert))
                .thenComparing(ClaimEntries::edit))
        .map(ClaimEntries::edit)
        .distinct()
        .toList();
  }

  private static String edit(DetectedIssue alert) {
    return alert.getCode().getCodingFirstRep().getCode();
  }

  /** Whole seconds, because that is what a Task keeps. */
  public static OffsetDateTime time(Date at) {
    return at == null
        ? null
        : at.toInstant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
  }

  /** Reference of the organization billed, else its words; null where it is not known. */
  public static String payer(Claim claim, KnownResources known) {
    Optional<Claim.InsuranceComponent> billed =
        claim.getInsurance().stream().min(Comparator.comparing(insurance -> !insurance.getFocal()));
    return billed
        .flatMap(insurance -> known.find(Coverage.class, insurance.getCoverage()))
        .map(coverage -> words(coverage.getPayorFirstRep()))
        .orElseGet(() -> words(claim.getInsurer()));
  }

  static String clinician(Claim claim) {
    return claim.getCareTeam().stream()
        .filter(member -> member.hasProvider())
        .min(
            Comparator.comparing(
                member ->
                    member.getRole().getCoding().stream()
                        .noneMatch(role -> RENDERING.contains(role.getCode()))))
        .map(member -> words(member.getProvider()))
        .orElseGet(() -> words(claim.getProvider()));
  }

  static LocalDate visit(Claim claim) {
    return claim.getItem().stream()
        .map(
            item ->
                item.hasServicedPeriod()
                    ? FhirDates.day(item.getServicedPeriod().getStartElement())
                    : item.hasServicedDateType() ? FhirDates.day(item.getServicedDateType()) : null)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElseGet(() -> FhirDates.day(claim.getBillablePeriod().getStartElement()));
  }

  static BigDecimal amount(Claim claim) {
    return claim.getTotal().hasValue()
        ? claim.getTotal().getValue()
        : claim.getItem().stream()
            .map(ClaimEntries::charge)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal charge(Claim.ItemComponent item) {
    if (item.getNet().hasValue()) {
      return item.getNet().getValue();
    }
    BigDecimal units =
        item.getQuantity().hasValue() ? item.getQuantity().getValue() : BigDecimal.ONE;
    return item.getUnitPrice().hasValue()
        ? item.getUnitPrice().getValue().multiply(units)
        : BigDecimal.ZERO;
  }

  /** A reference without its version; what it says of itself where it refers to nothing. */
  private static String words(Reference reference) {
    if (reference.hasReference() && !reference.getReference().startsWith("#")) {
      return reference.getReferenceElement().toUnqualifiedVersionless().getValue();
    }
    return reference.hasDisplay() ? reference.getDisplay() : reference.getIdentifier().getValue();
  }
}
