package org.cleanclaim.routes.gateway;

import java.util.ArrayList;
import org.cleanclaim.routes.operations.RouteFailure;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;

/** Reads what {@code $scrub} answered. */
public final class VerdictReading {
  private static final String EXTENSIONS = "https://cleanclaim.example/fhir/StructureDefinition/";

  /** The verdict on one claim. */
  public ClaimVerdict read(Parameters answer) {
    if (!(answer.getParameter("outcome") != null
        && answer.getParameter("outcome").getValue() instanceof CodeType outcome)) {
      throw RouteFailure.nonsense("The Cleanclaim server's answer holds no outcome.", null);
    }
    var alerts = new ArrayList<ClaimVerdict.Alert>();
    for (var parameter : answer.getParameter()) {
      if (parameter.getName().equals("alert")
          && parameter.getResource() instanceof DetectedIssue issue) {
        alerts.add(alert(issue));
      }
    }
    return new ClaimVerdict(outcome.getValue(), alerts, null);
  }

  private static ClaimVerdict.Alert alert(DetectedIssue issue) {
    var line = issue.getExtensionByUrl(EXTENSIONS + "line");
    var denial = issue.getExtensionByUrl(EXTENSIONS + "predicted-denial");
    return new ClaimVerdict.Alert(
        issue.getCode().getCodingFirstRep().getCode(),
        line != null && line.getValue() instanceof IntegerType number ? number.getValue() : 0,
        issue.getSeverity() == DetectedIssueSeverity.HIGH,
        denial != null && denial.getValue() instanceof CodeableConcept concept
            ? concept.getText()
            : null,
        issue.getDetail(),
        issue.getMitigationFirstRep().getAction().getText(),
        issue.getReference());
  }
}
