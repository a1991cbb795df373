package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.HapiHost;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Corrected claims go again by a rule that a person approved, and by no other. */
class ResubmitRuleIT extends HapiHost {

  private static final String FIX = "duplicate-exact:remove-line";

  @Autowired private JdbcTemplate jdbc;

  private Chart chart = new Chart();

  @BeforeEach
  @AfterEach
  void noRuleIsThere() {
    jdbc.update("delete from cleanclaim_resubmit_rule");
    jdbc.update("delete from cleanclaim_resubmit_try");
    // Denials of other tests are somebody's work.
    jdbc.update("update cleanclaim_denial set state = 'in-work' where state = 'new'");
  }

  @Test
  void withoutARuleNothingGoes() {
    Task task = denied();
    assertThat(run()).isEqualTo("0 0 0");
    assertThat(state(task)).isEqualTo("new");
  }

  @Test
  void byARuleTheCorrectionGoesOnceAndTheRecordSaysByWhich() {
    approve();
    Task task = denied();
    Task worked = denied();
    call(worked, "$log-call", p("representative", new StringType("Kim")));
    Task none = deniedWithoutFix();
    assertThat(run()).isEqualTo("1 1 0");
    assertThat(state(task)).isEqualTo("resubmitted");
    assertThat(state(worked)).as("a person works it").isEqualTo("in-work");
    assertThat(state(none)).isEqualTo("new");
    Claim made = correction(task);
    assertThat(made.getItem()).hasSize(1);
    assertThat(events(task)).anyMatch(words -> words.contains("By the rule"));
    assertThat(run()).as("never twice").isEqualTo("0 0 0");
    assertThat(rule()).containsSequence("unanswered=1", "paid=0", "failed=0", "passedOver=1");

    answer(made, 120);
    run();
    assertThat(rule()).containsSequence("unanswered=0", "paid=1", "failed=0");
  }

  @Test
  void unprovedItSendsTwoAndAfterTwoFailuresItStopsItself() {
    approve();
    List<Task> tasks = List.of(denied(), denied(), denied());
    assertThat(run()).isEqualTo("2 0 0");
    assertThat(tasks).filteredOn(task -> "new".equals(state(task))).hasSize(1);
    tasks.stream()
        .filter(task -> "resubmitted".equals(state(task)))
        .forEach(task -> answer(correction(task), 0));
    assertThat(run()).isEqualTo("0 0 1");
    assertThat(rule())
        .contains("failed=2", "endedBy=Cleanclaim")
        .anyMatch(each -> each.startsWith("endedWhy=Stopped by itself"));
    assertThat(run()).isEqualTo("0 0 0");
    assertThat(tasks).filteredOn(task -> "new".equals(state(task))).hasSize(1);
  }

  @Test
  void whatRestsOnTheRecordIsNotApproved() {
    assertThatThrownBy(() -> approve("CO-97", "ncci-ptp:add-modifier:59", "because"))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("decided by a person");
    assertThatThrownBy(() -> approve("18", FIX, "because")).hasMessageContaining("CO-18");
    assertThatThrownBy(() -> approve("CO-18", FIX, " ")).hasMessageContaining("reason");
    approve();
    assertThatThrownBy(this::approve).hasMessageContaining("There is a rule");
    String id =
        rule().stream()
            .filter(each -> each.startsWith("id="))
            .findFirst()
            .orElseThrow()
            .substring(3);
    onType("$stop-resubmit", p("id", new StringType(id)), p("reason", new StringType("enough")));
    Task task = denied();
    assertThat(run()).isEqualTo("0 0 0");
    assertThat(state(task)).isEqualTo("new");
    assertThatThrownBy(
            () ->
                onType(
                    "$stop-resubmit",
                    p("id", new StringType(id)),
                    p("reason", new StringType("again"))))
        .isInstanceOf(UnprocessableEntityException.class);
  }

  private void approve() {
    approve("CO-18", FIX, "The second line is always the import's.");
  }

  private void approve(String code, String fix, String reason) {
    onType(
        "$approve-resubmit",
        p("payer", new CodeType("northwind-commercial")),
        p("code", new StringType(code)),
        p("fix", new StringType(fix)),
        p("reason", new StringType(reason)));
  }

  private String run() {
    Parameters ran = onType("$run-resubmit");
    return "%s %s %s"
        .formatted(value(ran, "sent"), value(ran, "passedOver"), value(ran, "stopped"));
  }

  private static String value(Parameters answer, String name) {
    return answer.getParameter(name).getValue().primitiveValue();
  }

  /** The parts of the one rule there is. */
  private List<String> rule() {
    return onType("$resubmit-rules").getParameterFirstRep().getPart().stream()
        .map(part -> part.getName() + "=" + part.getValue().primitiveValue())
        .toList();
  }

  /** A claim with a line twice, whose second was denied as a duplicate. */
  private Task denied() {
    return denied("71046", "71046");
  }

  private Task deniedWithoutFix() {
    return denied("71046", "99213");
  }

  private Task denied(String first, String second) {
    chart = new Chart();
    chart.store(client);
    Claim claim = chart.line(chart.line(chart.claim(), first, 120), second, 120);
    String id =
        client.create().resource(claim).execute().getId().toUnqualifiedVersionless().getValue();
    ClaimResponse response = response(id);
    line(response, 1, 120);
    line(response, 2, 0);
    client.create().resource(response).execute();
    return task(id);
  }

  private void answer(Claim claim, double paid) {
    ClaimResponse response =
        response("Claim/" + claim.getIdElement().getIdPart()).setPatient(claim.getPatient().copy());
    response.setCreatedElement(new DateTimeType(LocalDate.now().plusDays(1).toString()));
    line(response, 1, paid);
    client.create().resource(response).execute();
  }

  private ClaimResponse response(String claim) {
    ClaimResponse response = chart.answer(claim);
    response.addIdentifier().setSystem(Canonical.PAYER_CLAIM_NUMBER).setValue("ICN-7");
    return response;
  }

  private static void line(ClaimResponse response, int sequence, double paid) {
    if (paid == 0) {
      Chart.answered(response, sequence, 120, 0, Chart.adjustment("CO", "18", 120));
    } else {
      Chart.answered(response, sequence, 120, paid);
    }
  }

  private Task task(String claim) {
    return search("Task?code=work-denial&based-on=" + claim).stream()
        .map(Task.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private String state(Task task) {
    return client
        .read()
        .resource(Task.class)
        .withId(task.getIdElement().getIdPart())
        .cacheControl(new CacheControlDirective().setNoCache(true))
        .execute()
        .getBusinessStatus()
        .getCodingFirstRep()
        .getCode();
  }

  private Claim correction(Task task) {
    Task now = client.read().resource(Task.class).withId(task.getIdElement().getIdPart()).execute();
    String last = now.getBasedOn().get(now.getBasedOn().size() - 1).getReference();
    return client.read().resource(Claim.class).withId(last.replace("Claim/", "")).execute();
  }

  private List<String> events(Task task) {
    return search("Provenance?target=Task/" + task.getIdElement().getIdPart()).stream()
        .map(org.hl7.fhir.r4.model.Provenance.class::cast)
        .map(event -> event.getReasonFirstRep().getText())
        .filter(Objects::nonNull)
        .toList();
  }

  private List<org.hl7.fhir.r4.model.Resource> search(String query) {
    return client
        .search()
        .byUrl(query)
        .cacheControl(new CacheControlDirective().setNoCache(true))
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .toList();
  }

  private void call(Task task, String operation, ParametersParameterComponent... given) {
    Parameters parameters = new Parameters();
    List.of(given).forEach(parameters::addParameter);
    client
        .operation()
        .onInstance("Task/" + task.getIdElement().getIdPart())
        .named(operation)
        .withParameters(parameters)
        .returnResourceType(Communication.class)
        .execute();
  }

  private Parameters onType(String operation, ParametersParameterComponent... given) {
    Parameters parameters = new Parameters();
    List.of(given).forEach(parameters::addParameter);
    return client
        .operation()
        .onType(Task.class)
        .named(operation)
        .withParameters(parameters)
        .returnResourceType(Parameters.class)
        .execute();
  }

  private static ParametersParameterComponent p(String name, Type value) {
    return new ParametersParameterComponent().setName(name).setValue(value);
  }
}
