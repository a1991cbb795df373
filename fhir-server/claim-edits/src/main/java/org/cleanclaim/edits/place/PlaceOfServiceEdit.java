package org.cleanclaim.edits.place;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ProcedureSet;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.reference.CodeSet;
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
          new Family("99281-99285", "23", "23"),
          new Family("99221-99223 99231-99239", "02 10 19 21 22 23 51 52 61", "21 22"),
          new Family("99341-99350", "02 04 10 12 13 14 16 33 54 55 56", "12 13"),
          new Family("99304-99310 99315-99316", "02 10 31 32 54 56", "31 32"));
  private static final String HOME_TELEHEALTH = "10";
  private static final LocalDate HOME_TELEHEALTH_SINCE = LocalDate.of(2022, 1, 1);
  private static final ProcedureSet OFFICE = ProcedureSet.of("99202-99205 99211-99215");
  private static final Set<String> NEVER_OFFICE = Set.of("21", "31", "51", "61");
  private static final Set<String> OFFICES = Set.of("11", "12", "49", "20", "17");

  private record Family(ProcedureSet procedures, Set<String> places, List<String> usual) {
    Family(String procedures, String places, String usual) {
      this(ProcedureSet.of(procedures), Set.of(places.split(" ")), List.of(usual.split(" ")));
    }
  }

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    // A missing place is required-field's to tell.
    if (line.place() == null || claim.kind() == ClaimKind.INSTITUTIONAL) {
      return;
    }
    if (!isKnown(line, context)) {
      verdicts.found(
          finding(line, "'" + line.place() + "' is no place of service.")
              .denial("CO-16")
              .remark("M77"));
    } else if (HOME_TELEHEALTH.equals(line.place()) && isBeforeHomeTelehealth(line)) {
      verdicts.found(
          finding(line, "Place of service 10 did not exist on " + line.from() + ".")
              .denial("CO-16")
              .remark("M77")
              .fix(place(line, "02")));
    } else if (isWrongForVisit(line)) {
      Finding finding =
          finding(line, line.code() + " is not done at place of service " + line.place() + ".");
      usualPlaces(line).forEach(usual -> finding.fix(place(line, usual)));
      verdicts.found(finding);
    } else if (OFFICES.contains(line.place()) && line.from() != null && context.followsMedicare()) {
      FeeSchedule schedule = context.table(TableKey.FEE_SCHEDULE, line.from(), verdicts);
      FeeSchedule.Row row = schedule == null ? null : schedule.find(line.codeId());
      if (row != null && row.notInOffice()) {
        verdicts.found(
            finding(line, line.code() + " is not priced outside a facility.")
                .denial("CO-58")
                .fix(place(line, "22"))
                .fix(place(line, "24")));
      }
    }
  }

  /** By CMS's own list where it is loaded, else by the numbers given up to 2026. */
  private static boolean isKnown(Line line, EditContext context) {
    CodeSet places =
        line.from() == null ? null : context.tableIfLoaded(TableKey.PLACES, line.from());
    return places == null
        ? KNOWN.contains(line.place())
        : places.contains(line.place(), line.from());
  }

  private static boolean isBeforeHomeTelehealth(Line line) {
    return line.from() != null && line.from().isBefore(HOME_TELEHEALTH_SINCE);
  }

  /**
   * Where the visits of this family are given; an office visit elsewhere than it can be has none.
   */
  private static List<String> usualPlaces(Line line) {
    for (int i = 0; i < FAMILIES.size(); i++) {
      Family family = FAMILIES.get(i);
      if (family.procedures.contains(line.codeId())) {
        return family.usual;
      }
    }
    return List.of("11");
  }

  private static Fix place(Line line, String place) {
    return Fix.setPlace(
        line.sequence(),
        place,
        "Given at place " + place + ": set place of service " + place,
        "The record shows that the service was given at place of service " + place + ".");
  }

  private static boolean isWrongForVisit(Line line) {
    for (int i = 0; i < FAMILIES.size(); i++) {
      Family family = FAMILIES.get(i);
      if (family.procedures.contains(line.codeId())) {
        return !family.places.contains(line.place());
      }
    }
    return OFFICE.contains(line.codeId()) && NEVER_OFFICE.contains(line.place());
  }

  private static Finding finding(Line line, String message) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(line.code());
  }
}
