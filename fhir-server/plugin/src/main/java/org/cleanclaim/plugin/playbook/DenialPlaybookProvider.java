package org.cleanclaim.plugin.playbook;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.denial.DeniedFor;
import org.cleanclaim.plugin.ledger.SqlDenialReasons;
import org.cleanclaim.plugin.ledger.SqlDenialReasons.Reason;
import org.cleanclaim.plugin.playbook.Playbooks.Found;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** The operation {@code $playbook} on a denial: the page for its payer and reason. */
public final class DenialPlaybookProvider {

  private static final int YEAR = 365;

  private final DaoRegistry daos;
  private final Playbooks playbooks;
  private final PlaybookDesk desk;
  private final SqlDenialReasons reasons;
  private final Clock clock;

  DenialPlaybookProvider(
      DaoRegistry daos,
      Playbooks playbooks,
      PlaybookDesk desk,
      SqlDenialReasons reasons,
      Clock clock) {
    this.daos = daos;
    this.playbooks = playbooks;
    this.desk = desk;
    this.reasons = reasons;
    this.clock = clock;
  }

  /**
   * The page; reads only.
   *
   * @param playbook a version to try, such as a draft; the one in use when absent
   * @return {@code source} ({@code payer}, {@code default} for the playbook of any payer, {@code
   *     none}), {@code title}, {@code words}, {@code step} 0..*, {@code document} 0..*, {@code
   *     contact} 0..*, {@code template}, and how many denials for this reason ended how in a year
   */
  @Operation(name = "$playbook", typeName = "Task", idempotent = true)
  public Parameters page(
      @IdParam IIdType id,
      @OperationParam(name = "playbook", max = 1) Reference playbook,
      RequestDetails caller) {
    Task task = daos.getResourceDao(Task.class).read(id.toUnqualifiedVersionless(), caller);
    DeniedFor denied =
        DeniedFor.of(task)
            .orElseThrow(
                () ->
                    BadParameter.unfit(
                        "id", "Task/%s is not the work on a denial.".formatted(id.getIdPart())));
    RequestDetails request = TransactionWrites.inServersName(caller);
    Optional<Found> found =
        playbook == null || playbook.isEmpty()
            ? playbooks.page(denied, request)
            : playbooks.in(desk.read(playbook.getReferenceElement(), request), denied);
    Parameters answer = new Parameters();
    put(answer, "policy", new CodeType(denied.policy()));
    put(
        answer,
        "source",
        new CodeType(found.map(each -> each.isOwn() ? "payer" : "default").orElse("none")));
    found.ifPresent(each -> tell(answer, each, denied.day()));
    results(answer, denied, caller);
    return answer;
  }

  private static void tell(Parameters answer, Found found, LocalDate denied) {
    Playbook.Page page = found.page();
    put(answer, "playbook", new StringType(found.playbook().title()));
    put(answer, "version", new StringType(found.playbook().version()));
    found
        .plan()
        .ifPresent(
            plan ->
                put(
                    answer,
                    "plan",
                    new Reference("PlanDefinition/" + plan.getIdElement().getIdPart())));
    put(answer, "page", new CodeType(page.name()));
    put(answer, "title", new StringType(page.title()));
    put(answer, "words", new StringType(page.words()));
    put(answer, "template", page.template() == null ? null : new CodeType(page.template()));
    for (Playbook.Step step : page.steps()) {
      ParametersParameterComponent one = answer.addParameter().setName("step");
      part(one, "kind", new CodeType(step.kind()));
      part(one, "title", new StringType(step.title()));
      part(one, "text", new StringType(step.text()));
      part(one, "team", step.team() == null ? null : new CodeType(step.team()));
      if (step.days() != null) {
        part(one, "days", new IntegerType(step.days()));
        part(
            one,
            "by",
            denied == null ? null : new DateType(denied.plusDays(step.days()).toString()));
      }
    }
    for (Playbook.Document document : page.documents()) {
      ParametersParameterComponent one = answer.addParameter().setName("document");
      part(one, "kind", new CodeType(document.kind()));
      part(one, "words", new StringType(document.words()));
      part(one, "required", new BooleanType(document.required()));
    }
    for (Playbook.Contact contact : found.playbook().contacts()) {
      ParametersParameterComponent one = answer.addParameter().setName("contact");
      part(one, "name", new StringType(contact.name()));
      part(one, "system", new CodeType(contact.system()));
      part(one, "value", new StringType(contact.value()));
    }
  }

  /** How denials of this payer for this reason ended. */
  private void results(Parameters answer, DeniedFor denied, RequestDetails caller) {
    long decided = 0;
    long won = 0;
    long all = 0;
    for (Reason reason :
        reasons.since(
            TransactionWrites.tenant(TransactionWrites.inServersName(caller)),
            denied.policy(),
            LocalDate.now(clock).minusDays(YEAR))) {
      if (reason.category().equals(denied.category())) {
        all += reason.denials();
        decided += reason.decided();
        won += reason.won();
      }
    }
    put(answer, "denials", new IntegerType((int) all));
    put(answer, "decided", new IntegerType((int) decided));
    put(answer, "won", new IntegerType((int) won));
  }

  private static void put(Parameters answer, String name, Type value) {
    if (value != null && !value.isEmpty()) {
      answer.addParameter().setName(name).setValue(value);
    }
  }

  private static void part(ParametersParameterComponent of, String name, Type value) {
    if (value != null && !value.isEmpty()) {
      of.addPart().setName(name).setValue(value);
    }
  }
}
