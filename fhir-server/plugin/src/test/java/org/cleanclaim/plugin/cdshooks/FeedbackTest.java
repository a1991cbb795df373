package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsProtocolTest.assertRefused;

import org.cleanclaim.plugin.cdshooks.CdsHooksHarness.Answer;
import org.cleanclaim.plugin.ledger.CardFeedback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;

class FeedbackTest {

  private static final String PATH = "/cds-services/cleanclaim-order-sign/feedback";

  private final CdsHooksHarness cds = new CdsHooksHarness();

  @Test
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
}
