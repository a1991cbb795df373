package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.util.Date;
import java.util.Objects;
import java.util.stream.Stream;
import org.cleanclaim.plugin.claim.ClaimEntries;
import org.cleanclaim.plugin.ledger.DenialEntry;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** Tells a denial's Task as lists need it. The same Task gives the same entry, now or later. */
final class DenialEntries {

  private DenialEntries() {}

  static DenialEntry of(Task task) {
    DenialState state = DenialState.of(task);
    return new DenialEntry(
        task.getIdElement().getIdPart(),
        new DenialEntry.Denied(
            task.hasBasedOn() ? idOf(task.getBasedOn().get(0)) : null,
            number(task),
            idOf(task.getFocus()),
            Facts.words(task.getFor()),
            Facts.reference(task, DenialTasks.PAYER).map(Facts::words).orElse(""),
            Objects.requireNonNullElse(Facts.text(task, DenialTasks.POLICY), "default"),
            Facts.reference(task, DenialTasks.SITE).map(Facts::words).orElse(null)),
        new DenialEntry.Reason(
            Objects.requireNonNullElse(
                Facts.code(task, DenialTasks.CATEGORY), DenialCategory.UNCLASSIFIED),
            Objects.requireNonNullElse(Facts.text(task, DenialTasks.ROOT_CAUSE), "?"),
            Facts.text(task, DenialTasks.HARDNESS),
            Facts.text(task, DenialTasks.KIND),
            Facts.text(task, DenialTasks.ACTION),
            Facts.text(task, DenialTasks.PREVENTABLE)),
        work(task, state),
        new DenialEntry.Days(
            Facts.day(task, DenialTasks.DUE),
            DenialTasks.lastDay(task),
            Facts.day(task, DenialTasks.DENIED_ON),
            ClaimEntries.time(opened(task))),
        result(task, state),
        Objects.requireNonNullElse(Facts.money(task, DenialTasks.AMOUNT), BigDecimal.ZERO));
  }

  /** What others write may not say when it was opened. */
  private static Date opened(Task task) {
    return Stream.of(task.getAuthoredOn(), task.getLastModified(), task.getMeta().getLastUpdated())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> new Date(0));
  }

  private static DenialEntry.Work work(Task task, DenialState state) {
    return new DenialEntry.Work(
        state.code(),
        state.isOpen(),
        Facts.words(task.getOwner()),
        DenialTasks.team(task),
        task.hasPriority() ? task.getPriority().toCode() : null,
        Facts.number(task, DenialTasks.ESCALATION),
        Facts.day(task, DenialTasks.WAITING_UNTIL));
  }

  private static DenialEntry.Result result(Task task, DenialState state) {
    return new DenialEntry.Result(
        state.isOpen() ? null : state.code(),
        Facts.outputMoney(task, DenialTasks.RECOVERED),
        state.isOpen() ? null : ClaimEntries.time(task.getExecutionPeriod().getEnd()));
  }

  private static String number(Task task) {
    String number = Facts.text(task, DenialTasks.CLAIM_NUMBER);
    return number == null ? idOf(task.getFocus()) : number;
  }

  static String idOf(Reference reference) {
    return reference.hasReference() ? reference.getReferenceElement().getIdPart() : null;
  }
}
