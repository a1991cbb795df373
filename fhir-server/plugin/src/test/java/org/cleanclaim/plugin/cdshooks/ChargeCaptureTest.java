package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.context;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.prefetch;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cleanclaim.plugin.cdshooks.CdsHooksHarness.Answer;
import org.hl7.fhir.r4.model.Claim;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChargeCaptureTest {

  private static final String SERVICE = "cleanclaim-charge-capture";

  private final CdsHooksHarness cds = new CdsHooksHarness();
  private final ObjectNode request = recorded("charge-capture");

  @Test
  void offersTheFixWrittenIntoTheWholeDraft() throws Exception {
    Answer answer = cds.call(SERVICE, request);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).isEqualTo("application/json");
    JsonNode card = answer.cards().get(0);
    assertThat(card.path("summary").asText())
        .isEqualTo(
            "99214 on the day of a procedure needs modifier 25. Northwind will deny line 1.");
    assertThat(card.path("indicator").asText()).isEqualTo("warning");
    assertThat(card.path("selectionBehavior").asText()).isEqualTo("at-most-one");
    JsonNode suggestion = card.path("suggestions").path(0);
    assertThat(suggestion.path("label").asText()).isEqualTo("Separate visit: add 25");
    assertThat(suggestion.has("isRecommended")).isFalse();
    JsonNode action = suggestion.path("actions").path(0);
    assertThat(action.path("type").asText()).isEqualTo("update");
    assertThat(action.path("resourceId").asText()).isEqualTo("Claim/ana-draft");
    Claim fixed =
        CdsHooksHarness.FHIR
            .newJsonParser()
            .parseResource(Claim.class, action.path("resource").toString());
    assertThat(fixed.getItem().get(0).getModifierFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("25");
    assertThat(fixed.getItem()).hasSize(2);
    assertThat(action.path("resource").path("total").path("value").decimalValue())
        .isEqualByComparingTo("226.20");
  }

  @Test
  void isSilentOnceTheFixIsApplied() throws Exception {
    JsonNode fixed =
        cds.call(SERVICE, request).cards().get(0).at("/suggestions/0/actions/0/resource");
    ((ObjectNode) context(request).at("/draftClaims/entry/0")).set("resource", fixed);

    assertThat(cds.call(SERVICE, request).cards()).isEmpty();
  }

  @Test
  void namesEditLineSourceReasonsAndWhereToSeeMore() throws Exception {
    JsonNode card = cds.call(SERVICE, request).cards().get(0);

    assertThat(card.at("/extension/org.cleanclaim.edit").asText()).isEqualTo("modifier-25-missing");
    assertThat(card.at("/extension/org.cleanclaim.line").asInt()).isEqualTo(1);
    assertThat(card.at("/source/label").asText()).startsWith("Cleanclaim: CMS NCCI policy manual");
    assertThat(card.at("/source/topic/code").asText()).isEqualTo("modifier-25-missing");
    assertThat(card.at("/overrideReasons/0/code").asText()).isEqualTo("none-applies");
    assertThat(card.at("/overrideReasons")).hasSize(7);
    assertThat(card.at("/links/0/type").asText()).isEqualTo("smart");
    assertThat(card.at("/links/0/url").asText()).isEqualTo("http://localhost/app/launch");
    JsonNode appContext = CdsHooksHarness.JSON.readTree(card.at("/links/0/appContext").asText());
    assertThat(appContext.path("id")).isEqualTo(card.path("uuid"));
    assertThat(appContext.path("screen").asText()).isEqualTo("alert");
    assertThat(appContext.path("v").asInt()).isEqualTo(1);
  }

  @Test
  @Tag("T10")
  void takesTheMeaningFromMarkupInDetails() throws Exception {
    String detail = cds.call(SERVICE, request).cards().get(0).path("detail").asText();

    assertThat(detail)
        .doesNotContain("<script>", "[x](", "http://")
        .contains("&lt;script&gt;")
        .contains("**Billed:** $131.20")
        .contains("**Would be denied as:** CO-97")
        .contains("**Only if the record shows:** a separate visit");
  }

  @Test
  void showsThreeCardsAtMostDearestFirst() throws Exception {
    setUnits(5);

    Answer answer = cds.call(SERVICE, request);

    assertThat(answer.cards())
        .extracting(card -> card.path("summary").asText())
        .containsExactly(
            "99214 on the day of a procedure needs modifier 25. Northwind will deny line 1.",
            "Unit 5 of 20610 is too many.",
            "Unit 4 of 20610 is too many.");
    assertThat(answer.cards().get(1).path("indicator").asText()).isEqualTo("info");
    assertThat(answer.cards().get(0).at("/links/0/label").asText())
        .isEqualTo("3 more in the panel");
  }

  @Test
  void tellsWhyEachEditSpokeOrKeptSilentWhenAsked() throws Exception {
    assertThat(cds.call(SERVICE, request).body().has("extension")).isFalse();
    request.putObject("extension").put("org.cleanclaim.trace", true);

    assertThat(cds.call(SERVICE, request).trace())
        .extracting(entry -> entry.path("edit").asText() + " " + entry.path("verdict").asText())
        .contains("modifier-25-missing found", "mue-units passed");
  }

  @Test
  void keepsWhatWasShownWithoutThePatient() throws Exception {
    JsonNode card = cds.call(SERVICE, request).cards().get(0);

    assertThat(cds.ledger.shown).hasSize(1);
    assertThat(cds.ledger.shown.get(0).uuid()).isEqualTo(card.path("uuid").asText());
    assertThat(cds.ledger.shown.get(0).moment().hookInstance()).isEqualTo(CdsHooksHarness.INSTANCE);
    assertThat(cds.ledger.shown.get(0).claim()).isEqualTo("Claim/ana-draft");
    assertThat(cds.ledger.shown.toString()).doesNotContain("ana-reyes", "Reyes");
  }

  @Test
  void takesTheCoverageFromTheDraftsBundleOrFromInsideTheClaim() throws Exception {
    JsonNode coverage = prefetch(request).at("/coverage/entry/0/resource");
    request.remove("prefetch");
    context(request).withArray("/draftClaims/entry").addObject().set("resource", coverage);
    assertThat(cds.call(SERVICE, request).status()).isEqualTo(200);

    ObjectNode contained = recorded("charge-capture");
    contained.remove("prefetch");
    ObjectNode claim = (ObjectNode) context(contained).at("/draftClaims/entry/0/resource");
    ((ObjectNode) coverage).put("id", "c1");
    claim.putArray("contained").add(coverage);
    ((ObjectNode) claim.at("/insurance/0/coverage")).put("reference", "#c1");
    assertThat(cds.call(SERVICE, contained).status()).isEqualTo(200);
  }

  @Test
  void namesADraftWithoutAnIdByItsAddressInTheBundle() throws Exception {
    ObjectNode entry = (ObjectNode) context(request).at("/draftClaims/entry/0");
    ((ObjectNode) entry.path("resource")).remove("id");

    JsonNode action = cds.call(SERVICE, request).cards().get(0).at("/suggestions/0/actions/0");

    assertThat(action.path("resourceId")).isEqualTo(entry.path("fullUrl"));
    assertThat(action.path("resource").has("id")).isFalse();
  }

  @Test
  @Tag("I12")
  void answersAFaultOfOursWithACardThatSaysNothingWasChecked() throws Exception {
    ObjectNode code =
        (ObjectNode) context(request).at("/draftClaims/entry/0/resource/item/1/productOrService");
    ((ObjectNode) code.at("/coding/0")).put("code", "BOOM");

    Answer answer = cds.call(SERVICE, request);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.cards())
        .extracting(card -> card.path("summary").asText())
        .last()
        .isEqualTo("Could not check this for denials.");
    assertThat(answer.body().toString()).doesNotContain("a fault of ours");
  }

  @Test
  void refusesADraftOfAnotherPatient() throws Exception {
    ((ObjectNode) context(request).at("/draftClaims/entry/0/resource/patient"))
        .put("reference", "Patient/jonah-cole");

    assertThat(cds.call(SERVICE, request).status()).isEqualTo(422);
  }

  @Test
  void refusesADraftThatIsNoFhir() throws Exception {
    ((ObjectNode) context(request).at("/draftClaims/entry/0/resource")).put("status", "nonsense");

    Answer answer = cds.call(SERVICE, request);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().toString()).doesNotContain("nonsense");
  }

  private void setUnits(int units) {
    ((ObjectNode) context(request).at("/draftClaims/entry/0/resource/item/1/quantity"))
        .put("value", units);
  }

  @Test
  void tellsTheModifiersEachLineCanCarryWithWhatTheyNeed() throws Exception {
    request.putObject("extension").put("org.cleanclaim.modifiers", true);
    JsonNode lines = cds.call(SERVICE, request).body().at("/extension/org.cleanclaim.modifiers");

    JsonNode visit = lines.path(0);
    assertThat(visit.path("claim").asText()).isEqualTo("Claim/ana-draft");
    assertThat(visit.path("line").asInt()).isEqualTo(1);
    assertThat(visit.path("procedure").asText()).isEqualTo("99214");
    JsonNode separate = visit.at("/suggestions/0");
    assertThat(separate.path("modifier").asText()).isEqualTo("25");
    assertThat(separate.path("documentation").asText()).contains("A note that stands by itself");
    assertThat(separate.path("claims").asInt())
        .isGreaterThanOrEqualTo(separate.path("paid").asInt());
    assertThat(lines).as("an injection that names its side already has none").hasSize(1);
  }
}
