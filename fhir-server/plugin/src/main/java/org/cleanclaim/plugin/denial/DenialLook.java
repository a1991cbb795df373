package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cleanclaim.edits.payer.DayCount;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.ledger.DenialLedger;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** One look at one open denial: what time has done to it since the last. */
final class DenialLook {

  /** While these stand, what has to be done by the last day is ours to do. */
  private static final Set<DenialState> OURS =
      Set.of(DenialState.NEW, DenialState.IN_WORK, DenialState.WAITING);

  private final DenialTasks tasks;
  private final DenialCapture capture;
  private final DenialProgress progress;
  private final DenialEvents events;
  private final DenialTaxonomy taxonomy;
  private final DenialSettings settings;
  private final DenialLedger ledger;
  private final Clock clock;

  DenialLook(
      DenialTasks tasks,
      DenialCapture capture,
      DenialProgress progress,
      DenialEvents events,
      DenialTaxonomy taxonomy,
      DenialSettings settings,
      DenialLedger ledger,
      Clock clock) {
    this.tasks = tasks;
    this.capture = capture;
    this.progress = progress;
    this.events = events;
    this.taxonomy = taxonomy;
    this.settings = settings;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Looks, and tells whether anything was done. */
  boolean at(String id, Reference who, TransactionWrites writes) {
    Task task = tasks.read(id, writes.request());
    List<String> claims = DenialProgress.claims(task);
    if (!claims.isEmpty()) {
      ledger.lock(writes.tenant(), claims.get(0));
      task = tasks.read(id, writes.request());
    }
    if (!DenialTasks.isDenial(task) || !DenialState.of(task).isOpen()) {
      // Somebody else's write of it is told anew, so that it is not looked at for ever.
      tasks.written(task, writes);
      return false;
    }
    String version = task.getIdElement().getVersionIdPart();
    if (!taxonomy.digest().equals(Facts.text(task, DenialTasks.TAXONOMY))
        && DenialState.of(task) != DenialState.REVERSED) {
      retag(task, writes);
      task = tasks.read(id, writes.request());
    }
    if (DenialState.of(task).isOpen()) {
      task = deadline(task, who, writes);
      task = overdue(task, who, writes);
      task = remind(task, who, writes);
      task = escalate(task, who, writes);
    }
    return !Objects.equals(version, task.getIdElement().getVersionIdPart());
  }

  private void retag(Task task, TransactionWrites writes) {
    Optional<JudgedDenial> judged = capture.judgeAgain(task, taxonomy, writes);
    if (judged.isPresent()) {
      progress.retag(task, judged.get(), writes);
    } else {
      progress.withdrawn(
          task,
          "By the taxonomy %s this is no denial.".formatted(taxonomy.digest()),
          "retagged",
          DenialEvents.cleanclaim(),
          writes);
    }
  }

  /** The next way that is open takes the place of one that ended; after the last one it is lost. */
  private Task deadline(Task task, Reference who, TransactionWrites writes) {
    LocalDate last = DenialTasks.lastDay(task);
    boolean past = last != null && last.isBefore(tasks.today());
    if (!past
        || !OURS.contains(DenialState.of(task))
        || "none".equals(Facts.text(task, DenialTasks.ACTION))) {
      return task;
    }
    Optional<List<Due>> ways = capture.judgeAgain(task, taxonomy, writes).map(JudgedDenial::ways);
    Task changed = task.copy();
    Optional<Due> open =
        ways.stream()
            .flatMap(List::stream)
            .filter(due -> !due.legal().isBefore(tasks.today()))
            .findFirst();
    if (open.isPresent()) {
      DenialTags.ways(changed, ways.get(), tasks.today());
      Facts.set(changed, DenialTasks.REMINDED, List.of());
      return put(
          changed,
          "deadline-passed",
          "%s ended on %s. Still open: %s, until %s."
              .formatted(
                  Facts.text(task, DenialTasks.WAY), last, open.get().way(), open.get().legal()),
          who,
          writes);
    }
    DenialState.LOST.put(changed);
    changed.setPriority(Task.TaskPriority.ROUTINE);
    BigDecimal amount = Facts.money(task, DenialTasks.AMOUNT);
    return put(
        changed,
        "lost",
        "The last day was %s: $%s.".formatted(last, amount == null ? "?" : amount.toPlainString()),
        who,
        writes);
  }

  /** The payer promised something by a day that has passed. */
  private Task overdue(Task task, Reference who, TransactionWrites writes) {
    LocalDate until = Facts.day(task, DenialTasks.WAITING_UNTIL);
    if (until == null || !until.isBefore(tasks.today())) {
      return task;
    }
    Task changed = task.copy();
    if (DenialState.of(changed) == DenialState.WAITING) {
      DenialState.IN_WORK.put(changed);
    }
    String promised = Facts.text(task, DenialTasks.WAITING_FOR);
    Facts.set(changed, DenialTasks.WAITING_UNTIL, List.of());
    Facts.set(changed, DenialTasks.WAITING_FOR, List.of());
    String words =
        "The payer was to answer by %s%s and did not."
            .formatted(until, promised == null ? "" : " (" + promised + ")");
    Communication told = tell(changed, words, writes);
    Task written = tasks.put(changed, writes);
    events.record(written, "answer-overdue", words, who, writes, told);
    return written;
  }

  /** Once for each threshold; of several at once the nearest alone is told. */
  private Task remind(Task task, Reference who, TransactionWrites writes) {
    LocalDate due = Facts.day(task, DenialTasks.DUE);
    if (due == null
        || due.isBefore(tasks.today())
        || !OURS.contains(DenialState.of(task))
        || "none".equals(Facts.text(task, DenialTasks.ACTION))) {
      return task;
    }
    int left = count(task).daysLeft(tasks.today(), due);
    List<Integer> reached = settings.remind().stream().filter(days -> left <= days).toList();
    List<Integer> told =
        Facts.all(task, DenialTasks.REMINDED, PositiveIntType.class)
            .map(PositiveIntType::getValue)
            .toList();
    if (told.containsAll(reached)) {
      return task;
    }
    Task changed = task.copy();
    Facts.set(
        changed,
        DenialTasks.REMINDED,
        settings.remind().stream()
            .filter(days -> left <= days || told.contains(days))
            .sorted(Comparator.reverseOrder())
            .map(PositiveIntType::new)
            .toList());
    changed.setPriority(left <= 1 ? Task.TaskPriority.ASAP : priority(changed, left));
    String words =
        "%s: %d %s left, due %s. %s"
            .formatted(
                capital(DenialTasks.title(task)),
                left,
                count(task) == DayCount.BUSINESS ? "business days" : "days",
                due,
                Objects.toString(Facts.text(task, DenialTasks.RULE), ""));
    Communication sent = tell(changed, words, writes);
    Task written = tasks.put(changed, writes);
    events.record(written, "reminded", words, who, writes, sent);
    return written;
  }

  private static Task.TaskPriority priority(Task task, int left) {
    return left <= 7 && task.getPriority() == Task.TaskPriority.ROUTINE
        ? Task.TaskPriority.URGENT
        : task.getPriority();
  }

  /**
   * Passes a denial on that is open too long; not while the payer owes the next answer. The time it
   * owed one counts afterwards: the claim is as old as it is.
   */
  private Task escalate(Task task, Reference who, TransactionWrites writes) {
    DenialState state = DenialState.of(task);
    boolean payersTurn =
        state == DenialState.RESUBMITTED
            || state == DenialState.REVERSED
            || Facts.day(task, DenialTasks.WAITING_UNTIL) != null;
    if (payersTurn || !task.hasAuthoredOn()) {
      return task;
    }
    Instant opened = task.getAuthoredOn().toInstant();
    Duration open = Duration.between(opened, clock.instant());
    int step = settings.step(open);
    if (step <= Facts.number(task, DenialTasks.ESCALATION)) {
      return task;
    }
    Reference next = Facts.named(settings.escalateTo().get(step - 1));
    Task changed = task.copy();
    Facts.set(changed, DenialTasks.ESCALATION, new PositiveIntType(step));
    changed.setOwner(next);
    changed.setPriority(step == 1 ? Task.TaskPriority.URGENT : Task.TaskPriority.ASAP);
    return put(
        changed,
        "escalated",
        "Open %d days; passed on to %s%s."
            .formatted(
                open.toDays(),
                Facts.words(next),
                task.hasOwner() ? ", was " + Facts.words(task.getOwner()) : ""),
        who,
        writes);
  }

  private Task put(
      Task changed, String event, String words, Reference who, TransactionWrites writes) {
    Task written = tasks.put(changed, writes);
    events.record(written, event, words, who, writes);
    return written;
  }

  private static DayCount count(Task task) {
    return "business".equals(Facts.text(task, DenialTasks.COUNT))
        ? DayCount.BUSINESS
        : DayCount.CALENDAR;
  }

  /** A message to who works it, without a word about the patient. */
  private Communication tell(Task task, String words, TransactionWrites writes) {
    Communication message = new Communication();
    message.getMeta().addProfile(Canonical.REMINDER_PROFILE);
    message.setStatus(Communication.CommunicationStatus.COMPLETED);
    message.addCategory(Concepts.of(Canonical.MESSAGE_KIND, "denial-reminder"));
    message.addAbout(DenialTasks.reference(task));
    message.setSent(Date.from(clock.instant()));
    String team = DenialTasks.team(task);
    message.addRecipient(
        task.hasOwner()
            ? task.getOwner().copy()
            : new Reference().setDisplay(team == null ? "Billing office" : team));
    message.addPayload().setContent(new StringType(words));
    return writes.put(message);
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
