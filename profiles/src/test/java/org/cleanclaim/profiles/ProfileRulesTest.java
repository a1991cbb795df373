package org.cleanclaim.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** What the profiles refuse. A profile that takes anything says nothing. */
class ProfileRulesTest {

  private static final String BASE = "https://cleanclaim.example/fhir/";

  @Test
  void refusesAlertThatNamesNoLine() {
    DetectedIssue alert = alert();
    alert.getExtension().removeIf(extension -> extension.getUrl().endsWith("/line"));
    assertRefused(alert, "DetectedIssue.extension:line");
  }

  @Test
  void refusesAlertInAStatusThatSaysNothingOfIt() {
    assertRefused(alert().setStatus(DetectedIssueStatus.AMENDED), "alert-statuses");
  }

  @Test
  void refusesAlertWithoutRemedy() {
    DetectedIssue alert = alert();
    alert.getMitigationFirstRep().getAction().setText(null);
    alert.getMitigationFirstRep().getAction().addCoding().setCode("some").setSystem("urn:some");
    assertRefused(alert, "remedy-in-words");
  }

  @Test
  void refusesReleasedAlertThatNamesNobody() {
    assertRefused(alert().setStatus(DetectedIssueStatus.FINAL), "release-names-person");
  }

  @Test
  void takesAlertReleasedByAPersonWithACodedReason() {
    DetectedIssue alert = alert().setStatus(DetectedIssueStatus.FINAL);
    alert
        .addMitigation()
        .setAuthor(new Reference("Practitioner/example"))
        .getAction()
        .addCoding()
        .setSystem(BASE + "CodeSystem/override-reason")
        .setCode("patient-pays");
    assertThat(ProfileValidator.errors(alert)).isEmpty();
  }

  @Test
  void refusesPredictedDenialWithoutAdjustmentReason() {
    DetectedIssue alert = alert();
    denial(alert).getCoding().remove(0);
    assertRefused(alert, "denial-or-rejection");
  }

  @Test
  void takesPredictedRejectionWithoutAnyCode() {
    DetectedIssue alert = alert();
    denial(alert).setText("277CA").setCoding(null);
    assertThat(ProfileValidator.errors(alert)).isEmpty();
  }

  @Test
  void refusesPredictedRejectionAsIfItWereAnAdjustmentReason() {
    DetectedIssue alert = alert();
    denial(alert).setText("CO-277CA").getCodingFirstRep().setCode("277CA");
    assertRefused(alert, "carc-form");
  }

  @Test
  void refusesFixThatDoesNotSayWhenItIsTrue() {
    DetectedIssue alert = alert();
    fix(alert).getExtension().removeIf(part -> part.getUrl().equals("label"));
    assertRefused(alert, "Extension.extension:label");
  }

  @Test
  void refusesFixOfUnknownKind() {
    DetectedIssue alert = alert();
    fix(alert).getExtensionByUrl("kind").setValue(new CodeType("upcode"));
    assertRefused(alert, "fix-kinds");
  }

  @Test
  void refusesRiskBeyondCertainty() {
    RiskAssessment risk = example("visit-and-injection-risk", RiskAssessment.class);
    risk.getPrediction().get(0).setProbability(new DecimalType("1.2"));
    assertRefused(risk, "denial-risk-range");
  }

  @Test
  void refusesSubmissionOfNoClaim() {
    Task task = example("submission-held", Task.class).setFocus(null);
    assertRefused(task, "Task.focus");
  }

  @Test
  void refusesSubmissionAtAnUnknownStation() {
    Task task = example("submission-held", Task.class);
    task.getBusinessStatus().getCodingFirstRep().setCode("lost");
    assertRefused(task, "lost");
  }

  @Test
  void refusesSubmissionUnderWayThatNamesNoStation() {
    Task task = example("submission-held", Task.class).setBusinessStatus(null);
    assertRefused(task, "station-unless-cancelled");
    assertThat(ProfileValidator.errors(task.setStatus(TaskStatus.CANCELLED))).isEmpty();
  }

  @Test
  void refusesDenialWithoutAmount() {
    Task task = denial();
    task.getInput()
        .removeIf(input -> input.getType().getCodingFirstRep().getCode().equals("amount"));
    assertRefused(task, "Task.input:amount");
  }

  @Test
  void refusesLaunchWithoutAddress() {
    Task task = denial();
    task.getInput()
        .removeIf(
            input ->
                input.getType().getCodingFirstRep().getCode().equals("smartonfhir-application"));
    assertRefused(task, "launch-has-address");
  }

  @Test
  void takesDenialThatOpensNoApp() {
    Task task = denial();
    task.getCode().getCoding().remove(1);
    task.getInput()
        .removeIf(input -> input.getType().getCodingFirstRep().getCode().startsWith("smart"));
    assertThat(ProfileValidator.errors(task)).isEmpty();
  }

  @Test
  void refusesReleaseWithoutReason() {
    Provenance release = example("release-payer-says-otherwise", Provenance.class);
    assertRefused(release.setReason(null), "release-has-reason");
  }

  @Test
  void takesClaimWithoutDiagnosisSoThatItCanBeHeld() {
    Claim claim = example("visit-and-injection", Claim.class);
    claim.setDiagnosis(null);
    claim.getItem().forEach(item -> item.setDiagnosisSequence(null));
    assertThat(ProfileValidator.errors(claim)).isEmpty();
  }

  @Test
  void refusesClaimWithoutLines() {
    Claim claim = example("visit-and-injection", Claim.class);
    assertRefused(claim.setItem(null), "Claim.item");
  }

  @Test
  void refusesClosedVerificationOfNoCoverage() {
    Task task = example("verify-coverage-before-visit", Task.class);
    task.setStatus(TaskStatus.COMPLETED).setFocus(null);
    assertRefused(task, "Task.focus");
  }

  private static DetectedIssue alert() {
    return example("alert-modifier-25", DetectedIssue.class);
  }

  private static Task denial() {
    return example("denial-no-authorization", Task.class);
  }

  private static CodeableConcept denial(DetectedIssue alert) {
    return (CodeableConcept)
        alert.getExtensionByUrl(BASE + "StructureDefinition/predicted-denial").getValue();
  }

  private static Extension fix(DetectedIssue alert) {
    return alert.getExtensionByUrl(BASE + "StructureDefinition/fix");
  }

  @SuppressWarnings("unchecked")
  private static <T extends Resource> T example(String id, Class<T> type) {
    return (T) ProfileValidator.compiled().example(id, type).copy();
  }

  private static void assertRefused(Resource resource, String because) {
    assertThat(ProfileValidator.errors(resource)).anyMatch(error -> error.contains(because));
  }
}
