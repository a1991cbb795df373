package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.HapiHost;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** A payer's answer that denies opens one work item; one that pays opens none. */
class DenialCaptureIT extends HapiHost {

  @Test
  void denialOpensOneTaskWithCodeAmountAndDeadline() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    ClaimResponse response = response(chart, claim);
    line(response, 1, 120, 0, adjustment("CO", "197", 120));
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
    line(response, 1, 120, 0, adjustment("CO", "197", 120));
    client.create().resource(response).execute();
    client.create().resource(response.copy().setId((String) null)).execute();
    assertThat(denials(claim)).hasSize(1);
  }

  @Test
  void contractualReductionAndPatientShareAreNoDenial() {
    Chart chart = new Chart().store(client);
    String claim = claim(chart);
    ClaimResponse response = response(chart, claim);
    line(response, 1, 120, 70, adjustment("CO", "45", 30), adjustment("PR", "2", 20));
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

  private String claim(Chart chart) {
    Claim claim = chart.line(chart.claim(), "99213", 120);
    return client.create().resource(claim).execute().getId().toUnqualifiedVersionless().getValue();
  }

  private static ClaimResponse response(Chart chart, String claim) {
    ClaimResponse response = new ClaimResponse();
    response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    response.setUse(ClaimResponse.Use.CLAIM);
    response.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    response.setType(
        Concepts.of("http://terminology.hl7.org/CodeSystem/claim-type", "professional"));
    response.setPatient(Chart.reference(chart.patient));
    response.setInsurer(Chart.reference(chart.payer));
    response.setRequest(new Reference(claim));
    response.setCreatedElement(new DateTimeType(LocalDate.now().toString()));
    return response;
  }

  private static void line(
      ClaimResponse response,
      int line,
      double charged,
      double paid,
      ClaimResponse.AdjudicationComponent... adjustments) {
    var item = response.addItem().setItemSequence(line);
    item.addAdjudication(entry("submitted", charged));
    item.addAdjudication(entry("benefit", paid));
    List.of(adjustments).forEach(item::addAdjudication);
  }

  private static ClaimResponse.AdjudicationComponent entry(String category, double amount) {
    return new ClaimResponse.AdjudicationComponent()
        .setCategory(Concepts.of("http://terminology.hl7.org/CodeSystem/adjudication", category))
        .setAmount(new Money().setValue(amount).setCurrency("USD"));
  }

  private static ClaimResponse.AdjudicationComponent adjustment(
      String group, String carc, double amount) {
    return new ClaimResponse.AdjudicationComponent()
        .setCategory(Concepts.of(Canonical.GROUP_CODE, group))
        .setReason(Concepts.of(Canonical.CARC, carc))
        .setAmount(new Money().setValue(amount).setCurrency("USD"));
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
