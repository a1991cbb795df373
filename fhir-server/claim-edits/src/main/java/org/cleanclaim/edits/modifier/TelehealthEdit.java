package org.cleanclaim.edits.modifier;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.CodeLists;

/** A telehealth service the payer does not take as one, or that is told in contradiction. */
@EditInfo(
    id = "telehealth",
    title = "Telehealth is not billed as the payer takes it",
    denial = "CO-96",
    severity = Severity.HOLD,
    source =
        "CMS list of telehealth services; Medicare Claims Processing Manual ch. 12 §190; payer policy",
    remedy =
        "Bill only listed services as telehealth, with the place and modifier the payer wants.")
@AutoService(ClaimEdit.class)
public final class TelehealthEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    boolean remote = "02".equals(line.place()) || "10".equals(line.place());
    boolean video = line.has("95");
    boolean audio = line.has("93");
    if (line.has("GT") && claim.kind() == ClaimKind.PROFESSIONAL && context.followsMedicare()) {
      verdicts.found(hospitalsModifier(line));
    }
    if (video && audio) {
      verdicts.found(finding(line, "95 says video, 93 says sound only.", "95+93").denial("CO-4"));
    } else if (remote) {
      checkRemote(line, context, verdicts);
    } else if ((video || audio || line.has("GT")) && "11".equals(line.place())) {
      verdicts.found(
          finding(line, "A telehealth modifier stands with the office as place.", "place")
              .severity(Severity.WARN)
              .denial("CO-5")
              .remedy("Use place 10 at the patient's home, 02 elsewhere, as the payer wants it.")
              .fix(place(line, "10", "The patient was at home"))
              .fix(place(line, "02", "The patient was elsewhere than at home")));
    }
  }

  private static void checkRemote(Line line, EditContext context, Verdicts verdicts) {
    if (line.from() != null && line.codeId() != Codes.NONE && context.followsFederalRules()) {
      CodeLists lists = context.list(CodeLists.TELEHEALTH, line.from(), verdicts);
      if (lists != null && !lists.contains(CodeLists.TELEHEALTH, line.codeId(), line.from())) {
        verdicts.found(
            finding(line, line.code() + " is not on the list of telehealth services.", "list"));
      }
    }
    String wanted = context.policy().modifiers().telehealth();
    boolean told = line.has("95") || line.has("93") || line.has("GT");
    if (wanted != null && !wanted.equals("none") && !told) {
      verdicts.found(
          finding(line, "This payer wants " + wanted + " on telehealth services.", wanted)
              .severity(Severity.WARN)
              .denial("CO-4")
              .fix(
                  Fix.addModifier(
                      line.sequence(),
                      wanted,
                      "By video: add " + wanted,
                      "The note shows a real-time visit by video.")));
    }
  }

  private static Finding hospitalsModifier(Line line) {
    return finding(line, "GT is for critical access hospitals only (method II).", "GT")
        .severity(Severity.WARN)
        .denial("CO-4")
        .remedy("Take GT off: the place of service tells that it was telehealth.")
        .fix(
            Fix.removeModifier(
                line.sequence(),
                "GT",
                "No such hospital bills: remove GT",
                "The note shows a real-time visit by video."));
  }

  private static Fix place(Line line, String place, String where) {
    return Fix.setPlace(
        line.sequence(),
        place,
        where + ": set place of service " + place,
        "The note shows where the patient was during the telehealth visit.");
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
