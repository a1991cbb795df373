package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/**
 * One step of a person on one denial: its Task is read, the version the person saw is held against
 * it, and all that the step writes is one transaction.
 */
final class DenialWork {

  private static final Pattern ETAG = Pattern.compile("^(?:W/)?\"?([^\"]+)\"?$");

  private final DaoRegistry daos;
  private final DenialTasks tasks;
  private final DenialEvents events;
  private final CurrentUser user;
  private final IHapiTransactionService transactions;

  DenialWork(
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

  /** What a person does with a denial. */
  interface Step<T> {
    T take(Task task, Reference who, TransactionWrites writes);
  }

  /**
   * Takes a step.
   *
   * @param version the version of the Task the person saw; the header {@code If-Match} says the
   *     same; null where neither is sent
   * @throws PreconditionFailedException when somebody changed it since, saying who and what
   */
  <T> T on(IIdType id, StringType version, RequestDetails request, Step<T> step) {
    daos.getResourceDao(Task.class).read(id.toUnqualifiedVersionless(), request);
    return transactions
        .withRequest(request)
        .execute(
            () -> {
              TransactionWrites writes =
                  new TransactionWrites(daos, request, new TransactionDetails());
              Task task = tasks.read(id.getIdPart(), writes.request());
              if (!DenialTasks.isDenial(task)) {
                throw BadParameter.unfit(
                    "id", "Task/%s is not the work on a denial.".formatted(id.getIdPart()));
              }
              seen(version, request).ifPresent(seen -> requireSame(task, seen, writes));
              return step.take(task, user.of(request), writes);
            });
  }

  private static Optional<String> seen(StringType version, RequestDetails request) {
    String given =
        version == null || version.isEmpty() ? request.getHeader("If-Match") : version.getValue();
    Matcher etag = ETAG.matcher(given == null ? "" : given.strip());
    return etag.matches() ? Optional.of(etag.group(1)) : Optional.empty();
  }

  private void requireSame(Task task, String seen, TransactionWrites writes) {
    String now = task.getIdElement().getVersionIdPart();
    if (seen.equals(now)) {
      return;
    }
    String id = task.getIdElement().getIdPart();
    String what =
        events.last(id, writes.request()).map(DenialWork::words).orElse("Somebody changed it.");
    String message =
        "Task/%s is version %s now and you saw %s. %s Read it again, then repeat what you wanted."
            .formatted(id, now, seen, what);
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(OperationOutcome.IssueSeverity.ERROR)
        .setCode(OperationOutcome.IssueType.CONFLICT)
        .setDiagnostics(message);
    throw new PreconditionFailedException(message, outcome);
  }

  private static String words(Provenance event) {
    Reference who = event.getAgentFirstRep().getWho();
    return "%s at %s, by %s: %s"
        .formatted(
            event.getActivity().getCodingFirstRep().getCode(),
            event.getRecordedElement().getValueAsString(),
            who.hasDisplay() ? who.getDisplay() : Facts.words(who),
            event.getReasonFirstRep().getText());
  }

  /** Refuses a step on a denial that is closed. */
  static DenialState requireOpen(Task task) {
    DenialState state = DenialState.of(task);
    if (!state.isOpen()) {
      throw BadParameter.unfit(
          "id", "The denial is closed (%s). Reopen it first with $reopen.".formatted(state.code()));
    }
    return state;
  }

  Task put(Task task, TransactionWrites writes) {
    return tasks.put(task, writes);
  }

  DenialEvents events() {
    return events;
  }

  DenialTasks tasks() {
    return tasks;
  }

  /** Somebody works it now, if nobody did before. */
  static void begin(Task task) {
    if (DenialState.of(task) == DenialState.NEW) {
      DenialState.IN_WORK.put(task);
    }
  }

  static IIdType id(String task) {
    return new IdType("Task", task);
  }
}
