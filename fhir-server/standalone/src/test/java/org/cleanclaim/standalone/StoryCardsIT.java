package org.cleanclaim.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The stories seen through CDS Hooks, with the records read from this very server. */
@OnStandaloneServer
class StoryCardsIT {

  @Autowired StandaloneServer server;

  @Test
  void asksPayerAndWarnsOfCoverageThatEndsBeforeVisit() {
    var cards = cards(book(server.token("system/*.rs")));

    assertThat(cards).hasSize(1);
    assertThat(cards.get(0).get("summary").asText()).isNotBlank().hasSizeLessThan(140);
  }

  /** He shows a Medicare card, and the payer names the plan that took its place. */
  @Test
  void learnsOnArrivalThatAnotherPayerIsResponsible() {
    var visit = new Encounter().setStatus(Encounter.EncounterStatus.ARRIVED);
    visit.setId("walter-arrived");
    visit.getClass_().setCode("AMB");
    visit.setSubject(new Reference("Patient/walter-brandt"));
    visit.addParticipant().setIndividual(new Reference("Practitioner/shah"));
    server.fhir().update().resource(visit).execute();

    var cards = cards(arrive(server.token("system/*.rs")));

    assertThat(cards).hasSize(1);
    assertThat(cards.get(0).get("summary").asText()).contains("SUNRISE ADVANTAGE");
  }

  /** The nightly look at booked visits, by hand: the payer is asked once, then the answer holds. */
  @Test
  void aSweepAsksThePayerOfABookedVisitOnce() {
    String path = "/fhir/Appointment/$sweep-coverage";
    String day = LocalDate.now().plusDays(5).toString();
    String body =
        """
        {"resourceType": "Parameters", "parameter": [
          {"name": "from", "valueDate": "%s"}, {"name": "to", "valueDate": "%s"}]}
        """
            .formatted(day, day);
    assertThat(server.send(server.post(path, body)).statusCode()).isEqualTo(401);
    JsonNode first = swept(path, body);
    assertThat(count(first, "visits")).isGreaterThanOrEqualTo(1);
    assertThat(count(first, "atRisk")).as("Jonah's coverage ends before").isGreaterThan(0);
    assertThat(count(first, "unanswered")).isZero();
    assertThat(count(swept(path, body), "asked")).as("the answer is kept").isZero();
  }

  private JsonNode swept(String path, String body) {
    String token = server.token("system/*.cruds");
    var answer = server.send(server.post(path, body).header("Authorization", "Bearer " + token));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return StandaloneServer.json(answer);
  }

  private static int count(JsonNode parameters, String name) {
    for (JsonNode each : parameters.get("parameter")) {
      if (name.equals(each.path("name").asText())) {
        return each.path("valueInteger").asInt();
      }
    }
    throw new AssertionError("no " + name + " in " + parameters);
  }

  @Test
  void readsNoRecordsForTokenThatMayNotReadThem() {
    assertThat(book(server.token("system/Appointment.rs")).statusCode()).isEqualTo(412);
    assertThat(book("not-a-token").statusCode()).isEqualTo(412);
  }

  private HttpResponse<String> arrive(String token) {
    return server.send(
        server.post(
            "/cds-services/cleanclaim-encounter-start",
            """
            {"hook": "encounter-start", "hookInstance": "0e1f4f39-52b5-4c9d-9e0b-9f1a0f6e5a11",
             "fhirServer": "%s/fhir",
             "fhirAuthorization": {"access_token": "%s", "token_type": "Bearer",
               "expires_in": 300, "scope": "system/*.rs", "subject": "demo-ehr"},
             "context": {"userId": "Practitioner/sam", "patientId": "walter-brandt",
               "encounterId": "walter-arrived"}}
            """
                .formatted(server.origin(), token)));
  }

  private HttpResponse<String> book(String token) {
    return server.send(
        server.post(
            "/cds-services/cleanclaim-appointment-book",
            """
            {"hook": "appointment-book", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "fhirServer": "%s/fhir",
             "fhirAuthorization": {"access_token": "%s", "token_type": "Bearer",
               "expires_in": 300, "scope": "system/*.rs", "subject": "demo-ehr"},
             "context": {"userId": "Practitioner/sam", "patientId": "jonah-cole",
               "appointments": {"resourceType": "Bundle", "type": "collection", "entry": [
                 {"resource": {"resourceType": "Appointment", "status": "proposed",
                   "start": "%sT10:30:00Z", "participant": [
                     {"actor": {"reference": "Patient/jonah-cole"}, "status": "accepted"}]}}]}}}
            """
                .formatted(server.origin(), token, LocalDate.now().plusDays(5))));
  }

  private static JsonNode cards(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return StandaloneServer.json(answer).get("cards");
  }
}
