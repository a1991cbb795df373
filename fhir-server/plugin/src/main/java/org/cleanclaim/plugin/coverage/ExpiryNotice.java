package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** The Flag on the patient and the {@code verify-coverage} Task that a coverage's end calls for. */
final class ExpiryNotice {

  private static final String VERIFY = "verify-coverage";
  private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/flag-category";

  private final DaoRegistry daos;
  private final Clock clock;

  ExpiryNotice(DaoRegistry daos, Clock clock) {
    this.daos = daos;
    this.clock = clock;
  }

  /** Raises both, once; words that changed are brought up to date. */
  void raise(Coverage coverage, Alert alert, TransactionWrites writes) {
    Optional<Flag> stored = flag(coverage, writes.request());
    boolean raised =
        stored
            .filter(flag -> flag.getStatus() == Flag.FlagStatus.ACTIVE)
            .filter(flag -> alert.message().equals(flag.getCode().getText()))
            .isPresent();
    if (!raised) {
      writes.put(flag(stored, coverage, alert));
    }
    if (openTask(coverage, writes.request()).isEmpty()) {
      writes.put(task(coverage, alert));
    }
  }

  /** Clears what is raised. */
  void clear(Coverage coverage, TransactionWrites writes) {
    flag(coverage, writes.request())
        .filter(flag -> flag.getStatus() == Flag.FlagStatus.ACTIVE)
        .map(Flag::copy)
        .ifPresent(
            flag -> {
              flag.setStatus(Flag.FlagStatus.INACTIVE);
              flag.getPeriod().setEnd(Date.from(clock.instant()));
              writes.put(flag);
            });
    openTask(coverage, writes.request())
        .map(Task::copy)
        .ifPresent(
            task -> {
              task.setStatus(Task.TaskStatus.COMPLETED);
              task.setLastModified(Date.from(clock.instant()));
              writes.put(task);
            });
  }

  private Flag flag(Optional<Flag> stored, Coverage coverage, Alert alert) {
    Flag flag = stored.map(Flag::copy).orElseGet(Flag::new);
    if (stored.isEmpty()) {
      flag.getMeta().addProfile(Canonical.EXPIRY_FLAG_PROFILE);
      flag.addIdentifier().setSystem(Canonical.COVERAGE_FLAG_ID).setValue(key(coverage));
      flag.addCategory(Concepts.of(CATEGORY, "admin"));
      flag.setSubject(coverage.getBeneficiary().copy());
      flag.setAuthor(new Reference().setType("Device").setDisplay("Cleanclaim"));
    }
    flag.setStatus(Flag.FlagStatus.ACTIVE);
    flag.setCode(Concepts.of(Canonical.EDITS, alert.edit()).setText(alert.message()));
    flag.setPeriod(null);
    flag.getPeriod().setStart(Date.from(clock.instant()));
    return flag;
  }

  private Task task(Coverage coverage, Alert alert) {
    Task task = new Task();
    task.getMeta().addProfile(Canonical.VERIFY_COVERAGE_PROFILE);
    task.setStatus(Task.TaskStatus.REQUESTED);
    task.setIntent(Task.TaskIntent.ORDER);
    task.setCode(Concepts.of(Canonical.TASKS, VERIFY));
    task.setDescription(alert.remedy());
    task.setFocus(new Reference(address(coverage)));
    task.setFor(coverage.getBeneficiary().copy());
    task.setAuthoredOn(Date.from(clock.instant()));
    task.setLastModified(Date.from(clock.instant()));
    task.addPerformerType(
        Concepts.of("http://terminology.hl7.org/CodeSystem/task-performer-type", "scheduler")
            .setText("Scheduler, front desk"));
    return task;
  }

  private Optional<Flag> flag(Coverage coverage, RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(Flag.SP_PATIENT, new ReferenceParam(coverage.getBeneficiary().getReference()));
    search.add(Flag.SP_IDENTIFIER, new TokenParam(Canonical.COVERAGE_FLAG_ID, key(coverage)));
    return daos.getResourceDao(Flag.class).search(search, request).getAllResources().stream()
        .map(Flag.class::cast)
        .findFirst();
  }

  private Optional<Task> openTask(Coverage coverage, RequestDetails request) {
    SearchParameterMap search = openTasks();
    search.add(Task.SP_FOCUS, new ReferenceParam(address(coverage)));
    return daos.getResourceDao(Task.class).search(search, request).getAllResources().stream()
        .map(Task.class::cast)
        .findFirst();
  }

  /** Every task that asks to verify a coverage and is not done. */
  static SearchParameterMap openTasks() {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(Task.SP_CODE, new TokenParam(Canonical.TASKS, VERIFY));
    search.add(Task.SP_STATUS, new TokenParam(Task.TaskStatus.REQUESTED.toCode()));
    return search;
  }

  /** Where a coverage is: in this server, or by its full address at another. */
  private static String address(Coverage coverage) {
    return coverage.getIdElement().isAbsolute()
        ? coverage.getIdElement().toVersionless().getValue()
        : "Coverage/" + coverage.getIdElement().getIdPart();
  }

  /** What tells a coverage from every other, those of other servers too. */
  private static String key(Coverage coverage) {
    return coverage.getIdElement().isAbsolute()
        ? address(coverage)
        : coverage.getIdElement().getIdPart();
  }
}
