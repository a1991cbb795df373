package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.ledger.DenialLedger;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** The one {@code work-denial} Task of each denied claim, and its row in the ledger. */
final class DenialTasks {

  static final String CODE = "work-denial";

  // What the Task says of the denial, its inputs.
  static final String CARC = "carc";
  static final String RARC = "rarc";
  static final String GROUP = "group-code";
  static final String AMOUNT = "amount";
  static final String FIRST_AMOUNT = "first-amount";
  static final String PAID = "paid-at-first";
  static final String CATEGORY = "category";
  static final String HARDNESS = "hardness";
  static final String KIND = "kind";
  static final String ACTION = "action";
  static final String ACTION_REASON = "action-reason";
  static final String ROOT_CAUSE = "root-cause";
  static final String CAUSE = "cause";
  static final String PREVENTABLE = "preventable";
  static final String EDIT = "edit";
  static final String LINE = "line";
  static final String PAYER = "payer";
  static final String POLICY = "policy";
  static final String SITE = "site";
  static final String CLAIM_NUMBER = "claim-number";
  static final String TAXONOMY = "taxonomy";
  static final String DENIED_ON = "denied-on";
  static final String ANSWERED_ON = "answered-on";
  static final String DUE = "due";
  static final String WAY = "deadline-way";
  static final String RULE = "deadline-rule";
  static final String SOURCE = "deadline-source";
  static final String COUNT = "deadline-count";
  static final String CORRECT_BY = "correct-by";
  static final String APPEAL_BY = "appeal-by";
  static final String RECORDS_BY = "records-by";
  static final String WAITING_UNTIL = "waiting-until";
  static final String WAITING_FOR = "waiting-for";
  static final String ESCALATION = "escalation";
  static final String REMINDED = "reminded";

  // What came of the work, its outputs.
  static final String RECOVERED = "recovered";
  static final String EXPECTED = "expected";
  static final String LESSON = "lesson";
  static final String RESUBMISSION = "resubmission";
  static final String APPEAL = "appeal";
  static final String RECORDS_REQUEST = "records-request";
  static final String CALL = "call";

  private final DaoRegistry daos;
  private final DenialLedger ledger;
  private final Clock clock;

  DenialTasks(DaoRegistry daos, DenialLedger ledger, Clock clock) {
    this.daos = daos;
    this.ledger = ledger;
    this.clock = clock;
  }

  static boolean isDenial(Task task) {
    return task.getCode().hasCoding(Canonical.TASKS, CODE);
  }

  /**
   * The Task that works the denial of this claim, or of this response where no claim is known. A
   * claim that came to be known after its answer has the Task of that answer.
   */
  Optional<Task> of(ClaimResponse response, RequestDetails request) {
    String own = "ClaimResponse/" + response.getIdElement().getIdPart();
    if (!response.getRequest().hasReference()) {
      return first(Task.SP_FOCUS, own, request);
    }
    Optional<Task> ofClaim = first(Task.SP_BASED_ON, response.getRequest().getReference(), request);
    return ofClaim.isPresent() || "1".equals(response.getIdElement().getVersionIdPart())
        ? ofClaim
        : first(Task.SP_FOCUS, own, request).filter(task -> !task.hasBasedOn());
  }

  private Optional<Task> first(String by, String reference, RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(by, new ReferenceParam(reference));
    search.add(Task.SP_CODE, new TokenParam(Canonical.TASKS, CODE));
    return daos.getResourceDao(Task.class).search(search, request).getAllResources().stream()
        .map(Task.class::cast)
        .min(
            Comparator.comparing(
                Task::getAuthoredOn, Comparator.nullsLast(Comparator.naturalOrder())));
  }

  Task read(String id, RequestDetails request) {
    return daos.getResourceDao(Task.class).read(new IdType("Task", id), request);
  }

  /** Stores a Task, whose version goes up, and its row with it. */
  Task put(Task task, TransactionWrites writes) {
    task.setLastModified(Date.from(clock.instant()));
    DenialState state = DenialState.of(task);
    if (state.isOpen()) {
      task.getExecutionPeriod().setEnd(null);
    } else if (!task.getExecutionPeriod().hasEnd()) {
      task.getExecutionPeriod().setEnd(Date.from(clock.instant()));
    }
    if (task.getExecutionPeriod().isEmpty()) {
      task.setExecutionPeriod(null);
    }
    Task stored = writes.put(task);
    ledger.told(writes.tenant(), DenialEntries.of(stored));
    return stored;
  }

  /** Keeps the ledger in step with Tasks that others write. */
  void written(Task task, TransactionWrites writes) {
    if (isDenial(task)) {
      ledger.told(writes.tenant(), DenialEntries.of(task));
    }
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The last day by the rule; null where the Task has none. */
  static LocalDate lastDay(Task task) {
    return FhirDates.day(task.getRestriction().getPeriod().getEndElement());
  }

  /** Which team works it; null where none is named. */
  static String team(Task task) {
    return task.getPerformerType().stream()
        .flatMap(type -> type.getCoding().stream())
        .filter(coding -> Canonical.TEAM.equals(coding.getSystem()))
        .map(Coding::getCode)
        .findFirst()
        .orElse(null);
  }

  /** As a person would call it: the claim's number and the reason. */
  static String title(Task task) {
    String number = Facts.text(task, CLAIM_NUMBER);
    return "claim %s, %s"
        .formatted(
            number == null ? DenialEntries.idOf(task.getFocus()) : number,
            Facts.text(task, ROOT_CAUSE));
  }

  static Reference reference(Task task) {
    return new Reference("Task/" + task.getIdElement().getIdPart());
  }
}
