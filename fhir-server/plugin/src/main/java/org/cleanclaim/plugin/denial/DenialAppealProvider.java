package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.cleanclaim.edits.payer.DayCount;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/**
 * The operations {@code $appeal} and {@code $request-records}: parts of the work on a denial that
 * have a Task of their own. The letter and its evidence are written on the appeal's Task by others.
 */
public final class DenialAppealProvider {

  static final String APPEAL_CODE = "appeal-denial";
  static final String RECORDS_CODE = "request-records";

  private final DaoRegistry daos;
  private final DenialWork work;
  private final PolicyFiles policies;
  private final Clock clock;

  DenialAppealProvider(DaoRegistry daos, DenialWork work, PolicyFiles policies, Clock clock) {
    this.daos = daos;
    this.work = work;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Begins the next level of appeal.
   *
   * @param decided the day of the payer's decision on the level before; needed from the second on
   * @param late true to begin after the last day, for a good cause that {@code note} names
   * @param note what the appeal is about, or the good cause
   * @param version of the denial's Task as the caller saw it
   * @return the appeal's Task, part of the denial's, with level and last day
   */
  @Operation(name = "$appeal", typeName = "Task")
  public Task appeal(
      @IdParam IIdType id,
      @OperationParam(name = "decided", max = 1) DateType decided,
      @OperationParam(name = "late", max = 1) BooleanType late,
      @OperationParam(name = "note", max = 1) StringType note,
      @OperationParam(name = "version", max = 1) StringType version,
      RequestDetails request) {
    String words = DenialCloseProvider.text(note);
    boolean goodCause = late != null && late.booleanValue();
    if (goodCause && words == null) {
      throw BadParameter.missing(
          "note", "Send as parameter note the good cause for which the payer is to take it late.");
    }
    LocalDate decision = decided == null || decided.isEmpty() ? null : FhirDates.day(decided);
    return work.on(
        id,
        version,
        request,
        (task, who, writes) -> begin(task, decision, goodCause, words, who, writes));
  }

  /** Begins the next level, or refuses with the reason why there is none to begin. */
  Task begin(
      Task denial,
      LocalDate decided,
      boolean late,
      String note,
      Reference who,
      TransactionWrites writes) {
    DenialWork.requireOpen(denial);
    PayerPolicy policy = policy(Facts.text(denial, DenialTasks.POLICY));
    requireRight(denial, policy);
    List<Task> before =
        Facts.outputs(denial, DenialTasks.APPEAL, Reference.class)
            .map(
                appeal ->
                    daos.getResourceDao(Task.class)
                        .read(appeal.getReferenceElement(), writes.request()))
            .toList();
    Due due = due(denial, policy, before, decided, writes);
    if (due.legal().isBefore(work.tasks().today()) && !late) {
      throw BadParameter.unfit(
          "late",
          "The last day of this level was %s (%s). Send late with the good cause as note, or close the denial."
              .formatted(due.legal(), due.rule()));
    }
    Task appeal = writes.put(appeal(denial, policy, before.size(), due, note, who));
    Task changed = denial.copy();
    DenialState.APPEALED.put(changed);
    Facts.addOutput(changed, DenialTasks.APPEAL, DenialTasks.reference(appeal));
    Task written = work.put(changed, writes);
    work.events()
        .record(
            written,
            "appealed",
            "%s, by %s.%s"
                .formatted(
                    level(policy, before.size()), due.legal(), note == null ? "" : " " + note),
            who,
            writes,
            appeal);
    return appeal;
  }

  private static void requireRight(Task denial, PayerPolicy policy) {
    List<String> remarks =
        Facts.all(denial, DenialTasks.RARC, CodeableConcept.class)
            .map(concept -> concept.getCodingFirstRep().getCode())
            .toList();
    if (remarks.contains("MA130")) {
      throw BadParameter.unfit(
          "id",
          "MA130: the payer decided nothing, so there is nothing to appeal. Correct the claim and send a new one with $resubmit.");
    }
    if (remarks.contains("N211")) {
      throw BadParameter.unfit(
          "id",
          "N211: there is no right of appeal. Correct the claim with $resubmit, or close the denial with $close.");
    }
    if (policy.isMedicare() && "timely-filing".equals(Facts.code(denial, DenialTasks.CATEGORY))) {
      throw BadParameter.unfit(
          "id",
          "Medicare takes no appeal of late filing. Ask for an exception by $log-call, or close the denial with $close.");
    }
  }

  private Due due(
      Task denial,
      PayerPolicy policy,
      List<Task> before,
      LocalDate decided,
      TransactionWrites writes) {
    int level = before.size();
    Task last = level == 0 ? null : before.get(level - 1);
    if (last != null && !DenialCloseProvider.isEnded(last)) {
      if (decided == null) {
        throw BadParameter.unfit(
            "decided",
            "Appeal Task/%s is not decided yet. Wait for the decision, or send its day as parameter decided."
                .formatted(last.getIdElement().getIdPart()));
      }
      Task upheld = last.copy();
      upheld.setStatus(Task.TaskStatus.COMPLETED);
      Facts.setOutput(upheld, "decision", Facts.code(DenialState.UPHELD.code()));
      upheld.setExecutionPeriod(new Period().setEndElement(new DateTimeType(decided.toString())));
      upheld.setLastModified(Date.from(clock.instant()));
      writes.put(upheld);
    }
    int levels = Math.max(1, policy.appeal().size());
    if (level >= levels) {
      throw BadParameter.unfit(
          "id",
          "This payer has no level of appeal after the %d that were taken. Close the denial with $close."
              .formatted(level));
    }
    LocalDate notice = level == 0 ? Facts.day(denial, DenialTasks.ANSWERED_ON) : decided;
    if (notice == null && last != null) {
      notice = FhirDates.day(last.getExecutionPeriod().getEndElement());
    }
    if (notice == null) {
      throw BadParameter.missing(
          "decided", "Send as parameter decided the day of the decision from which the time runs.");
    }
    if (policy.appeal().isEmpty()) {
      return new Due(
          "appeal",
          notice.plusDays(60),
          "No rule of this payer is known: 60 days from the remittance of " + notice,
          "usual practice",
          DayCount.CALENDAR);
    }
    return DenialDeadline.appeal(policy, level, notice);
  }

  private static String level(PayerPolicy policy, int level) {
    return policy.appeal().size() > level
        ? policy.appeal().get(level).level()
        : "level " + (level + 1);
  }

  private Task appeal(
      Task denial, PayerPolicy policy, int level, Due due, String note, Reference who) {
    Task appeal = part(denial, APPEAL_CODE, who);
    appeal.getMeta().addProfile(Canonical.APPEAL_PROFILE);
    appeal.setDescription(
        "Appeal of %s, %s".formatted(DenialTasks.title(denial), level(policy, level)));
    appeal
        .getRestriction()
        .setPeriod(new Period().setEndElement(new DateTimeType(due.legal().toString())));
    Facts.set(appeal, "level", new PositiveIntType(level + 1));
    Facts.set(appeal, "level-name", Facts.words(level(policy, level)));
    Facts.set(appeal, DenialTasks.DUE, Facts.date(due.ours()));
    Facts.set(appeal, DenialTasks.RULE, Facts.words(due.rule()));
    Facts.set(appeal, DenialTasks.SOURCE, Facts.words(due.source()));
    Facts.set(appeal, DenialTasks.AMOUNT, Facts.dollars(Facts.money(denial, DenialTasks.AMOUNT)));
    Facts.set(appeal, "question", Facts.words(note));
    return appeal;
  }

  /**
   * Asks another department for records, beside the work on the denial.
   *
   * @param to whom: a reference, or a department in words as its display
   * @param question what is asked for
   * @param due by when; the denial's own day when absent
   * @param version of the denial's Task as the caller saw it
   * @return the request's Task, part of the denial's
   */
  @Operation(name = "$request-records", typeName = "Task")
  public Task requestRecords(
      @IdParam IIdType id,
      @OperationParam(name = "to", min = 1, max = 1) Reference to,
      @OperationParam(name = "question", min = 1, max = 1) StringType question,
      @OperationParam(name = "due", max = 1) DateType due,
      @OperationParam(name = "version", max = 1) StringType version,
      RequestDetails request) {
    if (to == null || to.isEmpty()) {
      throw BadParameter.missing("to", "Send as parameter to whom to ask for the records.");
    }
    String asked = DenialCloseProvider.text(question);
    if (asked == null) {
      throw BadParameter.missing("question", "Send as parameter question what is asked for.");
    }
    LocalDate by = due == null || due.isEmpty() ? null : FhirDates.day(due);
    return work.on(
        id,
        version,
        request,
        (task, who, writes) -> {
          DenialWork.requireOpen(task);
          Task records = writes.put(records(task, to, asked, by, who));
          Task changed = task.copy();
          DenialWork.begin(changed);
          Facts.addOutput(changed, DenialTasks.RECORDS_REQUEST, DenialTasks.reference(records));
          Task written = work.put(changed, writes);
          work.events()
              .record(
                  written,
                  "records-requested",
                  "From %s: %s".formatted(Facts.words(to), asked),
                  who,
                  writes,
                  records);
          return records;
        });
  }

  private Task records(Task denial, Reference to, String asked, LocalDate by, Reference who) {
    Task records = part(denial, RECORDS_CODE, who);
    records.getMeta().addProfile(Canonical.RECORDS_PROFILE);
    records.setDescription(asked);
    records.setOwner(to.copy());
    LocalDate due = by == null ? Facts.day(denial, DenialTasks.DUE) : by;
    if (due != null) {
      records
          .getRestriction()
          .setPeriod(new Period().setEndElement(new DateTimeType(due.toString())));
    }
    Facts.set(records, "question", Facts.words(asked));
    return records;
  }

  private Task part(Task denial, String code, Reference who) {
    Task part = new Task();
    part.setStatus(Task.TaskStatus.REQUESTED);
    part.setIntent(Task.TaskIntent.ORDER);
    part.setCode(Concepts.of(Canonical.TASKS, code));
    part.addPartOf(DenialTasks.reference(denial));
    denial.getBasedOn().forEach(claim -> part.addBasedOn(claim.copy()));
    part.setFocus(denial.getFocus().copy());
    part.setFor(denial.getFor().copy());
    if (who.hasReference()) {
      part.setRequester(who.copy());
    }
    if (denial.hasOwner()) {
      part.setOwner(denial.getOwner().copy());
    }
    part.setPriority(denial.getPriority());
    part.setAuthoredOn(Date.from(clock.instant()));
    part.setLastModified(Date.from(clock.instant()));
    return part;
  }

  private PayerPolicy policy(String id) {
    List<PayerPolicy> all = policies.get().all();
    return all.stream()
        .filter(policy -> policy.id().equals(id))
        .findFirst()
        .or(() -> all.stream().filter(policy -> "default".equals(policy.id())).findFirst())
        .orElseThrow();
  }
}
