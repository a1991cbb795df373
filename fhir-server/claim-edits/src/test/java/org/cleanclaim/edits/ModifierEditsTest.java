package org.cleanclaim.edits;

import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.line;
import static org.cleanclaim.edits.Severity.HOLD;
import static org.cleanclaim.edits.Severity.INFO;
import static org.cleanclaim.edits.Severity.WARN;
import static org.cleanclaim.edits.Speaks.does;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.cleanclaim.edits.facts.CareRole;
import org.cleanclaim.edits.facts.CareTeamMember;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.SupportingInfo;
import org.cleanclaim.edits.history.FrequencyLimitEdit;
import org.cleanclaim.edits.modifier.DrugWasteEdit;
import org.cleanclaim.edits.modifier.GlobalProcedureEdit;
import org.cleanclaim.edits.modifier.GlobalVisitEdit;
import org.cleanclaim.edits.modifier.Modifier25MisuseEdit;
import org.cleanclaim.edits.modifier.Modifier51Edit;
import org.cleanclaim.edits.modifier.Modifier5253Edit;
import org.cleanclaim.edits.modifier.Modifier57MissingEdit;
import org.cleanclaim.edits.modifier.Modifier57MisuseEdit;
import org.cleanclaim.edits.modifier.ModifierAbnEdit;
import org.cleanclaim.edits.modifier.ModifierAssistantEdit;
import org.cleanclaim.edits.modifier.ModifierBilateralEdit;
import org.cleanclaim.edits.modifier.ModifierComponentEdit;
import org.cleanclaim.edits.modifier.ModifierCosurgeonEdit;
import org.cleanclaim.edits.modifier.ModifierDistinctEdit;
import org.cleanclaim.edits.modifier.ModifierProcedureEdit;
import org.cleanclaim.edits.modifier.ModifierRepeatEdit;
import org.cleanclaim.edits.modifier.ModifierUnknownEdit;
import org.cleanclaim.edits.modifier.TelehealthEdit;
import org.cleanclaim.edits.modifier.TherapyEdit;
import org.cleanclaim.edits.ncci.AddOnWithoutPrimaryEdit;
import org.cleanclaim.edits.ncci.NcciBypassDoubtEdit;
import org.junit.jupiter.api.Test;

/** Modifiers, global periods and add-ons: where each edit speaks and where it is silent. */
class ModifierEditsTest {

  @Test
  void ncciBypassDoubt() {
    does(new NcciBypassDoubtEdit())
        .on(lines(line(1, "11042", "RT"), line(2, "97597", "RT")), WARN, "CO-236")
        .on(lines(line(1, "99213", "59")), WARN, "CO-236")
        .on(lines(line(1, "11042"), line(2, "97597", "59", "XS")), WARN, "CO-236")
        .on(lines(line(1, "11721"), line(2, "11720", "59")), WARN, "CO-236")
        .on(lines(line(1, "11042"), line(2, "97597", "XP")), WARN, "CO-236")
        .on(
            lines(line(1, "11042").encounter("e"), line(2, "97597", "XE").encounter("e")),
            WARN,
            "CO-236")
        .notOn(lines(line(1, "11042", "RT"), line(2, "97597", "LT")))
        .on(lines(line(1, "11042", "RT"), line(2, "97597", "59")), WARN, "CO-236")
        .notOn(lines(line(1, "11042", "RT"), line(2, "97597", "LT", "59")))
        .notOn(lines(line(1, "11042"), line(2, "97597", "59")))
        .notOn(lines(line(1, "11042"), line(2, "97597", "XS")));
  }

  @Test
  void addOnWithoutPrimary() {
    does(new AddOnWithoutPrimaryEdit())
        .on(lines(line(1, "17003")), HOLD, "CO-107")
        .on(lines(line(1, "17003"), line(2, "11042")), HOLD, "CO-107")
        .notOn(lines(line(1, "17003"), line(2, "17000")))
        .on(lines(line(1, "17003"), line(2, "17000").on(TODAY.minusDays(1))), HOLD, "CO-107")
        .on(lines(line(1, "93320")), WARN, "CO-107")
        .notOn(lines(line(1, "93320"), line(2, "93306")))
        .on(lines(line(1, "90472"), line(2, "96372")), WARN, "CO-107")
        .notOn(lines(line(1, "90472"), line(2, "90471")))
        .notOn(lines(line(1, "99213")))
        .notOn(after(line(1, "17003"), line(1, "17000")));
  }

  @Test
  void modifier25Misuse() {
    does(new Modifier25MisuseEdit())
        .on(lines(line(1, "20610", "25")), HOLD, "CO-4")
        .on(lines(line(1, "97161", "25")), WARN, "CO-4")
        .on(lines(line(1, "96372", "25")), HOLD, "CO-4")
        .on(lines(line(1, "99213", "25").on(TODAY.minusDays(1)), line(2, "27447")), WARN, "CO-4")
        .on(lines(line(1, "99213", "25")), INFO, "CO-4")
        .on(lines(line(1, "99213", "25"), line(2, "27447")), WARN, "CO-4")
        .notOn(lines(line(1, "99213", "25"), line(2, "20610")));
  }

  @Test
  void modifier57() {
    does(new Modifier57MissingEdit())
        .on(lines(line(1, "99223"), line(2, "47562")), WARN, "CO-97")
        .on(lines(line(1, "99223").on(TODAY.minusDays(1)), line(2, "47562")), WARN, "CO-97")
        .notOn(lines(line(1, "99223").on(TODAY.minusDays(2)), line(2, "47562")))
        .notOn(lines(line(1, "99223", "57"), line(2, "47562")))
        .notOn(lines(line(1, "99213"), line(2, "20610")));
    does(new Modifier57MisuseEdit())
        .on(lines(line(1, "47562", "57")), WARN, "CO-4")
        .on(lines(line(1, "99213", "57"), line(2, "20610")), WARN, "CO-4")
        .notOn(lines(line(1, "99223", "57"), line(2, "47562")));
  }

  @Test
  void visitBesideMajorSurgeryIsToldOnceAndOffers57() {
    ScrubResult result = Given.scrub(lines(line(1, "99213"), line(2, "27447").place("21")).build());
    org.assertj.core.api.Assertions.assertThat(result.alerts())
        .filteredOn(alert -> alert.line() == 1)
        .extracting(Alert::edit, alert -> alert.fixes().get(0).value())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("modifier-25-missing", "57"));
  }

  @Test
  void globalVisit() {
    does(new GlobalVisitEdit())
        .on(afterSurgery("27447", 90, line(1, "99213")), HOLD, "CO-97")
        .notOn(afterSurgery("27447", 91, line(1, "99213")))
        .on(afterSurgery("10060", 10, line(1, "99213")), HOLD, "CO-97")
        .notOn(afterSurgery("10060", 11, line(1, "99213")))
        .notOn(afterSurgery("20610", 1, line(1, "99213")))
        .notOn(
            afterSurgery("27447", 30, Line.of(1, "99213").modifiers("24").on(TODAY).diagnoses(2)))
        .on(afterSurgery("27447", 30, line(1, "99213", "24")), WARN, "CO-97")
        .notOn(afterSurgery("27447", 30, line(1, "71046")));
  }

  @Test
  void globalProcedure() {
    does(new GlobalProcedureEdit())
        .on(afterSurgery("27447", 30, line(1, "29881")), HOLD, "CO-97")
        .notOn(afterSurgery("27447", 30, line(1, "29881", "79")))
        .notOn(afterSurgery("27447", 30, line(1, "29881", "58")))
        .on(afterSurgery("27447", 30, line(1, "29881", "78")), WARN, "CO-97")
        .notOn(afterSurgery("27447", 30, line(1, "29881", "78").place("22")))
        .notOn(afterSurgery("27447", 30, line(1, "71046")))
        .notOn(afterSurgery("27447", 120, line(1, "29881")));
  }

  @Test
  void modifierBilateral() {
    does(new ModifierBilateralEdit())
        .on(lines(line(1, "11042", "50")), HOLD, "CO-4")
        .on(lines(line(1, "20610", "50").quantity(new BigDecimal(2))), HOLD, "CO-4")
        .notOn(lines(line(1, "20610", "50")))
        .on(lines(line(1, "20610", "50", "RT")), HOLD, "CO-4")
        .on(lines(line(1, "69210", "50")), HOLD, "CO-4")
        .on(lines(line(1, "69210", "LT"), line(2, "69210", "RT")), HOLD, "CO-4")
        .notOn(lines(line(1, "69210", "LT")))
        .notOn(lines(line(1, "73560", "50")));
  }

  @Test
  void modifierComponent() {
    does(new ModifierComponentEdit())
        .notOn(lines(line(1, "71046", "26").place("22")))
        .on(lines(line(1, "71046").place("22")), WARN, "CO-5")
        .notOn(lines(line(1, "71046")))
        .on(lines(line(1, "99213", "26")), HOLD, "CO-4")
        .on(lines(line(1, "93000", "TC")), HOLD, "CO-4")
        .on(lines(line(1, "71046", "26", "TC")), WARN, "CO-4");
  }

  @Test
  void modifiers51And52And53() {
    does(new Modifier51Edit())
        .on(lines(line(1, "17003", "51")), WARN, "CO-4")
        .on(lines(line(1, "11042", "51")), INFO, "CO-4")
        .notOn(lines(line(1, "11042")));
    does(new Modifier5253Edit())
        .on(lines(line(1, "99213", "52")), WARN, "CO-4")
        .on(lines(line(1, "43239", "52", "53")), WARN, "CO-4")
        .on(lines(line(1, "43239", "73")), WARN, "CO-4")
        .notOn(lines(line(1, "43239", "53")));
  }

  @Test
  void assistantsAndCosurgeons() {
    does(new ModifierAssistantEdit())
        .on(lines(line(1, "10060", "80")), HOLD, "CO-54")
        .on(lines(line(1, "66984", "80")), WARN, "CO-54")
        .notOn(lines(line(1, "27447", "80")))
        .on(lines(line(1, "27447", "AS")), WARN, "CO-4")
        .notOn(
            lines(line(1, "27447", "AS").careTeam(5))
                .careTeam(
                    new CareTeamMember(
                        5, CareRole.RENDERING, Given.OTHER_NPI, "363A00000X", null, false)))
        .notOn(
            lines(line(1, "27447", "AS").careTeam(5))
                .careTeam(
                    new CareTeamMember(5, CareRole.RENDERING, Given.OTHER_NPI, null, null, false)));
    does(new ModifierCosurgeonEdit())
        .on(lines(line(1, "11042", "62")), HOLD, "CO-54")
        .on(lines(line(1, "47562", "62")), WARN, "CO-54")
        .notOn(lines(line(1, "27447", "62")))
        .notOn(lines(line(1, "33533", "66")));
  }

  @Test
  void modifierRepeat() {
    does(new ModifierRepeatEdit())
        .on(lines(line(1, "71046", "91")), WARN, "CO-4")
        .on(lines(line(1, "80053", "76")), WARN, "CO-4")
        .on(lines(line(1, "99213", "77")), WARN, "CO-4")
        .notOn(lines(line(1, "71046", "76")))
        .notOn(lines(line(1, "80053", "91")));
  }

  @Test
  void modifierAbn() {
    does(new ModifierAbnEdit())
        .on(lines(line(1, "83036", "GA", "GZ")), HOLD, "CO-4")
        .on(lines(line(1, "83036", "GX", "GA")), HOLD, "CO-4")
        .on(lines(line(1, "83036", "GA", "KX")), WARN, "CO-4")
        .on(lines(line(1, "83036", "GZ")), INFO, "CO-50")
        .on(lines(line(1, "83036", "GX", "GY")), INFO, "PR-96")
        .on(claim("northwind-commercial", line(1, "83036", "GA").build()), WARN, "CO-4")
        .notOn(lines(line(1, "83036", "GX", "KX")))
        .notOn(lines(line(1, "83036", "GA")));
  }

  @Test
  void telehealth() {
    does(new TelehealthEdit())
        .on(lines(line(1, "20610").place("10")), HOLD, "CO-96")
        .notOn(lines(line(1, "99213").place("10")))
        .on(lines(line(1, "99213", "95", "93").place("10")), HOLD, "CO-4")
        .on(lines(line(1, "99213", "95")), WARN, "CO-5")
        .on(lines(line(1, "99213", "GT").place("02")), WARN, "CO-4")
        .notOn(claim("state-medicaid", line(1, "99213", "GT").place("02").build()))
        .on(claim("northwind-commercial", line(1, "99213").place("02").build()), WARN, "CO-4")
        .notOn(claim("northwind-commercial", line(1, "99213", "95").place("02").build()));
  }

  @Test
  void modifierDistinct() {
    does(new ModifierDistinctEdit())
        .on(lines(line(1, "11042", "59")), INFO, "CO-4")
        .notOn(lines(line(1, "11042"), line(2, "97597", "59")))
        .notOn(lines(line(1, "11042")));
  }

  @Test
  void drugWaste() {
    does(new DrugWasteEdit())
        .on(lines(line(1, "J0585")), HOLD, "CO-16")
        .notOn(lines(line(1, "J0585", "JZ")))
        .notOn(lines(line(1, "J0585"), line(2, "J0585", "JW")))
        .on(lines(line(1, "J0585", "JW")), HOLD, "CO-16")
        .on(lines(line(1, "J0585", "JW", "JZ")), HOLD, "CO-16")
        .on(lines(line(1, "J0585", "JZ"), line(2, "J0585", "JW")), HOLD, "CO-16")
        .on(
            claim("state-medicaid", line(1, "J3301").build())
                .information(
                    new SupportingInfo(
                        1, SupportingInfo.DRUG_CODE, "0003-0293-05", null, null, null, null)),
            HOLD,
            "CO-16")
        .notOn(lines(line(1, "J3301")))
        .notOn(lines(line(1, "J0585").on(LocalDate.of(2023, 6, 30))))
        .on(claim("state-medicaid", line(1, "J3301").build()), HOLD, "CO-16")
        .notOn(
            claim("state-medicaid", line(1, "J3301").build())
                .information(
                    new SupportingInfo(
                        1, SupportingInfo.DRUG_CODE, "00003029305", null, null, null, null)));
  }

  @Test
  void therapy() {
    does(new TherapyEdit())
        .on(lines(line(1, "97110")), HOLD, "CO-4")
        .notOn(lines(line(1, "97110", "GP")))
        .notOn(lines(line(1, "97597")))
        .notOn(claim("northwind-commercial", line(1, "97110").build()));
  }

  @Test
  void modifierUnknown() {
    does(new ModifierUnknownEdit())
        .on(lines(line(1, "99213", "2")), HOLD, "CO-182")
        .on(lines(line(1, "J3301", "JG")), HOLD, "CO-182")
        .on(lines(line(1, "20610", "RT", "RT")), HOLD, "CO-4")
        .on(lines(line(1, "20610", "RT", "59", "76", "22", "51")), HOLD, "CO-4")
        .notOn(lines(line(1, "20610", "RT", "59", "76", "22")))
        .notSureOf(lines(line(1, "20610", "Q9")));
  }

  @Test
  void modifierProcedure() {
    does(new ModifierProcedureEdit())
        .on(lines(line(1, "99213", "AA")), WARN, "CO-4")
        .on(lines(line(1, "00100")), WARN, "CO-4")
        .notOn(lines(line(1, "00100", "AA")))
        .on(lines(line(1, "99213", "QW")), WARN, "CO-4")
        .on(lines(line(1, "99213", "RT")), WARN, "CO-4")
        .on(lines(line(1, "20610", "24")), WARN, "CO-4")
        .on(lines(line(1, "20610", "25")), WARN, "CO-4")
        .on(lines(line(1, "99213", "26")), WARN, "CO-4")
        .on(lines(line(1, "99213", "91")), WARN, "CO-4")
        .notOn(lines(line(1, "20610", "RT")));
  }

  @Test
  void frequencyLimit() {
    does(new FrequencyLimitEdit())
        .on(earlier(LocalDate.of(2025, 9, 30), "G0439", line(1, "G0439")), WARN, "CO-119")
        .notOn(earlier(LocalDate.of(2025, 8, 31), "G0439", line(1, "G0439")))
        .on(earlier(LocalDate.of(2020, 1, 1), "G0438", line(1, "G0438")), WARN, "CO-119")
        .notOn(lines(line(1, "G0438")));
  }

  private static ClaimFactsBuilder lines(Line.Builder... lines) {
    ClaimFactsBuilder claim = claim();
    for (Line.Builder line : lines) {
      claim.line(line.build());
    }
    return claim;
  }

  private static ClaimFactsBuilder after(Line.Builder now, Line.Builder then) {
    ClaimFacts earlier = claim(then.build()).id("claim-0").build();
    return lines(now).earlier(new EarlierClaim(earlier, EarlierClaim.Status.ACTIVE));
  }

  private static ClaimFactsBuilder earlier(LocalDate day, String code, Line.Builder now) {
    return after(now, line(1, code).on(day));
  }

  private static ClaimFactsBuilder afterSurgery(String code, int days, Line.Builder now) {
    ClaimFacts surgery =
        claim(line(1, code).on(TODAY.minusDays(days)).build()).id("claim-0").build();
    return lines(now)
        .diagnosis(2, "J06.9")
        .earlier(new EarlierClaim(surgery, EarlierClaim.Status.ADJUDICATED));
  }
}
