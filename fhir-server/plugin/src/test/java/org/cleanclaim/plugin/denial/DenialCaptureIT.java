package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.HapiHost;
import org.cleanclaim.plugin.OurProfiles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** A payer's answer that denies opens one work item; one that pays opens none. */
class DenialCaptureIT extends HapiHost {

  @Test
  void denialOpensOneTaskWithCodeAmountAndDeadline() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    ClaimResponse response = response(chart, claim);
    Chart.answered(response, 1, 120, 0, Chart.adjustment("CO", "197", 120));
    String id = client.create().resource(response).execute().getId().getIdPart();

    Task task = denials(claim).get(0);
    assertThat(task.getFocus().getReference()).isEqualTo("ClaimResponse/" + id);
    assertThat(input(task, "carc")).extracting(c -> code(c)).containsExactly("197");
    assertThat(input(task, "category")).extracting(c -> code(c)).containsExactly("authorization");
    assertThat(((Money) input(task, "amount").get(0)).getValue()).isEqualByComparingTo("120");
    assertThat(task.getRestriction().getPeriod().hasEnd()).isTrue();
    assertThat(submission(claim).getBusinessStatus().getCodingFirstRep().getCode())
        .isEqualTo("adjudicated");
  }

  @Test
  void sameAnswerTwiceKeepsOneTask() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    ClaimResponse response = response(chart, claim);
    Chart.answered(response, 1, 120, 0, Chart.adjustment("CO", "197", 120));
    client.create().resource(response).execute();
    client.create().resource(response.copy().setId((String) null)).execute();
    assertThat(denials(claim)).hasSize(1);
  }

  @Test
  void sameAnswerChangedInWhatDoesNotMatterLeavesTheTaskAsItIs() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    ClaimResponse response = response(chart, claim);
    Chart.answered(response, 1, 120, 0, Chart.adjustment("CO", "197", 120));
    response.setId(client.create().resource(response).execute().getId().toUnqualifiedVersionless());
    response.setDisposition("As told before");
    client.update().resource(response).execute();
    assertThat(denials(claim))
        .singleElement()
        .satisfies(task -> assertThat(task.getIdElement().getVersionIdPart()).isEqualTo("1"));
  }

  @Test
  void rejectionBeforeAdjudicationIsNoDenial() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    ClaimResponse response = response(chart, claim);
    response.setOutcome(ClaimResponse.RemittanceOutcome.ERROR);
    response.addError().setCode(new CodeableConcept().setText("A7:562"));
    client.create().resource(response).execute();
    assertThat(denials(claim)).isEmpty();
  }

  @Test
  void contractualReductionAndPatientShareAreNoDenial() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    ClaimResponse response = response(chart, claim);
    Chart.answered(
        response, 1, 120, 70, Chart.adjustment("CO", "45", 30), Chart.adjustment("PR", "2", 20));
    client.create().resource(response).execute();
    assertThat(denials(claim)).isEmpty();
  }

  @Test
  void answerOfAnotherStyleIsRead() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    ClaimResponse response = response(chart, claim);
    var item = response.addItem().setItemSequence(1);
    item.addAdjudication()
        .setCategory(
            Concepts.of(
                "http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudicationDiscriminator",
                "denialreason"))
        .setReason(Concepts.of(Canonical.CARC, "29"));
    client.create().resource(response).execute();
    assertThat(denials(claim))
        .singleElement()
        .satisfies(
            task ->
                assertThat(input(task, "category"))
                    .extracting(c -> code(c))
                    .containsExactly("timely-filing"));
  }

  @Test
  void lineWhoseCodeThePayerChangedIsDeniedAsTheLineItNames() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    ClaimResponse response = response(chart, claim);
    var added = response.addAddItem().addItemSequence(1);
    added.setProductOrService(Concepts.of(Chart.CPT, "99212"));
    added.addAdjudication(Chart.entry("submitted", 120));
    added.addAdjudication(Chart.entry("benefit", 80));
    added.addAdjudication(Chart.adjustment("CO", "236", 40));
    client.create().resource(response).execute();
    Task task = denials(claim).get(0);
    assertThat(code(input(task, "category").get(0))).isEqualTo("bundling");
    assertThat(input(task, "line")).extracting(l -> l.primitiveValue()).containsExactly("1");
    assertThat(text(task, "preventable")).isEqualTo("edit-exists");
    assertThat(input(task, "edit")).extracting(e -> code(e)).contains("ncci-ptp");
  }

  @Test
  void whatStandsOnTheTaskSaysWhyAndUntilWhen() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    ClaimResponse response = response(chart, claim);
    Chart.answered(response, 1, 120, 0, Chart.adjustment("CO", "16", 120));
    response.getItem().get(0).addNoteNumber(1);
    response.addProcessNote().setNumber(1).setText("N290");
    client.create().resource(response).execute();
    Task task = denials(claim).get(0);
    assertThat(text(task, "cause")).startsWith("rendering-provider");
    assertThat(task.getPerformerTypeFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("credentialing");
    assertThat(text(task, "action")).isEqualTo("resubmit");
    assertThat(text(task, "action-reason")).contains("who rendered the service");
    assertThat(text(task, "deadline-rule")).contains("180 days");
    assertThat(text(task, "deadline-source")).contains("northwind-commercial");
    assertThat(task.getRestriction().getPeriod().getEndElement().getValueAsString())
        .isEqualTo(LocalDate.now().plusDays(180).toString());
    assertThat(state(task)).isEqualTo("new");
    assertThat(OurProfiles.errors(task, "/StructureDefinition/denial-task")).isEmpty();
    assertThat(events(task))
        .singleElement()
        .satisfies(
            event ->
                assertThat(OurProfiles.errors(event, "/StructureDefinition/denial-event"))
                    .isEmpty());
  }

  @Test
  void paidAfterAllClosesAndItsReversalReopens() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    ClaimResponse denial = response(chart, claim);
    Chart.answered(denial, 1, 120, 0, Chart.adjustment("CO", "197", 120));
    client.create().resource(denial).execute();
    client.create().resource(turned(chart, claim, denial, 1)).execute();
    assertThat(state(denials(claim).get(0))).isEqualTo("reversed");

    ClaimResponse payment = response(chart, claim);
    payment.setCreatedElement(new DateTimeType(LocalDate.now().plusDays(1).toString()));
    Chart.answered(payment, 1, 120, 90, Chart.adjustment("CO", "45", 30));
    client.create().resource(payment).execute();
    Task paid = denials(claim).get(0);
    assertThat(state(paid)).isEqualTo("overturned");
    assertThat(paid.getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
    assertThat(paid.getOutput())
        .singleElement()
        .satisfies(
            output ->
                assertThat(((Money) output.getValue()).getValue()).isEqualByComparingTo("90"));

    ClaimResponse again = response(chart, claim);
    again.setCreatedElement(new DateTimeType(LocalDate.now().plusDays(2).toString()));
    Chart.answered(again, 1, 120, 0, Chart.adjustment("CO", "197", 120));
    client.create().resource(turned(chart, claim, payment, 2)).execute();
    client.create().resource(again).execute();
    Task reopened = denials(claim).get(0);
    assertThat(denials(claim)).hasSize(1);
    assertThat(state(reopened)).isEqualTo("in-work");
    assertThat(reopened.getOutput()).isEmpty();
    assertThat(events(reopened))
        .extracting(event -> event.getActivity().getCodingFirstRep().getCode())
        .contains("opened", "reversed", "overturned", "denied-again");
  }

  @Test
  void aReversalThatComesFirstIsNettedWhenItsAnswerComes() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    ClaimResponse denial = response(chart, claim);
    Chart.answered(denial, 1, 120, 0, Chart.adjustment("CO", "197", 120));
    client.create().resource(turned(chart, claim, denial, 0)).execute();
    client.create().resource(denial).execute();
    assertThat(denials(claim)).isEmpty();
  }

  @Test
  void answerThatIsWithdrawnLeavesNoDenial() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    ClaimResponse denial = response(chart, claim);
    Chart.answered(denial, 1, 120, 0, Chart.adjustment("CO", "197", 120));
    denial.setId(client.create().resource(denial).execute().getId().toUnqualifiedVersionless());
    denial.setStatus(ClaimResponse.ClaimResponseStatus.ENTEREDINERROR);
    client.update().resource(denial).execute();
    assertThat(denials(claim).get(0).getStatus()).isEqualTo(Task.TaskStatus.CANCELLED);
  }

  @Test
  void predeterminationAndForwardedClaimAreNoDenial() {
    for (String status : List.of("25", "23")) {
      Chart chart = new Chart().store(client);
      String claim = claim(chart);
      ClaimResponse response = response(chart, claim);
      Chart.answered(response, 1, 120, 0, Chart.adjustment("CO", "197", 120));
      response.addExtension(Canonical.CLAIM_STATUS_CODE, new CodeType(status));
      client.create().resource(response).execute();
      assertThat(denials(claim)).as(status).isEmpty();
    }
  }

  @Test
  void twoAnswersOfOneBundleOpenOneTask() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (String carc : List.of("197", "16")) {
      ClaimResponse response = response(chart, claim);
      Chart.answered(response, 1, 120, 0, Chart.adjustment("CO", carc, 120));
      bundle
          .addEntry()
          .setResource(response)
          .getRequest()
          .setMethod(Bundle.HTTPVerb.POST)
          .setUrl("ClaimResponse");
    }
    client.transaction().withBundle(bundle).execute();
    assertThat(denials(claim)).hasSize(1);
  }

  private static ClaimResponse turned(Chart chart, String claim, ClaimResponse of, int days) {
    ClaimResponse reversal = response(chart, claim);
    reversal.setCreatedElement(new DateTimeType(LocalDate.now().plusDays(days).toString()));
    reversal.addExtension(Canonical.CLAIM_STATUS_CODE, new CodeType("22"));
    of.getItem().forEach(item -> reversal.addItem(item.copy()));
    reversal
        .getItem()
        .forEach(
            item ->
                item.getAdjudication()
                    .forEach(one -> one.getAmount().setValue(one.getAmount().getValue().negate())));
    return reversal;
  }

  private List<Provenance> events(Task task) {
    return client
        .search()
        .forResource(Provenance.class)
        .where(Provenance.TARGET.hasId("Task/" + task.getIdElement().getIdPart()))
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(e -> (Provenance) e.getResource())
        .toList();
  }

  private static String state(Task task) {
    return task.getBusinessStatus().getCodingFirstRep().getCode();
  }

  private static String text(Task task, String fact) {
    return input(task, fact).get(0).primitiveValue();
  }

  private String claim(Chart chart) {
    Claim claim = chart.line(chart.claim(), "99213", 120);
    return client.create().resource(claim).execute().getId().toUnqualifiedVersionless().getValue();
  }

  private static ClaimResponse response(Chart chart, String claim) {
    return chart.answer(claim);
  }

  private List<Task> denials(String claim) {
    return client
        .search()
        .forResource(Task.class)
        .where(Task.BASED_ON.hasId(claim))
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(e -> (Task) e.getResource())
        .toList();
  }

  private Task submission(String claim) {
    return (Task)
        client
            .search()
            .forResource(Task.class)
            .where(Task.FOCUS.hasId(claim))
            .returnBundle(Bundle.class)
            .execute()
            .getEntryFirstRep()
            .getResource();
  }

  private static List<org.hl7.fhir.r4.model.Type> input(Task task, String code) {
    return task.getInput().stream()
        .filter(input -> input.getType().hasCoding(Canonical.TASK_INPUT, code))
        .map(Task.ParameterComponent::getValue)
        .toList();
  }

  private static String code(org.hl7.fhir.r4.model.Type value) {
    return ((CodeableConcept) value).getCodingFirstRep().getCode();
  }
}
