package org.cleanclaim.plugin.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.HapiHost;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A claim is judged on whatever path it is written, in the transaction that writes it. */
class ClaimWritePathIT extends HapiHost {

  @Autowired private IInterceptorService interceptors;

  /** No coverage: the simplest claim that is surely denied. */
  private Claim denied(Chart chart) {
    Claim claim = chart.line(chart.claim(), "99213", 120);
    claim.setInsurance(List.of());
    return claim;
  }

  private Claim sound(Chart chart) {
    return chart.line(chart.claim(), "99213", 120);
  }

  @Test
  void createHoldsAClaimThatWouldBeDenied() {
    Chart chart = new Chart().store(client);
    IdType id = create(denied(chart));
    assertHeld(id, "coverage-missing");
    assertThat(read(id).getMeta().getTag(Canonical.CLAIM_TAG, "held")).isNotNull();
  }

  @Test
  void createMakesASoundClaimReady() {
    Chart chart = new Chart().store(client);
    IdType id = create(sound(chart));
    assertReady(id);
    assertThat(openAlerts(id)).extracting(this::edit).doesNotContain("coverage-missing");
    assertThat(read(id).getMeta().getTag(Canonical.CLAIM_TAG, "held")).isNull();
  }

  @Test
  void aTagThatACallerSendsAlongSaysNothing() {
    Chart chart = new Chart().store(client);
    Claim claim = sound(chart);
    claim.getMeta().addTag(Canonical.CLAIM_TAG, "held", null);
    IdType id = create(claim);
    assertReady(id);
    assertThat(read(id).getMeta().getTag(Canonical.CLAIM_TAG, "held")).isNull();
  }

  /** HAPI makes a reference of it while it stores the claim, which is when the patient is known. */
  @Test
  void aPatientNamedByASearchIsFound() {
    Chart chart = new Chart().store(client);
    create(sound(chart));
    Claim again = sound(chart);
    again.setPatient(new Reference("Patient?_id=" + chart.patient.getIdElement().getIdPart()));
    IdType id = create(again);
    assertThat(openAlerts(id)).extracting(this::edit).contains("duplicate-exact");
  }

  @Test
  void updateThatMendsReleasesTheClaimAndClosesItsAlert() {
    Chart chart = new Chart().store(client);
    IdType id = create(denied(chart));
    DetectedIssue before = openAlerts(id).get(0);
    Claim mended = read(id);
    mended
        .addInsurance()
        .setSequence(1)
        .setFocal(true)
        .setCoverage(Chart.reference(chart.coverage));
    client.update().resource(mended).execute();
    assertReady(id);
    assertThat(read(id).getMeta().getTag(Canonical.CLAIM_TAG, "held")).isNull();
    DetectedIssue after =
        client
            .read()
            .resource(DetectedIssue.class)
            .withId(before.getIdElement().getIdPart())
            .execute();
    assertThat(after.getStatus()).isEqualTo(DetectedIssue.DetectedIssueStatus.CANCELLED);
  }

  @Test
  void writingTheSameClaimTwiceKeepsItsAlerts() {
    Chart chart = new Chart().store(client);
    IdType id = create(denied(chart));
    List<String> before = openAlerts(id).stream().map(i -> i.getIdElement().getValue()).toList();
    Claim again = read(id);
    again.setCreatedElement(again.getCreatedElement());
    again
        .addSupportingInfo()
        .setSequence(1)
        .setValue(new StringType("a note"))
        .getCategory()
        .addCoding()
        .setCode("note");
    client.update().resource(again).execute();
    assertThat(openAlerts(id).stream().map(i -> i.getIdElement().getValue()).toList())
        .isEqualTo(before);
    assertThat(tasks(id)).hasSize(1);
  }

  @Test
  void patchIsJudged() {
    Chart chart = new Chart().store(client);
    IdType id = create(sound(chart));
    client
        .patch()
        .withBody("[{\"op\":\"remove\",\"path\":\"/insurance\"}]")
        .withId(id.toUnqualifiedVersionless())
        .execute();
    assertHeld(id, "coverage-missing");
  }

  @Test
  void conditionalCreateIsJudged() {
    Chart chart = new Chart().store(client);
    Claim claim = denied(chart);
    claim.addIdentifier().setSystem("urn:test").setValue(chart.patient.getId());
    MethodOutcome outcome =
        client
            .create()
            .resource(claim)
            .conditionalByUrl("Claim?identifier=urn:test|" + chart.patient.getId())
            .execute();
    assertHeld((IdType) outcome.getId(), "coverage-missing");
  }

  @Test
  void transactionBundleIsJudgedWithWhatItBrings() {
    Chart chart = new Chart();
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    put(bundle, chart.patient);
    put(bundle, chart.payer);
    put(bundle, chart.clinic);
    put(bundle, chart.physician);
    put(bundle, chart.coverage);
    post(bundle, sound(chart));
    post(bundle, denied(chart));
    Bundle answer = client.transaction().withBundle(bundle).execute();
    assertReady(new IdType(answer.getEntry().get(5).getResponse().getLocation()));
    assertHeld(
        new IdType(answer.getEntry().get(6).getResponse().getLocation()), "coverage-missing");
  }

  @Test
  void batchIsJudgedEntryByEntry() {
    Chart chart = new Chart().store(client);
    Bundle batch = new Bundle().setType(Bundle.BundleType.BATCH);
    post(batch, sound(chart));
    post(batch, denied(chart));
    Bundle answer = client.transaction().withBundle(batch).execute();
    assertReady(new IdType(answer.getEntry().get(0).getResponse().getLocation()));
    assertHeld(
        new IdType(answer.getEntry().get(1).getResponse().getLocation()), "coverage-missing");
  }

  @Test
  void transactionFromWithinTheProcessIsJudged() {
    Chart chart = new Chart().store(client);
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    post(bundle, denied(chart));
    @SuppressWarnings("unchecked")
    IFhirSystemDao<Bundle, ?> system = daos.getSystemDao();
    Bundle answer = system.transaction(new SystemRequestDetails(), bundle);
    assertHeld(
        new IdType(answer.getEntryFirstRep().getResponse().getLocation()), "coverage-missing");
  }

  @Test
  void writeFromWithinTheProcessIsJudged() {
    Chart chart = new Chart().store(client);
    IdType id =
        (IdType)
            daos.getResourceDao(Claim.class)
                .create(denied(chart), new SystemRequestDetails())
                .getId();
    assertHeld(id, "coverage-missing");
  }

  @Test
  void draftHasAlertsAndIsNotSent() {
    Chart chart = new Chart().store(client);
    Claim draft = denied(chart);
    draft.setStatus(Claim.ClaimStatus.DRAFT);
    IdType id = create(draft);
    assertThat(openAlerts(id)).isNotEmpty();
    assertThat(tasks(id)).isEmpty();
  }

  @Test
  void cancelledClaimIsWithdrawn() {
    Chart chart = new Chart().store(client);
    IdType id = create(denied(chart));
    Claim cancelled = read(id);
    cancelled.setStatus(Claim.ClaimStatus.CANCELLED);
    client.update().resource(cancelled).execute();
    assertThat(tasks(id)).extracting(Task::getStatus).containsExactly(Task.TaskStatus.CANCELLED);
    assertThat(openAlerts(id)).isEmpty();
  }

  @Test
  void releaseLetsAHeldClaimGoAndKeepsWhy() {
    Chart chart = new Chart().store(client);
    IdType id = create(denied(chart));
    Parameters reason = new Parameters();
    reason.addParameter().setName("reason").setValue(new CodeType("patient-pays"));
    client.operation().onInstance(id).named("$release").withParameters(reason).execute();
    assertReady(id);
    assertThat(openAlerts(id)).isEmpty();
    Bundle records =
        client
            .search()
            .forResource(Provenance.class)
            .where(Provenance.TARGET.hasId(id.toUnqualifiedVersionless().getValue()))
            .returnBundle(Bundle.class)
            .execute();
    assertThat(records.getEntry())
        .extracting(e -> ((Provenance) e.getResource()).getActivity().getCodingFirstRep().getCode())
        .containsExactlyInAnyOrder("held", "released");

    Claim touched = read(id);
    touched.setTotal(touched.getTotal().setValue(120));
    touched.addIdentifier().setSystem("urn:test").setValue("touched");
    client.update().resource(touched).execute();
    assertReady(id);
  }

  @Test
  void releaseWithoutReasonIsRefused() {
    Chart chart = new Chart().store(client);
    IdType id = create(denied(chart));
    assertThatThrownBy(
            () ->
                client
                    .operation()
                    .onInstance(id)
                    .named("$release")
                    .withParameters(new Parameters())
                    .execute())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("reason");
  }

  @Test
  void claimThatNamesACoverageThatIsNotThereIsHeld() {
    Chart chart = new Chart().store(client);
    Claim claim = sound(chart);
    claim.getInsuranceFirstRep().setCoverage(new Reference("Coverage/not-there"));
    assertHeld(create(claim), "coverage-missing");
  }

  @Test
  void claimThatNamesAnotherPatientsCoverageIsHeld() {
    Chart chart = new Chart().store(client);
    Claim claim = sound(chart);
    claim.getInsuranceFirstRep().setCoverage(Chart.reference(new Chart().store(client).coverage));
    assertHeld(create(claim), "coverage-missing");
  }

  @Test
  void deletedClaimTakesItsAlertsAndTaskAlong() {
    Chart chart = new Chart().store(client);
    IdType id = create(denied(chart));
    client.delete().resourceById(id.toUnqualifiedVersionless()).execute();
    assertThat(tasks(id)).isEmpty();
    assertThat(openAlerts(id)).isEmpty();
  }

  @Test
  void claimWithoutLinesIsNeverClean() {
    Chart chart = new Chart().store(client);
    assertHeld(create(chart.claim()), "required-field");
  }

  @Test
  void faultOfOursHoldsTheClaimAndLosesNothing() {
    Chart chart = new Chart().store(client);
    IdType id = create(chart.line(sound(chart), FaultyEdit.CODE, 1));
    assertHeld(id, "edit-failed");
    assertThat(read(id).getItem()).hasSize(2);
  }

  @Test
  void claimOf999LinesIsJudged() {
    Chart chart = new Chart().store(client);
    Claim claim = chart.claim();
    for (int i = 0; i < 999; i++) {
      chart.line(claim, "99213", 1);
    }
    IdType id = create(claim);
    assertThat(tasks(id)).hasSize(1);
  }

  @Test
  void faultAfterOurWritesLeavesNothingBehind() {
    Chart chart = new Chart().store(client);
    Claim claim = denied(chart);
    Object failing = new FailingHook();
    interceptors.registerInterceptor(failing);
    try {
      assertThatThrownBy(() -> create(claim)).hasMessageContaining("stopped by the test");
    } finally {
      interceptors.unregisterInterceptor(failing);
    }
    String patient = "Patient/" + chart.patient.getIdElement().getIdPart();
    for (String search : List.of("Claim?patient=", "Task?patient=", "DetectedIssue?patient=")) {
      Bundle found = client.search().byUrl(search + patient).returnBundle(Bundle.class).execute();
      assertThat(found.getEntry()).as(search).isEmpty();
    }
  }

  /** Fails at the end of a claim's transaction, after everything of ours is written. */
  @Interceptor(order = Integer.MAX_VALUE)
  public static final class FailingHook {
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void fail(IBaseResource resource) {
      if (resource instanceof Claim) {
        throw new UnprocessableEntityException("stopped by the test");
      }
    }
  }

  @Test
  void scrubOfASentClaimWritesNothing() {
    Chart chart = new Chart().store(client);
    Parameters in = new Parameters();
    in.addParameter().setName("claim").setResource(denied(chart));
    Parameters out =
        client.operation().onType(Claim.class).named("$scrub").withParameters(in).execute();
    assertThat(out.getParameter("outcome").getValue().primitiveValue()).isEqualTo("hold");
    assertThat(out.getParameter().stream().filter(p -> p.getName().equals("alert")))
        .extracting(p -> edit((DetectedIssue) p.getResource()))
        .contains("coverage-missing");
  }

  @Test
  void scrubOfAStoredClaimAnswersWithItsAlerts() {
    Chart chart = new Chart().store(client);
    IdType id = create(denied(chart));
    Parameters out =
        client
            .operation()
            .onInstance(id.toUnqualifiedVersionless())
            .named("$scrub")
            .withParameters(new Parameters())
            .execute();
    List<String> answered =
        out.getParameter().stream()
            .filter(p -> p.getName().equals("alert"))
            .map(p -> p.getResource().getIdElement().getIdPart())
            .toList();
    assertThat(answered)
        .containsExactlyInAnyOrderElementsOf(
            openAlerts(id).stream().map(i -> i.getIdElement().getIdPart()).toList());
    RiskAssessment risk = (RiskAssessment) out.getParameter("risk").getResource();
    assertThat(risk.getBasisFirstRep().getReference()).isEqualTo("Claim/" + id.getIdPart());
    assertThat(risk.getPrediction())
        .allSatisfy(
            one ->
                assertThat(one.getProbabilityDecimalType().getValue())
                    .isBetween(BigDecimal.ZERO, BigDecimal.ONE))
        .anySatisfy(one -> assertThat(one.getOutcome().getText()).isEqualTo("CO-31"));
  }

  private IdType create(Claim claim) {
    return (IdType) client.create().resource(claim).execute().getId();
  }

  private Claim read(IdType id) {
    return client.read().resource(Claim.class).withId(id.getIdPart()).execute();
  }

  private void assertHeld(IdType id, String edit) {
    assertThat(tasks(id))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.ONHOLD);
              assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("held");
            });
    assertThat(openAlerts(id)).extracting(this::edit).contains(edit);
  }

  private void assertReady(IdType id) {
    assertThat(tasks(id))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
              assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("ready");
            });
  }

  private List<Task> tasks(IdType claim) {
    Bundle found =
        client
            .search()
            .forResource(Task.class)
            .where(Task.FOCUS.hasId("Claim/" + claim.getIdPart()))
            .returnBundle(Bundle.class)
            .execute();
    return found.getEntry().stream().map(e -> (Task) e.getResource()).toList();
  }

  private List<DetectedIssue> openAlerts(IdType claim) {
    Bundle found =
        client
            .search()
            .forResource(DetectedIssue.class)
            .where(DetectedIssue.IMPLICATED.hasId("Claim/" + claim.getIdPart()))
            .returnBundle(Bundle.class)
            .execute();
    return found.getEntry().stream()
        .map(e -> (DetectedIssue) e.getResource())
        .filter(AlertStore::isOpen)
        .toList();
  }

  private String edit(DetectedIssue issue) {
    return issue.getCode().getCodingFirstRep().getCode();
  }

  private static void put(Bundle bundle, org.hl7.fhir.r4.model.Resource resource) {
    String url = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    bundle.addEntry().setResource(resource).getRequest().setMethod(Bundle.HTTPVerb.PUT).setUrl(url);
  }

  private static void post(Bundle bundle, Claim claim) {
    bundle
        .addEntry()
        .setResource(claim)
        .getRequest()
        .setMethod(Bundle.HTTPVerb.POST)
        .setUrl("Claim");
  }
}
