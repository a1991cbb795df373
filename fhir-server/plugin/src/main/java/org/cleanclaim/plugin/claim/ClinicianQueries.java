package org.cleanclaim.plugin.claim;

import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.UrlType;

/**
 * The {@code answer-query} Tasks by which a biller sends a claim back to its clinician. Each has
 * the shape of SMART's {@code task-ehr-launch}, so that it opens on the line it asks about.
 */
final class ClinicianQueries {

  static final String CODE = "answer-query";

  private final Clock clock;

  ClinicianQueries(Clock clock) {
    this.clock = clock;
  }

  /** The question about a claim that nobody answered yet, among resources at hand. */
  static Optional<Task> open(KnownResources known, String claimId) {
    return known.all(Task.class).stream()
        .filter(task -> isQuery(task) && isOpen(task))
        .filter(task -> claimId.equals(task.getFocus().getReferenceElement().getIdPart()))
        .findFirst();
  }

  static boolean isQuery(Task task) {
    return task.getCode().hasCoding(Canonical.TASKS, CODE);
  }

  static boolean isOpen(Task task) {
    return task.getStatus() == null
        || switch (task.getStatus()) {
          case COMPLETED, CANCELLED, FAILED, REJECTED, ENTEREDINERROR -> false;
          default -> true;
        };
  }

  /**
   * Asks.
   *
   * @param line sequence of the line it is about; 0 for the claim
   * @param launch where the app is launched; null where there is none
   */
  Task ask(
      Claim claim,
      String text,
      int line,
      Reference owner,
      Reference who,
      String launch,
      TransactionWrites writes) {
    Task task = new Task();
    task.getMeta().addProfile(Canonical.QUERY_PROFILE);
    task.setStatus(Task.TaskStatus.REQUESTED);
    task.setIntent(Task.TaskIntent.ORDER);
    task.setCode(Concepts.of(Canonical.TASKS, CODE));
    task.setDescription(text);
    String id = claim.getIdElement().getIdPart();
    task.setFocus(new Reference("Claim/" + id));
    task.setFor(claim.getPatient().copy());
    Date now = Date.from(clock.instant());
    task.setAuthoredOn(now);
    task.setLastModified(now);
    task.setRequester(who);
    task.setOwner(owner);
    task.addInput()
        .setType(Concepts.of(Canonical.TASK_INPUT, "line"))
        .setValue(new IntegerType(line));
    if (launch != null) {
      task.getCode().addCoding().setSystem(Canonical.SMART).setCode("launch-app-ehr");
      task.addInput().setType(smart("smartonfhir-application")).setValue(new UrlType(launch));
      task.addInput()
          .setType(smart("smartonfhir-appcontext"))
          .setValue(
              new StringType(
                  "{\"v\":1,\"screen\":\"claim\",\"id\":\"%s\",\"line\":%d}".formatted(id, line)));
    }
    return writes.put(task);
  }

  /** The claim is mended or will not be sent: an open question about it needs no answer. */
  void settle(Claim claim, KnownResources known, Task.TaskStatus as, TransactionWrites writes) {
    open(known, claim.getIdElement().getIdPart())
        .map(writes::current)
        .ifPresent(
            task -> {
              task.setStatus(as);
              task.setLastModified(Date.from(clock.instant()));
              known.renew(writes.put(task));
            });
  }

  private static CodeableConcept smart(String code) {
    return Concepts.of(Canonical.SMART, code);
  }
}
