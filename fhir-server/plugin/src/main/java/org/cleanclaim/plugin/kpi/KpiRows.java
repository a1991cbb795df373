package org.cleanclaim.plugin.kpi;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.claim.Findings;
import org.cleanclaim.plugin.denial.DecidedAnswer;
import org.cleanclaim.plugin.denial.DenialTaxonomy;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/**
 * Reads a resource into the row key figures are counted from: the same resource gives the same row,
 * as it is written or when the ledger is told anew.
 */
final class KpiRows {

  private static final String STATUS_CODE =
      Canonical.BASE + "/StructureDefinition/claim-status-code";
  private static final Set<String> REPLACES = Set.of("prior", "void", "replaced");
  private static final Set<String> WON = Set.of("overturned", "overturned-in-part");

  private final DenialTaxonomy taxonomy;
  private final Clock clock;

  KpiRows(DenialTaxonomy taxonomy, Clock clock) {
    this.taxonomy = taxonomy;
    this.clock = clock;
  }

  /** Empty for what is no claim for payment, or was written in error. */
  Optional<ClaimRow> of(Claim claim) {
    boolean forPayment = !claim.hasUse() || claim.getUse() == Claim.Use.CLAIM;
    if (!forPayment || claim.getStatus() == Claim.ClaimStatus.ENTEREDINERROR) {
      return Optional.empty();
    }
    return Optional.of(
        new ClaimRow(
            claim.getIdElement().getIdPart(),
            Findings.site(claim),
            FhirDates.day(claim.getCreatedElement()),
            claim.getRelated().stream().anyMatch(KpiRows::replaces),
            claim.getRelated().stream()
                .filter(KpiRows::replaces)
                .map(related -> idOf(related.getClaim(), "Claim"))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null),
            claim.getInsurance().stream()
                .min(Comparator.comparing(insurance -> !insurance.getFocal()))
                .map(insurance -> insurance.getSequence() <= 1)
                .orElse(true)));
  }

  private static boolean replaces(Claim.RelatedClaimComponent related) {
    return related.getRelationship().getCoding().stream()
        .anyMatch(coding -> REPLACES.contains(coding.getCode()));
  }

  /**
   * Empty for what adjudicates nothing, or no claim that is stored here.
   *
   * @param claim the claim answered, asked for only where the answer does not say what was billed
   */
  Optional<AnswerRow> of(ClaimResponse response, Supplier<Optional<Claim>> claim) {
    LocalDate day = FhirDates.day(response.getCreatedElement());
    Optional<String> about = idOf(response.getRequest(), "Claim");
    if (day == null || about.isEmpty()) {
      return Optional.empty();
    }
    return DecidedAnswer.of(response, taxonomy, claim)
        .map(
            decided ->
                new AnswerRow(
                    response.getIdElement().getIdPart(),
                    about.get(),
                    day,
                    statusCode(response),
                    decided));
  }

  private static String statusCode(ClaimResponse response) {
    return response.getExtensionsByUrl(STATUS_CODE).stream()
        .map(Extension::getValue)
        .filter(CodeType.class::isInstance)
        .map(value -> ((CodeType) value).getValue())
        .findFirst()
        .orElse(null);
  }

  /** Empty for a Task that is not the work on a claim's denial, or is not done. */
  Optional<DenialRow> denial(Task task) {
    Optional<String> claim =
        task.getBasedOn().stream()
            .map(on -> idOf(on, "Claim"))
            .flatMap(Optional::stream)
            .findFirst();
    if (!is(task, "work-denial") || isVoid(task) || claim.isEmpty()) {
      return Optional.empty();
    }
    boolean closed = task.getStatus() == Task.TaskStatus.COMPLETED;
    return Optional.of(
        new DenialRow(
            task.getIdElement().getIdPart(),
            claim.get(),
            day(task.getRestriction().getPeriod().getEnd()),
            closed ? code(task.getBusinessStatus()).orElse(null) : null,
            closed ? endOf(task) : null));
  }

  /** Empty for a Task that is no appeal. */
  Optional<AppealRow> appeal(Task task) {
    Optional<String> denial =
        task.getPartOf().stream()
            .map(part -> idOf(part, "Task"))
            .flatMap(Optional::stream)
            .findFirst();
    if (!is(task, "appeal-denial") || isVoid(task) || denial.isEmpty()) {
      return Optional.empty();
    }
    boolean sent =
        task.getStatus() == Task.TaskStatus.INPROGRESS
            || task.getStatus() == Task.TaskStatus.COMPLETED;
    String outcome = task.getStatus() == Task.TaskStatus.COMPLETED ? decision(task) : null;
    return Optional.of(
        new AppealRow(
            task.getIdElement().getIdPart(),
            denial.get(),
            sent ? startOf(task) : null,
            outcome == null ? null : endOf(task),
            outcome != null && WON.contains(outcome)));
  }

  private static boolean isVoid(Task task) {
    return task.getStatus() == Task.TaskStatus.CANCELLED
        || task.getStatus() == Task.TaskStatus.ENTEREDINERROR;
  }

  static boolean is(Task task, String code) {
    return task.getCode().hasCoding(Canonical.TASKS, code);
  }

  private LocalDate startOf(Task task) {
    Date start = task.getExecutionPeriod().getStart();
    return day(start == null ? task.getAuthoredOn() : start);
  }

  private LocalDate endOf(Task task) {
    Date end = task.getExecutionPeriod().getEnd();
    return day(end == null ? task.getLastModified() : end);
  }

  private LocalDate day(Date at) {
    return at == null ? null : at.toInstant().atZone(clock.getZone()).toLocalDate();
  }

  /** How a level of appeal ended, as $close and the next $appeal write it. */
  private static String decision(Task task) {
    return task.getOutput().stream()
        .filter(output -> codes(output.getType(), "decision"))
        .map(output -> code(output.getValue()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private static boolean codes(CodeableConcept type, String code) {
    return type.getCoding().stream().anyMatch(coding -> code.equals(coding.getCode()));
  }

  private static Optional<String> code(Type value) {
    if (value instanceof CodeableConcept concept) {
      return concept.getCoding().stream().filter(Coding::hasCode).map(Coding::getCode).findFirst();
    }
    if (value instanceof Coding coding) {
      return Optional.ofNullable(coding.getCode());
    }
    return value != null && value.isPrimitive()
        ? Optional.ofNullable(value.primitiveValue())
        : Optional.empty();
  }

  /** The id of what a reference names on this server. */
  static Optional<String> idOf(Reference reference, String type) {
    return reference.hasReference()
            && type.equals(reference.getReferenceElement().getResourceType())
            && !reference.getReferenceElement().isLocal()
        ? Optional.ofNullable(reference.getReferenceElement().getIdPart())
        : Optional.empty();
  }
}
