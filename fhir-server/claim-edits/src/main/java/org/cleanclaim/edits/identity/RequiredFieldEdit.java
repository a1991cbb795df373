package org.cleanclaim.edits.identity;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.Address;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Patient;

/** A datum no 837 goes out without. */
@EditInfo(
    id = "required-field",
    title = "A required field is missing",
    denial = "CO-16",
    severity = Severity.HOLD,
    audience = Audience.BILLER,
    source = "ASC X12 837P and 837I: required elements",
    remedy = "Fill in what is missing.")
@AutoService(ClaimEdit.class)
public final class RequiredFieldEdit implements ClaimEdit {

  /** What the remittance would say of each; a claim that lacks several is told the first. */
  private static final Map<String, String> REMARKS =
      Map.of(
          "a name", "MA36",
          "a date of birth", "N329",
          "a sex", "MA39",
          "an address", "MA37",
          "an NPI", "N257",
          "a procedure code", "M51",
          "a date of service", "M52",
          "units above zero", "M53",
          "a charge above zero", "M79",
          "a place of service", "M77");

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    if (claim.lines().isEmpty()) {
      verdicts.found(Finding.onClaim("The claim has no service line.").key("lines"));
    }
    if (claim.selfPay()) {
      verdicts.bypassed(0, "marked self-pay: no 837 is sent");
      return;
    }
    if (!claim.patient().isRegistered()) {
      verdicts.notChecked(0, "the patient's registration");
    } else {
      tell(0, "The patient's registration lacks", patient(claim.patient()), "patient", verdicts);
    }
    if (claim.billing().npi() == null) {
      tell(0, "The billing provider lacks", List.of("an NPI"), "billing", verdicts);
    }
    if (claim.diagnoses().isEmpty()) {
      verdicts.found(Finding.onClaim("The claim has no diagnosis.").remark("M76").key("diagnosis"));
    }
    for (int i = 0; i < claim.lines().size(); i++) {
      Line line = claim.lines().get(i);
      if (!isComplete(claim, line)) {
        String subject = "Line " + line.sequence() + " lacks";
        tell(line.sequence(), subject, line(claim, line), "line", verdicts);
      }
    }
  }

  private static void tell(
      int line, String subject, List<String> missing, String key, Verdicts verdicts) {
    if (!missing.isEmpty()) {
      verdicts.found(
          Finding.on(line, subject + " " + String.join(", ", missing) + ".")
              .remark(REMARKS.get(missing.get(0)))
              .key(key));
    }
  }

  /** Loop 2010BA/2010CA: NM1, N3, N4, DMG. Unknown sex may be sent; none may not. */
  private static List<String> patient(Patient patient) {
    Address address = patient.address();
    boolean lacksAddress = address == null || address.street() == null || address.city() == null;
    if (patient.family() != null
        && patient.birthDate() != null
        && patient.gender() != null
        && !lacksAddress) {
      return List.of();
    }
    List<String> missing = new ArrayList<>(4);
    add(missing, patient.family() == null, "a name");
    add(missing, patient.birthDate() == null, "a date of birth");
    add(missing, patient.gender() == null, "a sex");
    add(missing, lacksAddress, "an address");
    return missing;
  }

  private static boolean isComplete(ClaimFacts claim, Line line) {
    return !lacksCode(claim, line)
        && line.from() != null
        && !isNotPositive(line.quantity())
        && !isNotPositive(line.charge())
        && !lacksPlace(claim, line);
  }

  /** Loop 2400: SV1 or SV2, DTP*472. */
  private static List<String> line(ClaimFacts claim, Line line) {
    List<String> missing = new ArrayList<>(5);
    add(missing, lacksCode(claim, line), "a procedure code");
    add(missing, line.from() == null, "a date of service");
    add(missing, isNotPositive(line.quantity()), "units above zero");
    add(missing, isNotPositive(line.charge()), "a charge above zero");
    add(missing, lacksPlace(claim, line), "a place of service");
    return missing;
  }

  /** A facility line may carry a revenue code alone. */
  private static boolean lacksCode(ClaimFacts claim, Line line) {
    return line.code().isEmpty() && claim.kind() == ClaimKind.PROFESSIONAL;
  }

  /** A facility claim has a type of bill instead. */
  private static boolean lacksPlace(ClaimFacts claim, Line line) {
    return line.place() == null && claim.kind() == ClaimKind.PROFESSIONAL;
  }

  private static boolean isNotPositive(java.math.BigDecimal number) {
    return number == null || number.signum() <= 0;
  }

  private static void add(List<String> missing, boolean isMissing, String what) {
    if (isMissing) {
      missing.add(what);
    }
  }
}
