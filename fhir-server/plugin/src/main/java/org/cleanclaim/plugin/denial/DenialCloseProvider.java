package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** The operations {@code $close} and {@code $reopen}: a person ends the work on a denial. */
public final class DenialCloseProvider {

  private static final Map<String, DenialState> OUTCOMES =
      Map.of(
          "overturned", DenialState.OVERTURNED,
          "overturned-in-part", DenialState.OVERTURNED_IN_PART,
          "upheld", DenialState.UPHELD,
          "written-off", DenialState.WRITTEN_OFF,
          "patient-billed", DenialState.PATIENT_BILLED);

  private final DaoRegistry daos;
  private final DenialWork work;
  private final Clock clock;

  DenialCloseProvider(DaoRegistry daos, DenialWork work, Clock clock) {
    this.daos = daos;
    this.work = work;
    this.clock = clock;
  }

  /**
   * Closes a denial. Money is what the payer's answers say; an amount sent here is what is expected
   * until they do.
   *
   * @param outcome {@code overturned}, {@code overturned-in-part}, {@code upheld}, {@code
   *     written-off} or {@code patient-billed}
   * @param amount dollars that are expected
   * @param lesson what was learned, in words
   * @param note why, in words
   * @param version of the Task as the caller saw it
   * @return the Task
   */
  @Operation(name = "$close", typeName = "Task")
  public Task close(
      @IdParam IIdType id,
      @OperationParam(name = "outcome", min = 1, max = 1) CodeType outcome,
      @OperationParam(name = "amount", max = 1) DecimalType amount,
      @OperationParam(name = "lesson", max = 1) StringType lesson,
      @OperationParam(name = "note", max = 1) StringType note,
      @OperationParam(name = "version", max = 1) StringType version,
      RequestDetails request) {
    DenialState end = OUTCOMES.get(outcome == null ? "" : outcome.getValueAsString());
    if (end == null) {
      throw BadParameter.missing(
          "outcome",
          "Send one of %s as parameter outcome."
              .formatted(String.join(", ", OUTCOMES.keySet().stream().sorted().toList())));
    }
    BigDecimal expected = amount == null ? null : amount.getValue();
    if (expected != null && (expected.signum() < 0 || !end.isPaidAfterAll())) {
      throw BadParameter.unfit(
          "amount", "An amount from 0 on is expected only where the denial was overturned.");
    }
    return work.on(
        id,
        version,
        request,
        (task, who, writes) -> {
          DenialWork.requireOpen(task);
          requireFit(task, end, expected);
          Task closed = task.copy();
          end.put(closed);
          Facts.set(closed, DenialTasks.WAITING_UNTIL, List.of());
          Facts.set(closed, DenialTasks.WAITING_FOR, List.of());
          Facts.setOutput(closed, DenialTasks.EXPECTED, Facts.dollars(expected));
          Facts.setOutput(closed, DenialTasks.LESSON, Facts.words(text(lesson)));
          Task written = work.put(closed, writes);
          endParts(written, end, writes);
          work.events().record(written, "closed", words(end, expected, note), who, writes);
          return written;
        });
  }

  private static void requireFit(Task task, DenialState end, BigDecimal expected) {
    if (end == DenialState.PATIENT_BILLED && !isPatients(task)) {
      throw BadParameter.unfit(
          "outcome",
          "The payer did not make it the patient's (%s): the patient may not be billed. Appeal, or write it off."
              .formatted(Facts.text(task, DenialTasks.ROOT_CAUSE)));
    }
    BigDecimal amount = Facts.money(task, DenialTasks.FIRST_AMOUNT);
    if (expected != null && amount != null && expected.compareTo(amount) > 0) {
      throw BadParameter.unfit(
          "amount",
          "No more than the %s that were denied can come back.".formatted(amount.toPlainString()));
    }
  }

  /** Whether the payer made what decides the denial the patient's. */
  private static boolean isPatients(Task task) {
    return "PR".equals(Facts.code(task, DenialTasks.GROUP));
  }

  /** Appeals and requests that were parts of the work end with it. */
  private void endParts(Task denial, DenialState end, TransactionWrites writes) {
    for (String part : List.of(DenialTasks.APPEAL, DenialTasks.RECORDS_REQUEST)) {
      Facts.outputs(denial, part, Reference.class)
          .map(
              reference ->
                  daos.getResourceDao(Task.class)
                      .read(reference.getReferenceElement(), writes.request()))
          .filter(open -> !isEnded(open))
          .forEach(open -> end(open, part, end, writes));
    }
  }

  private void end(Task open, String part, DenialState end, TransactionWrites writes) {
    Task ended = open.copy();
    boolean appeal = DenialTasks.APPEAL.equals(part);
    ended.setStatus(appeal ? Task.TaskStatus.COMPLETED : Task.TaskStatus.CANCELLED);
    if (appeal) {
      Facts.setOutput(ended, "decision", Facts.code(end.code()));
    }
    ended.getExecutionPeriod().setEnd(Date.from(clock.instant()));
    ended.setLastModified(Date.from(clock.instant()));
    writes.put(ended);
  }

  static boolean isEnded(Task task) {
    return List.of(
            Task.TaskStatus.COMPLETED,
            Task.TaskStatus.CANCELLED,
            Task.TaskStatus.FAILED,
            Task.TaskStatus.REJECTED,
            Task.TaskStatus.ENTEREDINERROR)
        .contains(task.getStatus());
  }

  private static String words(DenialState end, BigDecimal expected, StringType note) {
    String money = expected == null ? "" : ", %s expected".formatted(expected.toPlainString());
    String why = text(note) == null ? "" : " " + text(note);
    return end.code() + money + "." + why;
  }

  /**
   * Opens a closed denial again.
   *
   * @param note why, in words
   * @param version of the Task as the caller saw it
   * @return the Task
   */
  @Operation(name = "$reopen", typeName = "Task")
  public Task reopen(
      @IdParam IIdType id,
      @OperationParam(name = "note", min = 1, max = 1) StringType note,
      @OperationParam(name = "version", max = 1) StringType version,
      RequestDetails request) {
    if (text(note) == null) {
      throw BadParameter.missing("note", "Send as parameter note why the denial is opened again.");
    }
    return work.on(
        id,
        version,
        request,
        (task, who, writes) -> {
          DenialState state = DenialState.of(task);
          if (state.isOpen() || state == DenialState.WITHDRAWN) {
            throw BadParameter.unfit(
                "id",
                "The denial is not closed (%s); there is nothing to open again."
                    .formatted(state.code()));
          }
          Task opened = task.copy();
          DenialState.IN_WORK.put(opened);
          Facts.setOutput(opened, DenialTasks.EXPECTED, null);
          Task written = work.put(opened, writes);
          work.events().record(written, "reopened", text(note), who, writes);
          return written;
        });
  }

  static String text(StringType value) {
    return value == null || value.getValueNotNull().isBlank() ? null : value.getValue().strip();
  }
}
