package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * Who denied and for what, as a denial's Task says it.
 *
 * @param policy id of the payer's policy; {@code default} where the payer has none
 * @param payer a reference, or words
 * @param category of the taxonomy
 * @param code group and reason that decided it: {@code CO-197}
 * @param carcs all reason codes
 * @param day of the first denying answer; null where it is not told
 */
public record DeniedFor(
    String policy,
    String payer,
    String category,
    String code,
    List<String> carcs,
    BigDecimal amount,
    LocalDate day) {

  public DeniedFor {
    carcs = List.copyOf(carcs);
  }

  /** Empty where the Task is no denial. */
  public static Optional<DeniedFor> of(Task task) {
    if (!DenialTasks.isDenial(task)) {
      return Optional.empty();
    }
    return Optional.of(
        new DeniedFor(
            Objects.requireNonNullElse(Facts.text(task, DenialTasks.POLICY), "default"),
            Facts.reference(task, DenialTasks.PAYER).map(DeniedFor::words).orElse(""),
            Objects.requireNonNullElse(
                Facts.code(task, DenialTasks.CATEGORY), DenialCategory.UNCLASSIFIED),
            Facts.text(task, DenialTasks.ROOT_CAUSE),
            Facts.all(task, DenialTasks.CARC, CodeableConcept.class)
                .map(reason -> reason.getCodingFirstRep().getCode())
                .filter(Objects::nonNull)
                .toList(),
            Objects.requireNonNullElse(Facts.money(task, DenialTasks.AMOUNT), BigDecimal.ZERO),
            Facts.day(task, DenialTasks.DENIED_ON)));
  }

  private static String words(Reference payer) {
    return Objects.requireNonNullElse(Facts.words(payer), "");
  }
}
