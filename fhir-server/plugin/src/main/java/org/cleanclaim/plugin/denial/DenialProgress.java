package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.denial.StandingAnswers.Answer;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** Moves a claim's denial along as the payer speaks: opened, denied again, paid, taken back. */
final class DenialProgress {

  private final DenialTasks tasks;
  private final DenialRouting routing;
  private final DenialEvents events;
  private final Clock clock;

  DenialProgress(DenialTasks tasks, DenialRouting routing, DenialEvents events, Clock clock) {
    this.tasks = tasks;
    this.routing = routing;
    this.events = events;
    this.clock = clock;
  }

  /** A denial stands: opens its Task, or brings the open one up to date. */
  void denied(Optional<Task> stored, JudgedDenial judged, TransactionWrites writes) {
    if (stored.isEmpty()) {
      open(judged, writes);
      return;
    }
    Task before = stored.get();
    DenialState state = DenialState.of(before);
    boolean again = isNews(before, judged);
    boolean ends =
        state.isPaidAfterAll() ? !again && !isTakenBack(before, judged) : !state.isOpen();
    if (ends && state != DenialState.WITHDRAWN) {
      // A person decided to end it; that the payer says the same again changes nothing.
      return;
    }
    Task task = before.copy();
    update(task, judged);
    String event = null;
    if (!state.isOpen()) {
      reopen(task);
      event = "reopened";
    } else if (state == DenialState.REVERSED || again && state != DenialState.NEW) {
      DenialState.IN_WORK.put(task);
      Facts.set(task, DenialTasks.WAITING_UNTIL, List.of());
      Facts.set(task, DenialTasks.WAITING_FOR, List.of());
      Facts.set(task, DenialTasks.REMINDED, List.of());
      event = "denied-again";
    }
    recovered(task, judged.paid());
    if (task.equalsDeep(before)) {
      return;
    }
    Task written = tasks.put(task, writes);
    if (event != null) {
      events.record(
          written,
          event,
          DenialTags.words(judged.denial()),
          payer(judged.answer().response()),
          writes,
          judged.answer().response());
    }
  }

  private void open(JudgedDenial judged, TransactionWrites writes) {
    ClaimResponse response = judged.answer().response();
    Task task = new Task();
    task.getMeta().addProfile(Canonical.DENIAL_PROFILE);
    DenialState.NEW.put(task);
    task.setIntent(Task.TaskIntent.ORDER);
    task.setCode(Concepts.of(Canonical.TASKS, DenialTasks.CODE));
    task.setAuthoredOn(Date.from(clock.instant()));
    if (response.getRequest().hasReference()) {
      task.addBasedOn(response.getRequest().copy());
    }
    task.setFor(response.getPatient().copy());
    Facts.set(task, DenialTasks.DENIED_ON, Facts.date(judged.remitted()));
    Facts.set(task, DenialTasks.FIRST_AMOUNT, Facts.dollars(judged.denial().amount()));
    Facts.set(task, DenialTasks.PAID, Facts.dollars(judged.paid()));
    update(task, judged);
    routing.route(task, judged);
    events.record(
        tasks.put(task, writes),
        "opened",
        DenialTags.words(judged.denial()),
        payer(response),
        writes,
        response);
  }

  private void update(Task task, JudgedDenial judged) {
    ClaimResponse response = judged.answer().response();
    if (!task.hasBasedOn() && response.getRequest().hasReference()) {
      // The claim came to be known after its answer.
      task.addBasedOn(response.getRequest().copy());
      task.setFor(response.getPatient().copy());
    }
    task.setFocus(DenialTags.focus(judged.answer()));
    DenialTags.write(task, judged, tasks.today());
  }

  private static void reopen(Task task) {
    DenialState.IN_WORK.put(task);
    Facts.set(task, DenialTasks.REMINDED, List.of());
    Facts.set(task, DenialTasks.ESCALATION, List.of());
    task.getExecutionPeriod().setEnd(null);
  }

  /** Whether the payer spoke anew: later than it did, or about the corrected claim. */
  private static boolean isNews(Task before, JudgedDenial judged) {
    String focus = DenialTags.focus(judged.answer()).getReference();
    if (focus.equals(before.getFocus().getReference())) {
      return false;
    }
    LocalDate answered = Facts.day(before, DenialTasks.ANSWERED_ON);
    boolean ofCorrection =
        before.getBasedOn().size() > 1
            && !judged.answer().claim().equals(DenialEntries.idOf(before.getBasedOn().get(0)));
    return ofCorrection || answered == null || judged.remitted().isAfter(answered);
  }

  /** Whether money that came after all is gone. */
  private static boolean isTakenBack(Task before, JudgedDenial judged) {
    BigDecimal recovered = Facts.outputMoney(before, DenialTasks.RECOVERED);
    return recovered != null && judged.paid().subtract(base(before)).compareTo(recovered) < 0;
  }

  /** No answer that stands denies any more. */
  void paid(Task before, List<Answer> standing, TransactionWrites writes) {
    BigDecimal paid = DenialJudge.paid(standing);
    DenialState state = DenialState.of(before);
    boolean moreThanBefore = paid.compareTo(base(before)) > 0;
    if (state == DenialState.WITHDRAWN
        || !state.isOpen() && !state.isPaidAfterAll() && !moreThanBefore) {
      return;
    }
    Task task = before.copy();
    if (!state.isPaidAfterAll()) {
      DenialState.OVERTURNED.put(task);
    }
    task.setFocus(DenialTags.focus(standing.get(standing.size() - 1)));
    Facts.set(task, DenialTasks.WAITING_UNTIL, List.of());
    Facts.set(task, DenialTasks.WAITING_FOR, List.of());
    Facts.setOutput(
        task, DenialTasks.RECOVERED, Facts.dollars(paid.subtract(base(task)).max(BigDecimal.ZERO)));
    if (task.equalsDeep(before)) {
      return;
    }
    ClaimResponse response = standing.get(standing.size() - 1).response();
    events.record(
        tasks.put(task, writes),
        "overturned",
        "Paid %s where it was %s.".formatted(paid.toPlainString(), base(task).toPlainString()),
        payer(response),
        writes,
        response);
  }

  /** The payer took its answer back and has not given another. */
  void reversed(Task before, ClaimResponse reversal, TransactionWrites writes) {
    DenialState state = DenialState.of(before);
    if (state == DenialState.REVERSED || !state.isOpen() && !state.isPaidAfterAll()) {
      return;
    }
    Task task = before.copy();
    reopen(task);
    DenialState.REVERSED.put(task);
    Facts.setOutput(task, DenialTasks.RECOVERED, null);
    events.record(
        tasks.put(task, writes),
        "reversed",
        "The payer took its answer back; its next one decides.",
        payer(reversal),
        writes,
        reversal);
  }

  /** There is no answer any more, or none that is called a denial. */
  void withdrawn(Task before, String why, String event, Reference who, TransactionWrites writes) {
    if (DenialState.of(before).isOpen()) {
      Task task = before.copy();
      DenialState.WITHDRAWN.put(task);
      events.record(tasks.put(task, writes), event, why, who, writes);
    }
  }

  /** Brings what the taxonomy says of an open denial up to date, with its history kept. */
  void retag(Task before, JudgedDenial judged, TransactionWrites writes) {
    Task task = before.copy();
    DenialTags.write(task, judged, tasks.today());
    if (task.equalsDeep(before)) {
      return;
    }
    Task written = tasks.put(task, writes);
    if (isOtherwise(before, task)) {
      events.record(
          written,
          "retagged",
          "By the taxonomy %s in place of %s: %s, was %s."
              .formatted(
                  judged.taxonomy(),
                  Objects.toString(Facts.text(before, DenialTasks.TAXONOMY), "an older one"),
                  judged.denial().root().name(),
                  Facts.code(before, DenialTasks.CATEGORY)),
          DenialEvents.cleanclaim(),
          writes);
    }
  }

  /** Whether more differs than the name of the table. */
  private static boolean isOtherwise(Task before, Task task) {
    return Stream.of(DenialTasks.ACTION, DenialTasks.HARDNESS, DenialTasks.KIND, DenialTasks.CAUSE)
            .anyMatch(fact -> !Objects.equals(Facts.text(before, fact), Facts.text(task, fact)))
        || !Objects.equals(
            Facts.code(before, DenialTasks.CATEGORY), Facts.code(task, DenialTasks.CATEGORY));
  }

  /** Money that came while part of the denial stands. */
  private static void recovered(Task task, BigDecimal paid) {
    BigDecimal more = paid.subtract(base(task));
    Facts.setOutput(task, DenialTasks.RECOVERED, more.signum() > 0 ? Facts.dollars(more) : null);
  }

  /** What was paid with the first denial. */
  static BigDecimal base(Task task) {
    return Objects.requireNonNullElse(Facts.money(task, DenialTasks.PAID), BigDecimal.ZERO);
  }

  static Reference payer(ClaimResponse response) {
    Reference insurer = response.getInsurer();
    return insurer.isEmpty() ? new Reference().setDisplay("The payer") : insurer.copy();
  }

  /** The claims a Task is about: the denied one, then its corrections. */
  static List<String> claims(Task task) {
    List<String> ids = new ArrayList<>();
    task.getBasedOn().stream().map(DenialEntries::idOf).filter(Objects::nonNull).forEach(ids::add);
    return ids;
  }
}
