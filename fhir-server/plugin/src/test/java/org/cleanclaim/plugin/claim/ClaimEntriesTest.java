package org.cleanclaim.plugin.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cleanclaim.plugin.Concepts;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.junit.jupiter.api.Test;

class ClaimEntriesTest {

  @Test
  void namesFirstWhatHoldsAndEachEditOnce() {
    assertThat(
            ClaimEntries.edits(
                List.of(
                    alert("add-on-alone", DetectedIssueSeverity.MODERATE),
                    alert("ncci-ptp", DetectedIssueSeverity.MODERATE),
                    alert("ncci-ptp", DetectedIssueSeverity.HIGH),
                    alert("mue", DetectedIssueSeverity.HIGH))))
        .containsExactly("mue", "ncci-ptp", "add-on-alone");
  }

  @Test
  void leavesOutWhatIsSettled() {
    DetectedIssue released = alert("mue", DetectedIssueSeverity.HIGH);
    released.setStatus(DetectedIssueStatus.FINAL);
    assertThat(ClaimEntries.edits(List.of(released))).isEmpty();
  }

  private static DetectedIssue alert(String edit, DetectedIssueSeverity severity) {
    DetectedIssue alert = new DetectedIssue();
    alert.setStatus(DetectedIssueStatus.PRELIMINARY);
    alert.setSeverity(severity);
    alert.setCode(Concepts.of("https://cleanclaim.example/fhir/CodeSystem/claim-edit", edit));
    return alert;
  }
}
