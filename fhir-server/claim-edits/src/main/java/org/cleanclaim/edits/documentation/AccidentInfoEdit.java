package org.cleanclaim.edits.documentation;

import com.google.auto.service.AutoService;
import java.util.function.Predicate;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.Accident;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.facts.Stage;

/** An injury that does not say how it happened, or an accident told only in part. */
@EditInfo(
    id = "accident-info",
    title = "Accident is not told, or only in part",
    denial = "CO-16",
    severity = Severity.HOLD,
    audience = Audience.BILLER,
    source = "ASC X12 837 CLM11 and DTP*439",
    remedy = "Ask the patient what happened, when, and for a car accident in which state.",
    stages = {Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class AccidentInfoEdit implements ClaimEdit {
  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    Accident accident = claim.accident();
    if (accident == null) {
      Diagnosis cause = first(claim, AccidentInfoEdit::isAccident);
      Diagnosis injury = first(claim, AccidentInfoEdit::isInjury);
      if (cause != null) {
        verdicts.found(
            Finding.onClaim(
                    cause.dotted()
                        + " tells of an accident; the claim gives neither kind nor date.")
                .key("cause"));
      } else if (injury != null) {
        verdicts.found(
            Finding.onClaim(
                    injury.dotted() + " is an injury; the claim does not say whether by accident.")
                .severity(Severity.INFO)
                .key("injury"));
      }
      return;
    }
    if (accident.type() == null || accident.date() == null) {
      verdicts.found(
          Finding.onClaim(
                  "The accident lacks its " + (accident.type() == null ? "kind" : "date") + ".")
              .key("part"));
    } else if (accident.type().equals("AA") && accident.state() == null) {
      verdicts.found(Finding.onClaim("The car accident lacks its state.").key("state"));
    }
  }

  private static Diagnosis first(ClaimFacts claim, Predicate<String> codes) {
    for (int i = 0; i < claim.diagnoses().size(); i++) {
      if (codes.test(claim.diagnoses().get(i).code())) {
        return claim.diagnoses().get(i);
      }
    }
    return null;
  }

  /** External causes V00-X58; intent, misadventure, place and activity are no accident. */
  private static boolean isAccident(String code) {
    return !code.isEmpty()
        && code.charAt(0) >= 'V'
        && (code.charAt(0) <= 'W' || (code.charAt(0) == 'X' && code.compareTo("X59") < 0));
  }

  /** Injuries S00-T79, and what else an external cause tells; complications are no accident. */
  private static boolean isInjury(String code) {
    char first = code.isEmpty() ? ' ' : code.charAt(0);
    boolean complication = first == 'T' && code.compareTo("T80") >= 0;
    return (first == 'S' || first == 'T' || (first >= 'X' && first <= 'Y')) && !complication;
  }
}
