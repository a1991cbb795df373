package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.context;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.prefetch;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.recorded;
import static org.cleanclaim.plugin.cdshooks.CdsProtocolTest.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cleanclaim.plugin.cdshooks.CdsHooksHarness.Answer;
import org.junit.jupiter.api.Test;

/** patient-view and appointment-book: is somebody there to pay on the day? */
class VisitServicesTest {

  private static final String VIEW = "cleanclaim-patient-view";
  private static final String BOOK = "cleanclaim-appointment-book";

  private final CdsHooksHarness cds = new CdsHooksHarness();

  @Test
  void isSilentWhereCoverageLasts() throws Exception {
    assertThat(cds.call(VIEW, recorded("patient-view")).cards()).isEmpty();
    assertThat(cds.call(BOOK, recorded("appointment-book")).cards()).isEmpty();
    assertThat(cds.call(BOOK, recorded("appointment-book-array")).cards()).isEmpty();
  }

  @Test
  void tellsOnOpeningAChartThatCoverageEndsSoon() throws Exception {
    Answer answer = cds.call(VIEW, ending("patient-view", "2026-11-26"));

    assertThat(answer.cards()).hasSize(1);
    assertThat(answer.cards().get(0).path("summary").asText())
        .isEqualTo("Coverage ends Thu Nov 26.");
    assertThat(answer.cards().get(0).path("indicator").asText()).isEqualTo("info");
  }

  @Test
  void warnsOnBookingBeyondTheEndAndNotOnTheLastDay() throws Exception {
    assertThat(cds.call(BOOK, ending("appointment-book", "2026-12-04")).cards()).isEmpty();

    Answer answer = cds.call(BOOK, ending("appointment-book", "2026-12-03"));
    assertThat(answer.cards())
        .extracting(card -> card.path("indicator").asText())
        .containsExactly("warning");
    assertThat(answer.cards().get(0).at("/extension/org.cleanclaim.line").asInt()).isZero();
    assertThat(answer.cards().get(0).has("suggestions")).isFalse();
    assertThat(answer.cards().get(0).at("/overrideReasons")).hasSize(6);
  }

  @Test
  void billsTheCoverageThatIsInForceOnTheDay() throws Exception {
    ObjectNode request = ending("appointment-book", "2026-11-30");
    JsonNode old = prefetch(request).at("/coverage/entry/0/resource");
    ObjectNode successor = old.deepCopy();
    successor.put("id", "ana-next").putObject("period").put("start", "2026-12-01");
    prefetch(request).withArray("/coverage/entry").addObject().set("resource", successor);

    assertThat(cds.call(BOOK, request).cards()).isEmpty();
  }

  @Test
  void speaksOnceForEachOfSeveralVisitsAndThriceAtMost() throws Exception {
    ObjectNode request = ending("appointment-book", "2026-11-30");
    JsonNode first = context(request).at("/appointments/entry/0");
    for (int i = 0; i < 4; i++) {
      ObjectNode next = first.deepCopy();
      ((ObjectNode) next.path("resource"))
          .put("id", "visit-" + i)
          .put("start", "2026-12-1" + i + "T09:00:00Z");
      context(request).withArray("/appointments/entry").add(next);
    }

    assertThat(cds.call(BOOK, request).cards()).hasSize(3);
  }

  @Test
  void saysInTheTraceThatAVisitHasNoDate() throws Exception {
    ObjectNode request = recorded("appointment-book");
    ((ObjectNode) context(request).at("/appointments/entry/0/resource")).remove("start");
    request.putObject("extension").put("org.cleanclaim.trace", true);

    Answer answer = cds.call(BOOK, request);

    assertThat(answer.cards()).isEmpty();
    assertThat(answer.trace()).anyMatch(entry -> entry.path("reason").asText().contains("no date"));
  }

  @Test
  void refusesAVisitOfAnotherPatient() throws Exception {
    ObjectNode request = recorded("appointment-book");
    ((ObjectNode) context(request).at("/appointments/entry/0/resource/participant/0/actor"))
        .put("reference", "Patient/jonah-cole");

    assertRefused(422, cds.call(BOOK, request));
  }

  @Test
  void takesAPatientIdThatIsAReference() throws Exception {
    ObjectNode request = recorded("patient-view");
    context(request).put("patientId", "Patient/ana-reyes");

    assertThat(cds.call(VIEW, request).status()).isEqualTo(200);
  }

  private static ObjectNode ending(String name, String day) {
    ObjectNode request = recorded(name);
    ((ObjectNode) prefetch(request).at("/coverage/entry/0/resource/period")).put("end", day);
    return request;
  }
}
