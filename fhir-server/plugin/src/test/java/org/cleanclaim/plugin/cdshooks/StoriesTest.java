package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.context;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.prefetch;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cleanclaim.plugin.cdshooks.CdsHooksHarness.Answer;
import org.junit.jupiter.api.Test;

/** The five stories of the demo, with the edits, tables and payer policies that ship. */
class StoriesTest {

  private static final String CHARGE = "cleanclaim-charge-capture";

  private final CdsHooksHarness cds = new CdsHooksHarness().withInstalledEdits();
  private final ObjectNode charge = recorded("charge-capture");

  @Test
  void visitBesideAnInjectionLacksModifier25UntilTheFixIsTaken() throws Exception {
    Answer answer = cds.call(CHARGE, charge);
    assertThat(edits(answer)).containsExactly("modifier-25-missing");
    JsonNode suggestion = answer.cards().get(0).at("/suggestions/0");
    assertThat(suggestion.path("label").asText()).isEqualTo("Separate visit: add 25");

    ((ObjectNode) context(charge).at("/draftClaims/entry/0"))
        .set("resource", suggestion.at("/actions/0/resource"));
    assertThat(cds.call(CHARGE, charge).cards()).isEmpty();
  }

  @Test
  void coverageEndsBeforeTheVisitThatIsBooked() throws Exception {
    ObjectNode book = recorded("appointment-book");
    ((ObjectNode) prefetch(book).at("/coverage/entry/0/resource/period")).put("end", "2026-12-02");

    assertThat(cds.call("cleanclaim-appointment-book", book).cards())
        .extracting(card -> card.path("summary").asText())
        .containsExactly("Coverage by Northwind ends on Wed Dec 2, 2 days before the visit.");
  }

  @Test
  void procedurePairIsNotPayableTogether() throws Exception {
    payer("medicare-part-b", "Medicare Part B", "1EG4TE5MK73");
    lines("L97.512", "11042", "97597");

    assertThat(edits(cds.call(CHARGE, charge))).containsExactly("ncci-ptp");
  }

  @Test
  void imageWasBilledThisMorning() throws Exception {
    lines("R05.1", "71046");
    ObjectNode filed = context(charge).at("/draftClaims/entry/0/resource").deepCopy();
    filed.put("id", "filed-this-morning").put("status", "active");
    ArrayNode claims = ((ObjectNode) prefetch(charge).path("claims")).putArray("entry");
    claims.addObject().set("resource", filed);
    ObjectNode clinic = claims.addObject().putObject("resource");
    clinic.put("resourceType", "Organization").put("id", "harbor-family");
    clinic
        .putArray("identifier")
        .addObject()
        .put("system", "http://hl7.org/fhir/sid/us-npi")
        .put("value", "1234567893");

    assertThat(edits(cds.call(CHARGE, charge)))
        .hasSize(1)
        .allMatch(edit -> edit.startsWith("duplicate-"));
  }

  @Test
  void cleanVisitIsSilentAndCanBeAskedWhy() throws Exception {
    lines("J06.9", "99213");
    charge.putObject("extension").put("org.cleanclaim.trace", true);

    Answer answer = cds.call(CHARGE, charge);

    assertThat(answer.cards()).isEmpty();
    assertThat(answer.trace())
        .anyMatch(
            entry ->
                entry.path("edit").asText().equals("ncci-ptp")
                    && entry.path("verdict").asText().equals("passed"))
        .anyMatch(
            entry ->
                entry.path("edit").asText().equals("required-field")
                    && entry.path("reason").asText().endsWith("told when the claim is written."));
  }

  private static Iterable<String> edits(Answer answer) {
    return answer.cards().stream()
        .map(card -> card.at("/extension/org.cleanclaim.edit").asText())
        .toList();
  }

  private void lines(String diagnosis, String... procedures) {
    ObjectNode draft = (ObjectNode) context(charge).at("/draftClaims/entry/0/resource");
    ArrayNode diagnoses = draft.putArray("diagnosis");
    diagnoses
        .addObject()
        .put("sequence", 1)
        .putObject("diagnosisCodeableConcept")
        .putArray("coding")
        .addObject()
        .put("system", "http://hl7.org/fhir/sid/icd-10-cm")
        .put("code", diagnosis);
    ArrayNode items = draft.putArray("item");
    for (String procedure : procedures) {
      ObjectNode line = items.addObject().put("sequence", items.size());
      line.putArray("diagnosisSequence").add(1);
      line.putObject("productOrService")
          .putArray("coding")
          .addObject()
          .put("system", "http://www.ama-assn.org/go/cpt")
          .put("code", procedure);
      line.put("servicedDate", "2026-11-23");
      line.putObject("net").put("value", 100).put("currency", "USD");
    }
    draft.remove("total");
  }

  private void payer(String id, String name, String member) {
    ObjectNode coverage = (ObjectNode) prefetch(charge).at("/coverage/entry/0/resource");
    coverage.put("subscriberId", member);
    ((ObjectNode) coverage.at("/payor/0")).put("reference", "Organization/" + id);
    ObjectNode payer = (ObjectNode) prefetch(charge).at("/coverage/entry/1/resource");
    payer.put("id", id).put("name", name);
    ((ObjectNode) payer.at("/identifier/0")).put("value", id);
  }
}
