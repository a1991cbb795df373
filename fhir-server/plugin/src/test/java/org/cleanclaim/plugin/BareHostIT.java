package org.cleanclaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.gclient.ICriterion;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The jar in hosts that know nothing of it: one with no property set, one where it is switched off.
 */
class BareHostIT {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private static HostProcess host;
  private static HostProcess hostWithPluginOff;

  @BeforeAll
  static void startHosts() {
    FHIR.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
    FHIR.getRestfulClientFactory().setSocketTimeout(60_000);
    host = HostProcess.start("bare-host");
    hostWithPluginOff = HostProcess.start("bare-host-plugin-off", "--cleanclaim.enabled=false");
  }

  @AfterAll
  static void stopHosts() {
    host.close();
    hostWithPluginOff.close();
  }

  @Test
  void claimIsHeldWhenItIsPosted() {
    IGenericClient client = client(host);
    Chart chart = new Chart().store(client);

    IdType claim =
        (IdType)
            client.create().resource(denied(chart)).execute().getId().toUnqualifiedVersionless();

    assertThat(isHeld(client, claim)).isTrue();
    assertThat(submissions(client, claim))
        .extracting(Task::getStatus)
        .containsExactly(TaskStatus.ONHOLD);
    assertThat(alerts(client, claim))
        .extracting(alert -> alert.getCode().getCodingFirstRep().getCode())
        .contains("coverage-missing");
  }

  @Test
  void claimIsHeldInsideATransactionBundle() {
    IGenericClient client = client(host);
    Chart chart = new Chart();
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    List.of(chart.patient, chart.payer, chart.clinic, chart.physician, chart.coverage)
        .forEach(resource -> put(bundle, resource));
    bundle
        .addEntry()
        .setResource(denied(chart))
        .getRequest()
        .setMethod(HTTPVerb.POST)
        .setUrl("Claim");

    Bundle answer = client.transaction().withBundle(bundle).execute();

    IdType claim =
        new IdType(answer.getEntry().get(5).getResponse().getLocation()).toUnqualifiedVersionless();
    assertThat(isHeld(client, claim)).isTrue();
  }

  @Test
  void scrubJudgesAClaimThatIsNotStored() {
    IGenericClient client = client(host);
    Chart chart = new Chart();

    Parameters answer = scrub(client, chart, denied(chart));

    assertThat(((CodeType) answer.getParameter("outcome").getValue()).getCode()).isEqualTo("hold");
    assertThat(edits(answer)).contains("coverage-missing");
    assertThat(claimsOf(client, chart)).isEmpty();
  }

  @Test
  void tablesAndPayerPoliciesTravelInTheJar() {
    IGenericClient client = client(host);
    Chart chart = new Chart().store(client);
    Claim claim = chart.line(chart.line(chart.claim(), "11042", 200), "97597", 110);

    assertThat(edits(scrub(client, chart, claim))).contains("ncci-ptp");
  }

  @Test
  void chargeThatWouldBeDeniedBringsACard() throws Exception {
    HttpResponse<String> answer = capture(host);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(new ObjectMapper().readTree(answer.body()).path("cards"))
        .extracting(card -> card.at("/extension/org.cleanclaim.edit").asText())
        .contains("modifier-25-missing");
  }

  @Test
  void claimPassesUntouchedWhereThePluginIsOff() {
    IGenericClient client = client(hostWithPluginOff);
    Chart chart = new Chart().store(client);

    IdType claim =
        (IdType)
            client.create().resource(denied(chart)).execute().getId().toUnqualifiedVersionless();

    assertThat(isHeld(client, claim)).isFalse();
    assertThat(submissions(client, claim)).isEmpty();
    assertThat(alerts(client, claim)).isEmpty();
  }

  @Test
  void operationIsUnknownWhereThePluginIsOff() {
    IGenericClient client = client(hostWithPluginOff);
    Chart chart = new Chart();
    assertThatThrownBy(() -> scrub(client, chart, denied(chart)))
        .isInstanceOf(BaseServerResponseException.class)
        .hasMessageContaining("$scrub");
  }

  @Test
  void cdsHooksAreNotFoundWhereThePluginIsOff() throws Exception {
    assertThat(capture(hostWithPluginOff).statusCode()).isEqualTo(404);
  }

  /** Without coverage: the simplest claim that is surely denied. */
  private static Claim denied(Chart chart) {
    return chart.line(chart.claim(), "99213", 120).setInsurance(List.of());
  }

  private static Parameters scrub(IGenericClient client, Chart chart, Claim claim) {
    return client
        .operation()
        .onType(Claim.class)
        .named("$scrub")
        .withParameter(Parameters.class, "claim", claim)
        .andParameter("patient", chart.patient)
        .execute();
  }

  private static List<String> edits(Parameters answer) {
    return answer.getParameter().stream()
        .filter(parameter -> parameter.getName().equals("alert"))
        .map(parameter -> (DetectedIssue) parameter.getResource())
        .map(alert -> alert.getCode().getCodingFirstRep().getCode())
        .toList();
  }

  /** A recorded call: a visit and a joint injection of today, without modifier 25. */
  private static HttpResponse<String> capture(HostProcess host)
      throws IOException, InterruptedException {
    try (InputStream recorded =
        BareHostIT.class.getResourceAsStream("/cds-hooks/charge-capture.json")) {
      String call =
          new String(recorded.readAllBytes(), StandardCharsets.UTF_8)
              .replace("2026-11-23", LocalDate.now().toString());
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(
                      URI.create(host.base() + "/cds-services/cleanclaim-charge-capture"))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(call))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    }
  }

  private static boolean isHeld(IGenericClient client, IdType claim) {
    Claim stored = client.read().resource(Claim.class).withId(claim).execute();
    return stored.getMeta().getTag(Canonical.CLAIM_TAG, "held") != null;
  }

  private static List<Task> submissions(IGenericClient client, IdType claim) {
    return search(client, Task.class, Task.FOCUS.hasId(claim.getValue()));
  }

  private static List<DetectedIssue> alerts(IGenericClient client, IdType claim) {
    return search(client, DetectedIssue.class, DetectedIssue.IMPLICATED.hasId(claim.getValue()));
  }

  private static List<Claim> claimsOf(IGenericClient client, Chart chart) {
    return search(client, Claim.class, Claim.PATIENT.hasId(chart.patient.getIdPart()));
  }

  private static <T extends Resource> List<T> search(
      IGenericClient client, Class<T> type, ICriterion<?> criterion) {
    Bundle found =
        client.search().forResource(type).where(criterion).returnBundle(Bundle.class).execute();
    return found.getEntry().stream().map(entry -> type.cast(entry.getResource())).toList();
  }

  private static void put(Bundle bundle, Resource resource) {
    String url = resource.fhirType() + "/" + resource.getIdPart();
    bundle.addEntry().setResource(resource).getRequest().setMethod(HTTPVerb.PUT).setUrl(url);
  }

  private static IGenericClient client(HostProcess host) {
    return FHIR.newRestfulGenericClient(host.base() + "/fhir");
  }
}
