package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.recorded;
import static org.cleanclaim.plugin.cdshooks.CdsProtocolTest.assertRefused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cleanclaim.plugin.cdshooks.CdsHooksHarness.Answer;
import org.cleanclaim.plugin.ledger.CardFeedback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;

class FeedbackTest {

  private static final String PATH = "/cds-services/cleanclaim-order-sign/feedback";

  private static final String CHARGES = "cleanclaim-charge-capture";

  private final CdsHooksHarness cds = new CdsHooksHarness();

  @Test
  @Shall("feedback-accepted-id")
  void keepsAnAcceptedSuggestionOfACardItNeverSaw() throws Exception {
    Answer answer =
        send(
            """
            {"feedback":[{"card":"4e0a3a1e-3283-4575-ab82-028d55fe2719","outcome":"accepted",
            "acceptedSuggestions":[{"id":"e56e1945-20b3-4393-8503-a1a20fd73152"}],
            "outcomeTimestamp":"2021-12-11T10:05:31Z","unknown":1}]}
            """);

    assertThat(answer.status()).isEqualTo(200);
    CardFeedback kept = cds.ledger.kept.get(0);
    assertThat(kept.service()).isEqualTo("cleanclaim-order-sign");
    assertThat(kept.acceptedSuggestions()).containsExactly("e56e1945-20b3-4393-8503-a1a20fd73152");
  }

  @Test
  void keepsOverridesWithAndWithoutAReason() throws Exception {
    Answer answer =
        send(
            """
            {"feedback":[
            {"card":"a","outcome":"overridden","outcomeTimestamp":"2020-12-11T00:00:00.25+01:00"},
            {"card":"b","outcome":"overridden","overrideReason":{"reason":{"code":"patient-pays",
            "system":"https://cleanclaim.example/fhir/CodeSystem/override-reason"},
            "userComment":"in my words"},"outcomeTimestamp":"2020-12-11T00:00:00Z"},
            {"card":"c","outcome":"overridden","overrideReason":{"userComment":"only words"},
            "outcomeTimestamp":"2020-12-11T00:00:00Z"}]}
            """);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(cds.ledger.kept)
        .extracting(CardFeedback::reasonCode)
        .containsExactly(null, "patient-pays", null);
    assertThat(cds.ledger.kept.get(2).userComment()).isEqualTo("only words");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"feedback\":[]}",
        "{\"feedback\":{}}",
        "{\"feedback\":[{}]}",
        "{\"feedback\":[{\"card\":\"a\",\"outcome\":\"ignored\",\"outcomeTimestamp\":\"2020-12-11T00:00:00Z\"}]}",
        "{\"feedback\":[{\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2020-12-11T00:00:00Z\"}]}",
        "{\"feedback\":[{\"card\":\"a\",\"outcome\":\"accepted\",\"outcomeTimestamp\":\"2020-12-11T00:00:00Z\"}]}",
        "{\"feedback\":[{\"card\":\"a\",\"outcome\":\"accepted\",\"acceptedSuggestions\":[{}],\"outcomeTimestamp\":\"2020-12-11T00:00:00Z\"}]}",
        "{\"feedback\":[{\"card\":\"a\",\"outcome\":\"overridden\"}]}",
        "{\"feedback\":[{\"card\":\"a\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"yesterday\"}]}",
        "{\"feedback\":[{\"card\":\"a\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2020-12-11\"}]}",
        "{\"feedback\":[{\"card\":\"a\",\"outcome\":\"overridden\",\"overrideReason\":{\"reason\":{\"display\":\"x\"}},\"outcomeTimestamp\":\"2020-12-11T00:00:00Z\"}]}"
      })
  @Shall({"feedback-object", "feedback-fields", "feedback-accepted-id", "card-uuid-in-feedback"})
  void refusesWhatIsNoFeedback(String body) throws Exception {
    assertRefused(400, send(body));
    assertThat(cds.ledger.kept).isEmpty();
  }

  @Test
  void keepsAllOfACallOrNothing() throws Exception {
    String good =
        "{\"card\":\"a\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2020-12-11T00:00:00Z\"}";
    assertRefused(400, send("{\"feedback\":[" + good + ",{}]}"));
    assertThat(cds.ledger.kept).isEmpty();
  }

  @Test
  void saysWhenItCouldNotBeKept() throws Exception {
    cds.ledger.fault = new QueryTimeoutException("no answer from the database");
    assertRefused(
        503,
        send(
            "{\"feedback\":[{\"card\":\"a\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2020-12-11T00:00:00Z\"}]}"));
  }

  @Test
  void knowsNoFeedbackForServicesItHasNot() throws Exception {
    assertRefused(404, cds.post("/cds-services/other/feedback", "{}".getBytes()));
  }

  private Answer send(String body) throws Exception {
    return cds.post(PATH, body.getBytes());
  }

  @Test
  void whatWasOverriddenTodayIsNotShownAgainToTheSamePersonAboutTheSamePatient() throws Exception {
    ObjectNode call = recorded("charge-capture");
    String card = cds.call(CHARGES, call).cards().get(0).path("uuid").asText();
    override(card, "2026-11-23T10:05:31Z");
    assertThat(cds.call(CHARGES, call).cards()).isEmpty();

    call.putObject("extension").put("org.cleanclaim.trace", true);
    assertThat(cds.call(CHARGES, call).trace())
        .anyMatch(entry -> entry.path("reason").asText().contains("you overrode it"));

    CdsHooksHarness.context(call).put("userId", "Practitioner/somebody-else");
    assertThat(cds.call(CHARGES, call).cards()).hasSize(1);
  }

  @Test
  void whatWasOverriddenYesterdayOrCannotBeLookedUpIsShown() throws Exception {
    ObjectNode call = recorded("charge-capture");
    String card = cds.call(CHARGES, call).cards().get(0).path("uuid").asText();
    override(card, "2026-11-22T10:05:31Z");
    assertThat(cds.call(CHARGES, call).cards()).hasSize(1);

    override(card, "2026-11-23T10:05:31Z");
    cds.ledger.fault = new QueryTimeoutException("no answer from the database");
    assertThat(cds.call(CHARGES, call).cards()).hasSize(1);
  }

  private void override(String card, String at) throws Exception {
    String feedback =
        "{\"feedback\":[{\"card\":\"%s\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"%s\"}]}"
            .formatted(card, at);
    assertThat(cds.post("/cds-services/" + CHARGES + "/feedback", feedback.getBytes()).status())
        .isEqualTo(200);
  }
}
