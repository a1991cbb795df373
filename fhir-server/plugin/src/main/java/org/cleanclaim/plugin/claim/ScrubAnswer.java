package org.cleanclaim.plugin.claim;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.risk.ClaimRisk;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Writes what scrubbing said as the output Parameters of {@code $scrub}. */
public final class ScrubAnswer {

  private final Clock clock;

  public ScrubAnswer(Clock clock) {
    this.clock = clock;
  }

  /** The alerts of a result as resources that are not stored. */
  List<DetectedIssue> unstored(ScrubResult result, Claim claim) {
    return result.alerts().stream()
        .map(alert -> AlertMapping.issue(alert, claim, clock.instant()))
        .toList();
  }

  Parameters of(
      ScrubResult result, List<DetectedIssue> alerts, Optional<ClaimRisk> risk, Claim claim) {
    Parameters out = new Parameters();
    out.addParameter().setName("outcome").setValue(new CodeType(result.outcome().code()));
    alerts.forEach(alert -> out.addParameter().setName("alert").setResource(alert));
    for (ScrubResult.Unchecked gap : result.unchecked()) {
      Parameters.ParametersParameterComponent unchecked = out.addParameter().setName("unchecked");
      part(unchecked, "edit", new CodeType(gap.edit()));
      part(unchecked, "line", new IntegerType(gap.line()));
      part(unchecked, "reason", new StringType(gap.reason()));
    }
    for (ScrubResult.Verdict one : result.verdicts()) {
      Parameters.ParametersParameterComponent verdict = out.addParameter().setName("verdict");
      part(verdict, "edit", new CodeType(one.edit()));
      part(verdict, "line", new IntegerType(one.line()));
      part(verdict, "verdict", new CodeType(one.verdict().code()));
      if (!one.reason().isEmpty()) {
        part(verdict, "reason", new StringType(one.reason()));
      }
    }
    risk.ifPresent(
        known ->
            out.addParameter()
                .setName("risk")
                .setResource(DenialRisk.assess(known, claim, clock.instant())));
    return out;
  }

  private static void part(
      Parameters.ParametersParameterComponent parameter, String name, Type value) {
    parameter.addPart().setName(name).setValue(value);
  }
}
