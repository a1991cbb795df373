package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cleanclaim.plugin.cdshooks.CdsHooksHarness.Answer;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Whatever is answered to the recorded calls of all hooks has the form CDS Hooks gives it. */
class CardContractTest {

  private static final List<String> CALLS =
      List.of(
          "charge-capture",
          "patient-view",
          "appointment-book",
          "order-sign",
          "order-select",
          "order-dispatch",
          "encounter-start",
          "encounter-discharge",
          "note-sign",
          "problem-list-item-create");

  private static final Pattern TOKEN = Pattern.compile("\\{\\{(.*?)}}");
  private static final Set<String> USERS =
      Set.of(
          "userPractitionerId", "userPractitionerRoleId", "userPatientId", "userRelatedPersonId");

  /**
   * What calls of each hook are required or allowed to name at the first level, as plain values.
   */
  private static final Set<String> CONTEXT =
      Set.of("context.patientId", "context.encounterId", "context.userId", "context.performer");

  private final CdsHooksHarness cds = new CdsHooksHarness().withInstalledEdits();

  @Test
  @Shall("response-200-cards")
  void everyAnswerIsAnObjectWithCards() throws Exception {
    for (Answer answer : answers()) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().path("cards").isArray()).isTrue();
    }
  }

  @Test
  @Shall("card-summary")
  void everyCardHasAShortSummary() throws Exception {
    eachCard(card -> assertThat(card.path("summary").asText()).isNotBlank().hasSizeLessThan(140));
  }

  @Test
  @Shall("card-indicator")
  void everyCardHasAnIndicatorOfTheThree() throws Exception {
    eachCard(
        card -> assertThat(card.path("indicator").asText()).isIn("info", "warning", "critical"));
  }

  @Test
  @Shall("card-source-label")
  void everyCardNamesItsSource() throws Exception {
    eachCard(
        card -> {
          assertThat(card.at("/source/label").asText()).isNotBlank();
          if (card.path("source").has("url")) {
            assertThat(URI.create(card.at("/source/url").asText()).isAbsolute()).isTrue();
          }
        });
  }

  @Test
  @Shall("card-detail-markdown")
  void everyDetailIsMarkdownWithoutRawHtml() throws Exception {
    eachCard(
        card -> {
          if (card.has("detail")) {
            assertThat(card.path("detail").asText()).isNotBlank().doesNotContainPattern("<[a-z/!]");
          }
        });
  }

  @Test
  @Shall("card-selection-behavior")
  void suggestionsSayHowManyMayBeChosen() throws Exception {
    int[] seen = new int[1];
    eachCard(
        card -> {
          if (card.has("suggestions")) {
            seen[0]++;
            assertThat(card.path("selectionBehavior").asText()).isIn("at-most-one", "any");
          }
        });
    assertThat(seen[0]).isPositive();
  }

  @Test
  @Shall({"card-override-display", "coding-fields"})
  void everyReasonAndTopicIsAWholeCoding() throws Exception {
    eachCard(
        card -> {
          for (JsonNode reason : card.path("overrideReasons")) {
            assertThat(reason.path("code").asText()).isNotBlank();
            assertThat(reason.path("system").asText()).isNotBlank();
            assertThat(reason.path("display").asText()).isNotBlank();
          }
          if (card.path("source").has("topic")) {
            assertThat(card.at("/source/topic/code").asText()).isNotBlank();
            assertThat(card.at("/source/topic/system").asText()).isNotBlank();
          }
        });
  }

  @Test
  @Shall({"suggestion-label", "action-type", "action-description", "action-resource"})
  void everySuggestionIsLabelledAndHoldsWholeResources() throws Exception {
    int[] seen = new int[1];
    eachCard(
        card -> {
          for (JsonNode suggestion : card.path("suggestions")) {
            assertThat(suggestion.path("label").asText()).isNotBlank();
            for (JsonNode action : suggestion.path("actions")) {
              seen[0]++;
              assertThat(action.path("type").asText()).isIn("create", "update", "delete");
              assertThat(action.path("description").asText()).isNotBlank();
              if (!"delete".equals(action.path("type").asText())) {
                whole(action.path("resource"));
              }
            }
          }
        });
    assertThat(seen[0]).isPositive();
  }

  private static void whole(JsonNode resource) {
    Resource parsed =
        (Resource) CdsHooksHarness.FHIR.newJsonParser().parseResource(resource.toString());
    assertThat(parsed.fhirType()).isEqualTo(resource.path("resourceType").asText());
    if ("Claim".equals(parsed.fhirType())) {
      assertThat(resource.path("patient").path("reference").asText()).isNotBlank();
      assertThat(resource.path("item")).isNotEmpty();
    }
  }

  @Test
  @Shall({"link-fields", "link-app-context"})
  void everyLinkIsWholeAndOnlySmartOnesCarryContext() throws Exception {
    eachCard(
        card -> {
          for (JsonNode link : card.path("links")) {
            assertThat(link.path("label").asText()).isNotBlank();
            assertThat(URI.create(link.path("url").asText()).isAbsolute()).isTrue();
            assertThat(link.path("type").asText()).isIn("absolute", "smart");
            assertThat(link.has("appContext") && !"smart".equals(link.path("type").asText()))
                .isFalse();
          }
        });
  }

  @Test
  @Shall({"prefetch-token-form", "prefetch-token-context", "prefetch-subset"})
  void templatesAskByFirstLevelContextInTheRecommendedSubset() throws Exception {
    int seen = 0;
    for (JsonNode service : services()) {
      for (JsonNode template : service.path("prefetch")) {
        seen++;
        String text = template.asText();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
          assertThat(token.group(1)).isIn(union(CONTEXT, USERS));
        }
        assertThat(TOKEN.matcher(text).replaceAll("x"))
            .as(text)
            .matches("[A-Z][A-Za-z]+(/x|\\?[a-z_-]+=[^&:]*(&[a-z_-]+=[^&]*)*)")
            .doesNotContain("{", "}");
      }
    }
    assertThat(seen).isPositive();
  }

  @Test
  @Shall("hook-reverse-domain")
  void ownHooksBearADomain() throws Exception {
    List<String> standard =
        List.of(
            "appointment-book",
            "encounter-discharge",
            "encounter-start",
            "order-dispatch",
            "order-select",
            "order-sign",
            "patient-view",
            "problem-list-item-create");
    for (JsonNode service : services()) {
      String hook = service.path("hook").asText();
      assertThat(standard.contains(hook) || hook.startsWith("org.cleanclaim.")).as(hook).isTrue();
    }
  }

  @Test
  @Shall("extension-object")
  void extensionsAreObjectsAndAreSentOnlyAsAgreed() throws Exception {
    for (Answer answer : answers()) {
      assertThat(answer.body().has("extension")).isFalse();
      for (JsonNode card : answer.cards()) {
        assertThat(!card.has("extension") || card.path("extension").isObject()).isTrue();
      }
    }
    ObjectNode asked = recorded("charge-capture");
    asked.putObject("extension").put("org.cleanclaim.trace", true);
    assertThat(cds.call("cleanclaim-charge-capture", asked).body().path("extension").isObject())
        .isTrue();
  }

  private JsonNode services() throws Exception {
    return cds.send(MockMvcRequestBuilders.get("/cds-services")).body().path("services");
  }

  private List<Answer> answers() throws Exception {
    List<Answer> answers = new ArrayList<>();
    for (String call : CALLS) {
      answers.add(cds.call("cleanclaim-" + call, recorded(call)));
    }
    return answers;
  }

  /** A check that no card was there to be put to would prove nothing. */
  private void eachCard(Consumer<JsonNode> check) throws Exception {
    int cards = 0;
    for (Answer answer : answers()) {
      for (JsonNode card : answer.cards()) {
        check.accept(card);
        cards++;
      }
    }
    assertThat(cards).isGreaterThan(3);
  }

  private static List<String> union(Set<String> one, Set<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
