package org.cleanclaim.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
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

  @Test
  void readsNoRecordsForTokenThatMayNotReadThem() {
    assertThat(book(server.token("system/Appointment.rs")).statusCode()).isEqualTo(412);
    assertThat(book("not-a-token").statusCode()).isEqualTo(412);
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
