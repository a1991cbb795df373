package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.context;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.prefetch;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.cleanclaim.plugin.cdshooks.CdsHooksHarness.Answer;
import org.junit.jupiter.api.Test;

/** The moments of a visit besides booking, ordering and charging. */
class VisitMomentsTest {

  private static final String AUTHORIZATION = "Authorization number missing for 73721.";
  private static final String SEPARATE = "99214 on the day of a procedure needs modifier 25.";

  private final CdsHooksHarness cds = new CdsHooksHarness();

  @Test
  void selectingSpeaksOnlyOfWhatWasSelected() throws Exception {
    ObjectNode call = recorded("order-select");
    assertThat(summaries(cds.call("cleanclaim-order-select", call))).containsExactly(AUTHORIZATION);
    context(call).putArray("selections").add("MedicationRequest/med-order");
    assertThat(cds.call("cleanclaim-order-select", call).cards()).isEmpty();
    context(call).putArray("selections").add("mri-order");
    assertThat(cds.call("cleanclaim-order-select", call).cards()).hasSize(1);
  }

  @Test
  void dispatchingJudgesTheOrderInEitherShape() throws Exception {
    for (String shape : List.of("order-dispatch", "order-dispatch-single")) {
      assertThat(summaries(cds.call("cleanclaim-order-dispatch", recorded(shape))))
          .containsExactly(AUTHORIZATION);
    }
  }

  @Test
  void dispatchingSaysWhichOrderItCouldNotReadAndRefusesWhenNone() throws Exception {
    ObjectNode call = recorded("order-dispatch");
    ((ArrayNode) context(call).path("dispatchedOrders")).add("ServiceRequest/elsewhere");
    call.putObject("extension").put("org.cleanclaim.trace", true);
    Answer answer = cds.call("cleanclaim-order-dispatch", call);
    assertThat(answer.cards()).hasSize(1);
    assertThat(answer.trace())
        .anyMatch(entry -> entry.path("reason").asText().contains("ServiceRequest/elsewhere"));

    prefetch(call).remove("orders");
    assertThat(cds.call("cleanclaim-order-dispatch", call).status()).isEqualTo(412);
  }

  @Test
  void dispatchingRefusesAnotherPatientsOrder() throws Exception {
    ObjectNode call = recorded("order-dispatch");
    ((ObjectNode) prefetch(call).at("/orders/entry/0/resource/subject"))
        .put("reference", "Patient/somebody-else");
    assertThat(cds.call("cleanclaim-order-dispatch", call).status()).isEqualTo(422);
  }

  @Test
  void arrivingTellsOfCoverageThatHasEnded() throws Exception {
    ObjectNode call = recorded("encounter-start");
    assertThat(cds.call("cleanclaim-encounter-start", call).cards()).isEmpty();
    ((ObjectNode) prefetch(call).at("/coverage/entry/0/resource/period")).put("end", "2026-11-22");
    assertThat(summaries(cds.call("cleanclaim-encounter-start", call)))
        .containsExactly("Coverage is not in force on Mon Nov 23.");
  }

  @Test
  void dischargingJudgesTheDraftsOfThatVisitOnly() throws Exception {
    ObjectNode call = recorded("encounter-discharge");
    Answer answer = cds.call("cleanclaim-encounter-discharge", call);
    assertThat(summaries(answer)).hasSize(1).allMatch(summary -> summary.startsWith(SEPARATE));
    assertThat(answer.cards().get(0).at("/suggestions/0/actions/0/type").asText())
        .isEqualTo("update");

    context(call).put("encounterId", "another-visit");
    call.putObject("extension").put("org.cleanclaim.trace", true);
    Answer other = cds.call("cleanclaim-encounter-discharge", call);
    assertThat(other.cards()).isEmpty();
    assertThat(other.trace())
        .anyMatch(entry -> "the visit has no draft claim".equals(entry.path("reason").asText()));
  }

  @Test
  void dischargingLeavesClaimsAloneThatAreFiled() throws Exception {
    ObjectNode call = recorded("encounter-discharge");
    ((ObjectNode) prefetch(call).at("/claims/entry/0/resource")).put("status", "active");
    assertThat(cds.call("cleanclaim-encounter-discharge", call).cards()).isEmpty();
  }

  @Test
  void theNoteBeingSignedCountsAsSignedAndAnotherDoesNot() throws Exception {
    cds.withInstalledEdits();
    ObjectNode call = recorded("note-sign");
    assertThat(documents(call)).isEmpty();

    ObjectNode other = (ObjectNode) context(call).remove("note");
    ObjectNode entry = ((ArrayNode) context(call).at("/draftClaims/entry")).addObject();
    entry.set("resource", other);
    assertThat(documents(call)).hasSize(1);

    context(call).set("note", other.deepCopy().put("id", "second-note"));
    assertThat(documents(call)).hasSize(1);
  }

  @Test
  void refusesANoteThatIsNone() throws Exception {
    ObjectNode call = recorded("note-sign");
    context(call).putObject("note").put("resourceType", "Patient");
    assertThat(cds.call("cleanclaim-note-sign", call).status()).isEqualTo(422);
    context(call)
        .putObject("note")
        .put("resourceType", "DocumentReference")
        .putObject("subject")
        .put("reference", "Patient/somebody-else");
    assertThat(cds.call("cleanclaim-note-sign", call).status()).isEqualTo(422);
  }

  @Test
  void aProblemThatCannotBeBilledIsTold() throws Exception {
    cds.withInstalledEdits();
    ObjectNode call = recorded("problem-list-item-create");
    assertThat(summaries(cds.call("cleanclaim-problem-list-item-create", call)))
        .singleElement()
        .asString()
        .contains("M17 is not billable");
    ((ObjectNode) context(call).at("/conditions/entry/0/resource/code/coding/0"))
        .put("code", "M17.11");
    assertThat(cds.call("cleanclaim-problem-list-item-create", call).cards()).isEmpty();
  }

  /** Edits that found a document missing or unsigned, whether or not a card had room for them. */
  private List<JsonNode> documents(ObjectNode call) throws Exception {
    call.putObject("extension").put("org.cleanclaim.trace", true);
    return cds.call("cleanclaim-note-sign", call).trace().stream()
        .filter(entry -> "documentation-missing".equals(entry.path("edit").asText()))
        .filter(entry -> "found".equals(entry.path("verdict").asText()))
        .limit(1)
        .toList();
  }

  private static List<String> summaries(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return StreamSupport.stream(answer.body().path("cards").spliterator(), false)
        .map(card -> card.path("summary").asText())
        .toList();
  }
}
