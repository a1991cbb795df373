package org.cleanclaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.gclient.ICriterion;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** What the plug-in writes has the shape that our profiles promise. */
class WrittenResourcesIT extends HapiHost {

  private static final String ALERT = "/StructureDefinition/alert";
  private static final String DECISION = "/StructureDefinition/claim-decision";
  private static final String SUBMISSION = "/StructureDefinition/submission-task";
  private static final String DENIAL = "/StructureDefinition/denial-task";
  private static final String FIGURE = "/StructureDefinition/denial-kpi";
  private static final String FLAG = "/StructureDefinition/coverage-expiry-flag";
  private static final String VERIFICATION = "/StructureDefinition/verify-coverage-task";

  private final Chart chart = new Chart();

  @Test
  void heldClaimConforms() {
    IdType claim = store(denied());

    assertConform(submissions(claim), SUBMISSION);
    assertConform(alerts(claim), ALERT);
    assertConform(decisions(claim), DECISION);
  }

  @Test
  void mendedClaimConforms() {
    IdType id = store(denied());
    Claim claim = client.read().resource(Claim.class).withId(id).execute();
    claim.addInsurance().setSequence(1).setFocal(true).setCoverage(Chart.reference(chart.coverage));
    client.update().resource(claim).execute();

    assertThat(alerts(id)).anyMatch(alert -> alert.getStatus() == DetectedIssueStatus.CANCELLED);
    assertConform(submissions(id), SUBMISSION);
    assertConform(alerts(id), ALERT);
    assertConform(decisions(id), DECISION);
  }

  @Test
  void releasedClaimConforms() {
    IdType claim = store(denied());
    client
        .operation()
        .onInstance(claim)
        .named("$release")
        .withParameter(Parameters.class, "reason", new CodeType("patient-pays"))
        .execute();

    assertThat(alerts(claim)).anyMatch(alert -> alert.getStatus() == DetectedIssueStatus.FINAL);
    assertConform(submissions(claim), SUBMISSION);
    assertConform(alerts(claim), ALERT);
    assertConform(decisions(claim), DECISION);
  }

  @Test
  void withdrawnClaimConforms() {
    IdType id = store(denied());
    Claim claim = client.read().resource(Claim.class).withId(id).execute();
    client.update().resource(claim.setStatus(Claim.ClaimStatus.CANCELLED)).execute();

    assertThat(submissions(id)).extracting(Task::getStatus).contains(TaskStatus.CANCELLED);
    assertConform(submissions(id), SUBMISSION);
    assertConform(alerts(id), ALERT);
  }

  @Test
  void alertsOfAnUnstoredClaimConform() {
    Parameters answer =
        client
            .operation()
            .onType(Claim.class)
            .named("$scrub")
            .withParameter(Parameters.class, "claim", denied())
            .andParameter("patient", chart.patient)
            .execute();

    assertConform(
        answer.getParameter().stream()
            .filter(parameter -> parameter.getName().equals("alert"))
            .map(parameter -> (DetectedIssue) parameter.getResource())
            .toList(),
        ALERT);
  }

  @Test
  void deniedClaimConforms() {
    IdType claim = store(chart.line(chart.claim(), "99213", 120));
    client.create().resource(denial(claim)).execute();

    assertConform(search(Task.class, Task.BASED_ON.hasId(claim.getValue())), DENIAL);
    assertConform(submissions(claim), SUBMISSION);
  }

  @Test
  void coverageThatEndsSoonConforms() {
    LocalDate end = chart.today.plusDays(3);
    chart.coverage.getPeriod().setEndElement(new DateTimeType(end.toString()));
    chart.store(client);

    assertConform(search(Flag.class, Flag.PATIENT.hasId(chart.patient.getIdPart())), FLAG);
    String coverage = "Coverage/" + chart.coverage.getIdPart();
    assertConform(search(Task.class, Task.FOCUS.hasId(coverage)), VERIFICATION);
  }

  /** Without coverage: the simplest claim that is surely denied. */
  private Claim denied() {
    return chart.line(chart.claim(), "99213", 120).setInsurance(List.of());
  }

  private IdType store(Claim claim) {
    chart.store(client);
    return (IdType) client.create().resource(claim).execute().getId().toUnqualifiedVersionless();
  }

  private ClaimResponse denial(IdType claim) {
    ClaimResponse response = new ClaimResponse();
    response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    response.setUse(ClaimResponse.Use.CLAIM);
    response.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    response.setType(
        Concepts.of("http://terminology.hl7.org/CodeSystem/claim-type", "professional"));
    response.setPatient(Chart.reference(chart.patient));
    response.setInsurer(Chart.reference(chart.payer));
    response.setRequest(new Reference(claim));
    response.setCreated(new Date());
    response
        .addItem()
        .setItemSequence(1)
        .addAdjudication()
        .setCategory(Concepts.of(Canonical.GROUP_CODE, "CO"))
        .setReason(Concepts.of(Canonical.CARC, "197"))
        .setAmount(new Money().setValue(120).setCurrency("USD"));
    return response;
  }

  private List<Task> submissions(IdType claim) {
    return search(Task.class, Task.FOCUS.hasId(claim.getValue()));
  }

  private List<DetectedIssue> alerts(IdType claim) {
    return search(DetectedIssue.class, DetectedIssue.IMPLICATED.hasId(claim.getValue()));
  }

  private List<Provenance> decisions(IdType claim) {
    return search(Provenance.class, Provenance.TARGET.hasId(claim.getValue()));
  }

  private <T extends Resource> List<T> search(Class<T> type, ICriterion<?> criterion) {
    Bundle found =
        client.search().forResource(type).where(criterion).returnBundle(Bundle.class).execute();
    return found.getEntry().stream().map(entry -> type.cast(entry.getResource())).toList();
  }

  @Test
  void keyFiguresConform() {
    store(denied());
    Parameters asked = new Parameters();
    for (String part : List.of("payer", "week", "status", "deadline")) {
      asked.addParameter("by", new CodeType(part));
    }
    Parameters told =
        client.operation().onServer().named("$denial-kpis").withParameters(asked).execute();
    assertConform(
        told.getParameter().stream()
            .filter(each -> "report".equals(each.getName()))
            .map(each -> each.getResource())
            .toList(),
        FIGURE);
  }

  private static void assertConform(List<? extends Resource> written, String profile) {
    assertThat(written)
        .isNotEmpty()
        .allSatisfy(resource -> assertThat(OurProfiles.errors(resource, profile)).isEmpty());
  }
}
