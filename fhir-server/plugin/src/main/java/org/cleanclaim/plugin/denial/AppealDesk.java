package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.List;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Where appeals are worked: a step on one is taken in one transaction, and kept on its denial. */
public final class AppealDesk {

  private final DaoRegistry daos;
  private final DenialTasks tasks;
  private final DenialEvents events;
  private final CurrentUser user;
  private final IHapiTransactionService transactions;

  AppealDesk(
      DaoRegistry daos,
      DenialTasks tasks,
      DenialEvents events,
      CurrentUser user,
      IHapiTransactionService transactions) {
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

  /** Whether what decides one of the claim's lines was denied; line 0 is the claim. */
  public static List<Integer> deniedLines(OpenAppeal appeal) {
    return Facts.all(appeal.denial(), DenialTasks.LINE, org.hl7.fhir.r4.model.IntegerType.class)
        .map(org.hl7.fhir.r4.model.IntegerType::getValue)
        .toList();
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
