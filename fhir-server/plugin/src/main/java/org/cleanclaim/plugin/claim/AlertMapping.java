package org.cleanclaim.plugin.claim;

import java.time.Instant;
import java.util.Date;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Writes an alert as the DetectedIssue of profile {@code alert}, and reads back what it was. */
public final class AlertMapping {

  private static final String PAGE = Canonical.BASE + "/edits#";

  private AlertMapping() {}

  /** An open alert about a claim. */
  public static DetectedIssue issue(Alert alert, Claim claim, Instant at) {
    DetectedIssue issue = new DetectedIssue();
    issue.getMeta().addProfile(Canonical.ALERT_PROFILE);
    issue.addIdentifier().setSystem(Canonical.ALERT_ID).setValue(identity(alert, claim));
    issue.setStatus(DetectedIssueStatus.PRELIMINARY);
    issue.setCode(Concepts.of(Canonical.EDITS, alert.edit()).setText(alert.title()));
    issue.setSeverity(severity(alert.severity()));
    if (claim.hasPatient()) {
      issue.setPatient(claim.getPatient().copy());
    }
    issue.setIdentified(new DateTimeType(Date.from(at)));
    issue.setAuthor(new Reference().setType("Device").setDisplay("Cleanclaim"));
    issue.addImplicated(implicated(claim));
    evidence(issue, claim);
    issue.setDetail(alert.message());
    issue.setReference(PAGE + alert.edit());
    if (!alert.remedy().isBlank()) {
      issue.addMitigation().setAction(new CodeableConcept().setText(alert.remedy()));
    }
    extensions(issue, alert);
    return issue;
  }

  /** What makes two alerts the same one: claim, edit, line and the edit's own key. */
  static String identity(Alert alert, Claim claim) {
    String id = claim.getIdElement().getIdPart();
    return "%s|%s|%d|%s"
        .formatted(id == null ? "draft" : id, alert.edit(), alert.line(), alert.key());
  }

  static String identity(DetectedIssue issue) {
    return issue.getIdentifier().stream()
        .filter(id -> Canonical.ALERT_ID.equals(id.getSystem()))
        .map(id -> id.getValue())
        .findFirst()
        .orElse("");
  }

  static boolean isAbout(DetectedIssue issue, Claim claim) {
    String id = claim.getIdElement().getIdPart();
    return issue.getImplicated().stream()
        .anyMatch(reference -> id.equals(reference.getReferenceElement().getIdPart()));
  }

  private static Reference implicated(Claim claim) {
    String id = claim.getIdElement().getIdPart();
    return id == null
        ? new Reference().setType("Claim").setDisplay("draft")
        : new Reference("Claim/" + id);
  }

  private static void evidence(DetectedIssue issue, Claim claim) {
    claim.getInsurance().stream()
        .map(insurance -> insurance.getCoverage())
        .filter(coverage -> coverage.hasReference() && !coverage.getReference().startsWith("#"))
        .forEach(coverage -> issue.addEvidence().addDetail(new Reference(coverage.getReference())));
  }

  private static void extensions(DetectedIssue issue, Alert alert) {
    issue.addExtension(Canonical.LINE, new IntegerType(alert.line()));
    if (alert.denial() != null && !alert.denial().isBlank()) {
      CodeableConcept denial = denial(alert.denial());
      if (alert.remark() != null) {
        denial.addCoding(new Coding(Canonical.RARC, alert.remark(), null));
      }
      issue.addExtension(Canonical.PREDICTED_DENIAL, denial);
    }
    if (alert.amountAtRisk() != null) {
      Money money = new Money().setValue(alert.amountAtRisk()).setCurrency("USD");
      issue.addExtension(Canonical.AMOUNT_AT_RISK, money);
    }
    alert.editions().forEach(name -> issue.addExtension(Canonical.EDITION, new StringType(name)));
    alert.audience().stream()
        .sorted()
        .forEach(one -> issue.addExtension(Canonical.AUDIENCE, new CodeType(one.code())));
    alert.fixes().forEach(fix -> issue.addExtension(fix(fix)));
  }

  /**
   * A predicted denial as billers write it: group code and CARC of {@code CO-236}. A rejection
   * before adjudication, {@code 277CA}, has no such codes and is told in words.
   */
  static CodeableConcept denial(String text) {
    CodeableConcept concept = new CodeableConcept().setText(text);
    int dash = text.indexOf('-');
    if (dash > 0) {
      concept.addCoding(new Coding(Canonical.CARC, text.substring(dash + 1), null));
      concept.addCoding(new Coding(Canonical.GROUP_CODE, text.substring(0, dash), null));
    }
    return concept;
  }

  private static Extension fix(Fix fix) {
    Extension extension = new Extension(Canonical.FIX);
    part(extension, "kind", new CodeType(kind(fix)));
    part(extension, "line", new IntegerType(fix.line()));
    part(extension, "value", text(fix.value()));
    part(extension, "replaces", text(fix.replaces()));
    part(extension, "label", text(fix.label()));
    part(extension, "documentation", text(fix.documentation()));
    return extension;
  }

  /** The code of a fix's kind on the wire. */
  public static String kind(Fix fix) {
    return fix.kind().name().toLowerCase().replace('_', '-');
  }

  private static void part(Extension extension, String name, Type value) {
    if (value != null) {
      extension.addExtension(name, value);
    }
  }

  private static StringType text(String value) {
    return value == null ? null : new StringType(value);
  }

  private static DetectedIssueSeverity severity(Severity severity) {
    return switch (severity) {
      case HOLD -> DetectedIssueSeverity.HIGH;
      case WARN -> DetectedIssueSeverity.MODERATE;
      default -> DetectedIssueSeverity.LOW;
    };
  }

  static boolean holds(DetectedIssue issue) {
    return issue.getSeverity() == DetectedIssueSeverity.HIGH;
  }
}
