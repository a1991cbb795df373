package org.cleanclaim.plugin.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.HapiHost;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** An alert is shown, its fix taken, and the payer's money says whether it was right. */
class AlertQualityIT extends HapiHost {

  private static final String EDIT = "modifier-25-missing";
  private static final String SERVICE = "/cds-services/cleanclaim-charge-capture";

  private final Chart chart = new Chart();
  private final HttpClient http = HttpClient.newHttpClient();
  @Autowired private JdbcTemplate jdbc;

  @Test
  void aFixIsProvedByTheMoney() throws Exception {
    chart.store(client);
    Claim draft = draft("proved");
    String card = cardOf(hook(draft), 1);
    accept(card);
    draft.setStatus(Claim.ClaimStatus.ACTIVE);
    draft.getItemFirstRep().addModifier(Concepts.of(Chart.CPT, "25"));
    client.update().resource(draft).execute();
    String answer = adjudicate(draft, 120, null);

    ParametersParameterComponent row = row("clinician");
    assertThat(number(row, "shown")).isEqualTo(1);
    assertThat(number(row, "accepted")).isEqualTo(1);
    assertThat(number(part(row, "fixed"), "paid")).isEqualTo(1);
    assertThat(((Money) part(row, "fixedPaid").getValue()).getValue()).isEqualByComparingTo("120");
    assertThat(fhir.newJsonParser().encodeResourceToString(quality()))
        .as("nobody's data")
        .doesNotContain("Patient/", "Sample", "Claim/", chart.patient.getIdElement().getIdPart());

    jdbc.update("delete from cleanclaim_line_outcome");
    jdbc.update("update cleanclaim_card set payer_said = null");
    client
        .operation()
        .onServer()
        .named("$rebuild-ledger")
        .withNoParameters(Parameters.class)
        .execute();
    assertThat(number(part(row("clinician"), "fixed"), "paid")).as("told anew").isEqualTo(1);

    ClaimResponse withdrawn = client.read().resource(ClaimResponse.class).withId(answer).execute();
    withdrawn.setStatus(ClaimResponse.ClaimResponseStatus.CANCELLED);
    client.update().resource(withdrawn).execute();
    assertThat(number(part(row("clinician"), "fixed"), "paid")).isZero();
  }

  @Test
  void whatWentOutAsWarnedIsDeniedAndCountsForTheBiller() {
    chart.store(client);
    Claim held = draft("denied");
    held.setStatus(Claim.ClaimStatus.ACTIVE);
    client.update().resource(held).execute();
    client
        .operation()
        .onInstance("Claim/" + held.getIdElement().getIdPart())
        .named("$release")
        .withParameter(Parameters.class, "reason", new CodeType("patient-pays"))
        .execute();
    adjudicate(held, 0, "97");

    ParametersParameterComponent row = row("biller");
    assertThat(number(row, "overridden")).isEqualTo(1);
    assertThat(number(part(row, "stood"), "denied")).isEqualTo(1);
    assertThat(part(row, "precision").getValue().primitiveValue()).startsWith("1");
    assertThat(part(part(row, "reason"), "code").getValue().primitiveValue())
        .isEqualTo("patient-pays");
    assertThatThrownBy(() -> decide("biller", "mute", "Too loud."))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("severity of modifier-25-missing");
  }

  @Test
  void aPersonMutesAnAlertAndTakesItBack() throws Exception {
    chart.store(client);
    Claim draft = draft("muted");
    cardOf(hook(draft), 1);
    row("clinician");

    decide("clinician", "mute", "Our notes never say it.");
    assertThat(cards(hook(draft))).isZero();
    assertThatThrownBy(() -> decide("clinician", "mute", "Again."))
        .isInstanceOf(UnprocessableEntityException.class);
    Parameters told = quality();
    assertThat(part(row("clinician"), "decision").getValue().primitiveValue()).isEqualTo("mute");
    ParametersParameterComponent decided = all(told, "decided").get(0);
    assertThat(part(decided, "reason").getValue().primitiveValue())
        .isEqualTo("Our notes never say it.");
    assertThat(((Reference) part(decided, "person").getValue()).getDisplay())
        .isEqualTo("not identified");

    decide("clinician", "undo", "They do now.");
    assertThat(cards(hook(draft))).isEqualTo(1);
  }

  @Test
  void whatCannotBeAskedOrDecidedSaysWhatToMend() {
    assertThatThrownBy(() -> decide("clinician", "hide", "x"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("mute, promote or undo");
    assertThatThrownBy(() -> decide("clinician", "mute", " "))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> decide("surgeon", "mute", "x"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("clinician or front-desk");
    assertThatThrownBy(() -> decide("front-desk", "promote", "x"))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("not found in SHADOW");
    assertThatThrownBy(() -> decide("front-desk", "undo", "x"))
        .isInstanceOf(UnprocessableEntityException.class);
    assertThatThrownBy(
            () ->
                client
                    .operation()
                    .onServer()
                    .named("$alert-quality")
                    .withParameter(Parameters.class, "by", new CodeType("patient"))
                    .execute())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("edit, payer, role or site");
  }

  /** A visit and an injection of one day without modifier 25. */
  private Claim draft(String name) {
    jdbc.update("delete from cleanclaim_card");
    jdbc.update("delete from cleanclaim_finding");
    Claim claim = chart.line(chart.line(chart.claim(), "99213", 120), "20610", 90);
    claim.setId(name + "-" + chart.patient.getIdElement().getIdPart());
    return claim.setStatus(Claim.ClaimStatus.DRAFT);
  }

  private String hook(Claim draft) throws Exception {
    Bundle drafts = new Bundle().setType(Bundle.BundleType.COLLECTION);
    drafts.addEntry().setResource(draft);
    String request =
        """
        {"hook":"org.cleanclaim.charge-capture","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
        "fhirServer":"%s/fhir","context":{"userId":"Practitioner/shah","patientId":"%s",
        "encounterId":"visit-%s","draftClaims":%s}}
        """
            .formatted(
                base(),
                chart.patient.getIdElement().getIdPart(),
                draft.getIdElement().getIdPart(),
                fhir.newJsonParser().encodeResourceToString(drafts));
    return send(SERVICE, request);
  }

  /** The card's id, once it is in the ledger too. */
  private String cardOf(String answer, int count) {
    assertThat(cards(answer)).as(answer).isEqualTo(count);
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    String kept = "select uuid from cleanclaim_card where edit = ?";
    while (jdbc.queryForList(kept, String.class, EDIT).isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    String ours = jdbc.queryForList(kept, String.class, EDIT).get(0);
    assertThat(answer).contains(ours);
    return ours;
  }

  private static int cards(String answer) {
    return answer.split("claim-edit\",\"code\":\"" + EDIT, -1).length - 1;
  }

  private void accept(String card) throws Exception {
    send(
        SERVICE + "/feedback",
        "{\"feedback\":[{\"card\":\"%s\",\"outcome\":\"accepted\",\"acceptedSuggestions\":[{\"id\":\"s\"}],\"outcomeTimestamp\":\"2026-11-23T10:00:00Z\"}]}"
            .formatted(card));
  }

  private String send(String path, String body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(base() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** The payer decides about line 1; line 2 is paid. */
  private String adjudicate(Claim claim, int paid, String carc) {
    ClaimResponse response = new ClaimResponse();
    response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    response.setUse(ClaimResponse.Use.CLAIM);
    response.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    response.setType(claim.getType());
    response.setPatient(claim.getPatient());
    response.setInsurer(Chart.reference(chart.payer));
    response.setRequest(new Reference("Claim/" + claim.getIdElement().getIdPart()));
    line(response, 1, 120, paid, carc);
    line(response, 2, 90, 90, null);
    return client.create().resource(response).execute().getId().getIdPart();
  }

  private static void line(ClaimResponse response, int line, int charged, int paid, String carc) {
    var item = response.addItem().setItemSequence(line);
    String system = "http://terminology.hl7.org/CodeSystem/adjudication";
    item.addAdjudication()
        .setCategory(Concepts.of(system, "submitted"))
        .setAmount(dollars(charged));
    item.addAdjudication().setCategory(Concepts.of(system, "benefit")).setAmount(dollars(paid));
    if (carc != null) {
      item.addAdjudication()
          .setCategory(Concepts.of(Canonical.GROUP_CODE, "CO"))
          .setReason(Concepts.of(Canonical.CARC, carc))
          .setAmount(dollars(charged - paid));
    }
  }

  private static Money dollars(int amount) {
    return new Money().setValue(new BigDecimal(amount)).setCurrency("USD");
  }

  private Parameters quality() {
    return client
        .operation()
        .onServer()
        .named("$alert-quality")
        .withParameter(Parameters.class, "edit", new CodeType(EDIT))
        .execute();
  }

  private ParametersParameterComponent row(String role) {
    return all(quality(), "row").stream()
        .filter(row -> role.equals(part(row, "role").getValue().primitiveValue()))
        .findFirst()
        .orElseThrow();
  }

  private void decide(String role, String decision, String reason) {
    client
        .operation()
        .onServer()
        .named("$decide-alert")
        .withParameter(Parameters.class, "edit", new CodeType(EDIT))
        .andParameter("payer", new CodeType("northwind-commercial"))
        .andParameter("role", new CodeType(role))
        .andParameter("decision", new CodeType(decision))
        .andParameter("reason", new StringType(reason))
        .execute();
  }

  private static List<ParametersParameterComponent> all(Parameters answer, String name) {
    return answer.getParameter().stream().filter(each -> each.getName().equals(name)).toList();
  }

  private static ParametersParameterComponent part(ParametersParameterComponent row, String name) {
    return row.getPart().stream()
        .filter(part -> part.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static int number(ParametersParameterComponent row, String name) {
    Type value = part(row, name).getValue();
    return ((IntegerType) value).getValue();
  }
}
