package org.cleanclaim.edits.place;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ProcedureSet;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.reference.FeeSchedule;
import org.cleanclaim.edits.reference.TableKey;

/** A place of service that does not exist, or where this procedure is not done. */
@EditInfo(
    id = "place-of-service",
    title = "Place of service does not fit",
    denial = "CO-5",
    severity = Severity.WARN,
    source =
        "CMS place of service code set; CPT visit families; physician fee schedule NA indicator",
    remedy = "Correct the place of service or the code.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class PlaceOfServiceEdit implements LineEdit {
  private static final Set<String> KNOWN =
      Set.of(
          ("01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 31 32"
                  + " 33 34 41 42 49 50 51 52 53 54 55 56 57 58 60 61 62 65 66 71 72 81 99")
              .split(" "));
  private static final List<Family> FAMILIES =
      List.of(
          new Family("99281-99285", "23"),
          new Family("99221-99223 99231-99239", "02 10 19 21 22 23 51 52 61"),
          new Family("99341-99350", "02 04 10 12 13 14 16 33 54 55 56"),
          new Family("99304-99310 99315-99316", "02 10 31 32 54 56"));
  private static final ProcedureSet OFFICE = ProcedureSet.of("99202-99205 99211-99215");
  private static final Set<String> NEVER_OFFICE = Set.of("21", "31", "51", "61");
  private static final Set<String> OFFICES = Set.of("11", "12", "49", "20", "17");

  private record Family(ProcedureSet procedures, Set<String> places) {
    Family(String procedures, String places) {
      this(ProcedureSet.of(procedures), Set.of(places.split(" ")));
    }
  }

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    // A missing place is required-field's to tell.
    if (line.place() == null || claim.kind() == ClaimKind.INSTITUTIONAL) {
      return;
    }
    if (!KNOWN.contains(line.place())) {
      verdicts.found(
          finding(line, "'" + line.place() + "' is no place of service.").denial("CO-16").build());
    } else if (isWrongForVisit(line)) {
      verdicts.found(
          finding(line, line.code() + " is not done at place of service " + line.place() + ".")
              .build());
    } else if (OFFICES.contains(line.place()) && line.from() != null && context.followsMedicare()) {
      FeeSchedule schedule = context.table(TableKey.FEE_SCHEDULE, line.from(), verdicts);
      FeeSchedule.Row row = schedule == null ? null : schedule.find(line.codeId());
      if (row != null && row.notInOffice()) {
        verdicts.found(
            finding(line, line.code() + " is not priced outside a facility.")
                .denial("CO-58")
                .build());
      }
    }
  }

  private static boolean isWrongForVisit(Line line) {
    for (Family family : FAMILIES) {
      if (family.procedures.contains(line.codeId())) {
        return !family.places.contains(line.place());
      }
    }
    return OFFICE.contains(line.codeId()) && NEVER_OFFICE.contains(line.place());
  }

  private static Finding.Builder finding(Line line, String message) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(line.code());
  }
}
