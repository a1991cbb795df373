package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** The one {@code work-denial} Task of each denied claim. */
final class DenialTasks {

  private static final String CODE = "work-denial";

  private final DaoRegistry daos;
  private final Clock clock;
  private final ZoneId zone;

  DenialTasks(DaoRegistry daos, Clock clock) {
    this.daos = daos;
    this.clock = clock;
    this.zone = clock.getZone();
  }

  /** The Task that works the denial of this claim, or of this response where no claim is known. */
  Optional<Task> of(ClaimResponse response, RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    if (response.getRequest().hasReference()) {
      search.add(Task.SP_BASED_ON, new ReferenceParam(response.getRequest().getReference()));
    } else {
      search.add(Task.SP_FOCUS, new ReferenceParam(reference(response)));
    }
    search.add(Task.SP_CODE, new TokenParam(Canonical.TASKS, CODE));
    return daos.getResourceDao(Task.class).search(search, request).getAllResources().stream()
        .map(Task.class::cast)
        .findFirst();
  }

  /** Opens the Task, or brings the open one up to date; what a person entered on it stays. */
  Task open(
      Optional<Task> stored,
      ClaimResponse response,
      Denial denial,
      LocalDate lastDay,
      TransactionWrites writes) {
    Task task = stored.map(Task::copy).orElseGet(Task::new);
    if (!task.hasMeta()) {
      task.getMeta().addProfile(Canonical.DENIAL_PROFILE);
    }
    if (stored.isEmpty()) {
      task.setStatus(Task.TaskStatus.REQUESTED);
      task.setIntent(Task.TaskIntent.ORDER);
      task.setCode(Concepts.of(Canonical.TASKS, CODE));
      task.setAuthoredOn(Date.from(clock.instant()));
    }
    task.setFocus(new Reference(reference(response)));
    if (response.getRequest().hasReference()) {
      task.setBasedOn(java.util.List.of(response.getRequest().copy()));
    }
    task.setFor(response.getPatient().copy());
    task.setPriority(priority(lastDay));
    task.setDescription(
        "%s denied %s".formatted(denial.primary().code(), denial.amount().toPlainString()));
    task.getRestriction().getPeriod().setEnd(Date.from(lastDay.atStartOfDay(zone).toInstant()));
    input(task, denial);
    task.setLastModified(Date.from(clock.instant()));
    return writes.put(task);
  }

  private void input(Task task, Denial denial) {
    task.setInput(null);
    denial.codes().forEach(code -> add(task, "carc", Concepts.of(Canonical.CARC, code.carc())));
    denial.remarks().forEach(rarc -> add(task, "rarc", Concepts.of(Canonical.RARC, rarc)));
    if (!denial.primary().group().isEmpty()) {
      add(task, "group-code", Concepts.of(Canonical.GROUP_CODE, denial.primary().group()));
    }
    add(task, "amount", new Money().setValue(denial.amount()).setCurrency("USD"));
    add(task, "category", Concepts.of(Canonical.DENIAL_CATEGORY, denial.root().name()));
    add(task, "hardness", new CodeType(denial.root().hardness()));
    add(task, "kind", new CodeType(denial.root().kind()));
    add(task, "action", new CodeType(denial.root().action()));
    add(task, "root-cause", new StringType(denial.primary().code()));
    denial.lines().forEach(line -> add(task, "line", new IntegerType(line)));
  }

  private static void add(Task task, String code, Type value) {
    CodeableConcept type = Concepts.of(Canonical.TASK_INPUT, code);
    task.addInput().setType(type).setValue(value);
  }

  private Task.TaskPriority priority(LocalDate lastDay) {
    return lastDay.isBefore(LocalDate.now(clock).plusDays(8))
        ? Task.TaskPriority.URGENT
        : Task.TaskPriority.ROUTINE;
  }

  private static String reference(ClaimResponse response) {
    return "ClaimResponse/" + response.getIdElement().getIdPart();
  }
}
