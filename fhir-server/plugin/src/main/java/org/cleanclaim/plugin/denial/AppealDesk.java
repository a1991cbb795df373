package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Clock;
import java.util.List;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** Where appeals are worked: a step on one is taken in one transaction, and kept on its denial. */
public final class AppealDesk {

  private final DaoRegistry daos;
  private final DenialTasks tasks;
  private final DenialEvents events;
  private final CurrentUser user;
  private final IHapiTransactionService transactions;
  private final DenialWork work;
  private final DenialAppealProvider levels;

  AppealDesk(
      DaoRegistry daos,
      DenialTasks tasks,
      DenialEvents events,
      CurrentUser user,
      IHapiTransactionService transactions,
      PolicyFiles policies,
      Clock clock) {
    this.work = new DenialWork(daos, tasks, events, user, transactions);
    this.levels = new DenialAppealProvider(daos, work, policies, clock);
    this.daos = daos;
    this.tasks = tasks;
    this.events = events;
    this.user = user;
    this.transactions = transactions;
  }

  /** What is done with an appeal. */
  public interface Step<T> {
    T take(OpenAppeal appeal, Reference who, TransactionWrites writes);
  }

  /** Takes a step on an appeal that is not decided yet. */
  public <T> T on(IIdType id, RequestDetails request, Step<T> step) {
    daos.getResourceDao(Task.class).read(id.toUnqualifiedVersionless(), request);
    return transactions
        .withRequest(request)
        .execute(
            () -> {
              TransactionWrites writes =
                  new TransactionWrites(daos, request, new TransactionDetails());
              return step.take(
                  open(tasks.read(id.getIdPart(), writes.request()), writes),
                  user.of(request),
                  writes);
            });
  }

  /**
   * Takes a step on the appeal of a denial: the one that is being made, else the next level, which
   * is begun with it.
   *
   * @param version the version of the denial's Task the person saw; null where none is told
   * @param rehearsed true: what comes of the step is told, and nothing of it is kept
   */
  public <T> T onDenial(
      IIdType denial, String version, boolean rehearsed, RequestDetails request, Step<T> step) {
    try {
      return work.on(
          denial,
          version == null ? null : new StringType(version),
          request,
          (task, who, writes) -> {
            DenialWork.requireOpen(task);
            Task under =
                Facts.outputs(task, DenialTasks.APPEAL, Reference.class)
                    .map(
                        each ->
                            tasks.read(each.getReferenceElement().getIdPart(), writes.request()))
                    .filter(appeal -> !DenialCloseProvider.isEnded(appeal))
                    .findFirst()
                    .orElseGet(() -> levels.begin(task, null, false, null, who, writes));
            T result = step.take(open(under, writes), who, writes);
            if (rehearsed) {
              throw new Rehearsed(result);
            }
            return result;
          });
    } catch (Rehearsed over) {
      @SuppressWarnings("unchecked")
      T result = (T) over.result;
      return result;
    }
  }

  /**
   * Ends a rehearsal: the transaction is rolled back, and what came of it is brought out. A refusal
   * by its kind, as HAPI lets those alone through as they are.
   */
  private static final class Rehearsed extends UnprocessableEntityException {
    private static final long serialVersionUID = 1L;

    private final transient Object result;

    Rehearsed(Object result) {
      super("rehearsed");
      this.result = result;
    }
  }

  private OpenAppeal open(Task appeal, TransactionWrites writes) {
    String id = appeal.getIdElement().getIdPart();
    if (!appeal.getCode().hasCoding(Canonical.TASKS, DenialAppealProvider.APPEAL_CODE)) {
      throw BadParameter.unfit(
          "id", "Task/%s is no appeal. Begin one with $appeal on the denial.".formatted(id));
    }
    if (DenialCloseProvider.isEnded(appeal)) {
      throw BadParameter.unfit("id", "The appeal Task/%s is decided.".formatted(id));
    }
    Task denial =
        tasks.read(appeal.getPartOfFirstRep().getReferenceElement().getIdPart(), writes.request());
    return new OpenAppeal(
        appeal,
        denial,
        Facts.code(denial, DenialTasks.CATEGORY),
        Facts.text(denial, DenialTasks.ROOT_CAUSE),
        Facts.all(denial, DenialTasks.CARC, CodeableConcept.class)
            .map(reason -> reason.getCodingFirstRep().getCode())
            .toList(),
        Facts.money(denial, DenialTasks.AMOUNT),
        Facts.day(denial, DenialTasks.ANSWERED_ON),
        Facts.all(denial, DenialTasks.RARC, CodeableConcept.class)
            .map(remark -> remark.getCodingFirstRep().getCode())
            .toList(),
        Facts.text(denial, DenialTasks.CLAIM_NUMBER),
        Facts.text(denial, DenialTasks.POLICY),
        Facts.number(appeal, "level"),
        Facts.text(appeal, "level-name"),
        Facts.text(appeal, "question"));
  }

  /** Sequences of the claim's lines that were denied; 0 is the claim. */
  public static List<Integer> deniedLines(OpenAppeal appeal) {
    return Facts.all(appeal.denial(), DenialTasks.LINE, IntegerType.class)
        .map(IntegerType::getValue)
        .toList();
  }

  /**
   * Writes down that an appeal's letter is at the payer's.
   *
   * @param appeal id of its Task
   */
  public void delivered(String appeal, Resource letter, TransactionWrites writes) {
    Task task = tasks.read(appeal, writes.request());
    String denial = task.getPartOfFirstRep().getReferenceElement().getIdPart();
    if (task.getCode().hasCoding(Canonical.TASKS, DenialAppealProvider.APPEAL_CODE)
        && denial != null) {
      events.record(
          tasks.read(denial, writes.request()),
          "appeal-delivered",
          Facts.text(task, "level-name"),
          DenialEvents.cleanclaim(),
          writes,
          letter);
    }
  }

  /** The appeal's Task with what was made of it, and a record of the step on its denial. */
  public Task record(
      OpenAppeal appeal,
      Task changed,
      String event,
      String words,
      Reference who,
      TransactionWrites writes,
      Resource... about) {
    Task written = writes.put(changed);
    events.record(appeal.denial(), event, words, who, writes, about);
    return written;
  }
}
