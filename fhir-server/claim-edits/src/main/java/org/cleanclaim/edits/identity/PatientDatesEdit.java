package org.cleanclaim.edits.identity;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;

/** A service before the patient was born or after the patient died. */
@EditInfo(
    id = "patient-dates",
    title = "Service outside the patient's life",
    denial = "CO-14",
    severity = Severity.HOLD,
    audience = Audience.BILLER,
    source = "ASC X12 837 DTP*472 against DMG02 and PAT06",
    remedy = "Correct the date of service, of birth or of death.")
@AutoService(ClaimEdit.class)
public final class PatientDatesEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    LocalDate born = claim.patient().birthDate();
    LocalDate died = claim.patient().deceased();
    if (line.from() != null && born != null && line.from().isBefore(born)) {
      verdicts.found(
          finding(
              line, "The service of " + line.from() + " is before the patient's birth.", "CO-14"));
    }
    if (line.through() != null && died != null && line.through().isAfter(died)) {
      verdicts.found(
          finding(
              line,
              "The service of " + line.through() + " is after the patient's death.",
              "CO-13"));
    }
  }

  private static Finding finding(Line line, String message, String denial) {
    return Finding.on(line.sequence(), message).denial(denial).atRisk(line.charge()).key(denial);
  }
}
