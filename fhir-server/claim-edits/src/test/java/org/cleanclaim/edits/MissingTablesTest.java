package org.cleanclaim.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.line;

import java.util.List;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.Loaded;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.edits.reference.TableKey;
import org.junit.jupiter.api.Test;

/** Take a table away: no claim that needs it is clean, and one notice names the gap. */
class MissingTablesTest {
  private static final PayerPolicies POLICIES = PayerPolicies.shipped();

  @Test
  void withoutTheQuartersPairsNoClaimIsCleanNotEvenOfOneLine() {
    ClaimFacts alone = claim("northwind-commercial", line(1, "99213").build()).build();
    assertThat(scrub(alone, ReferenceLibrary.sample()).outcome())
        .isEqualTo(ScrubResult.Outcome.CLEAN);

    ScrubResult without = scrub(alone, without(TableKey.PTP_PRACTITIONER));

    assertThat(without.outcome()).isEqualTo(ScrubResult.Outcome.INCOMPLETE);
    assertThat(without.unchecked())
        .extracting(ScrubResult.Unchecked::edit, ScrubResult.Unchecked::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "ncci-ptp", "NCCI PTP practitioner: no edition loaded for " + TODAY));
  }

  @Test
  void oneNoticeNamesAllDaysAndAllEditsThatNeededTheTable() {
    Line[] lines = {
      line(1, "99213").build(),
      line(2, "20610").build(),
      line(3, "97597", "59").on(TODAY.minusDays(1)).build()
    };
    ScrubResult result =
        scrub(claim("northwind-commercial", lines).build(), without(TableKey.PTP_PRACTITIONER));

    assertThat(result.unchecked()).hasSize(1);
    assertThat(result.unchecked().get(0).reason())
        .startsWith(
            "NCCI PTP practitioner: no edition loaded for " + TODAY.minusDays(1) + ", " + TODAY)
        .contains("modifier-25-missing");
    assertThat(result.verdicts())
        .filteredOn(verdict -> verdict.verdict() == ScrubResult.Verdict.Kind.NOT_CHECKED)
        .extracting(ScrubResult.Verdict::edit)
        .contains("ncci-ptp", "modifier-25-missing");
  }

  @Test
  void everyTableIsMissedByItsNameAndOnce() {
    ClaimFacts claim =
        claim(line(1, "99213").build(), line(2, "20610").build(), line(3, "83036").build())
            .diagnosis(2, "M17.11")
            .build();
    ScrubResult result = scrub(claim, ReferenceLibrary.empty());
    assertThat(result.unchecked())
        .extracting(unchecked -> unchecked.reason().split(":")[0])
        .doesNotHaveDuplicates()
        .contains(
            "NCCI PTP practitioner",
            "MUE practitioner",
            "NCCI add-on codes",
            "Physician fee schedule",
            "ICD-10-CM",
            "Excludes1 notes",
            "Coverage articles",
            "Code lists",
            "Sex and age limits");
  }

  @Test
  void everyEditEndsInAVerdict() {
    ClaimFacts claim = claim(line(1, "99213").build(), line(2, "20610", "RT").build()).build();
    for (ReferenceLibrary library : List.of(ReferenceLibrary.sample(), ReferenceLibrary.empty())) {
      assertThat(
              scrub(claim, library).verdicts().stream().map(ScrubResult.Verdict::edit).distinct())
          .containsExactlyInAnyOrderElementsOf(InstalledEdits.ids());
    }
  }

  private static ScrubResult scrub(ClaimFacts claim, ReferenceLibrary library) {
    return Scrubber.of(() -> library, () -> POLICIES).scrub(claim, TODAY, true);
  }

  private static ReferenceLibrary without(TableKey<?> key) {
    List<Loaded<?>> kept =
        ReferenceLibrary.sample().tables().stream().filter(one -> one.key() != key).toList();
    return ReferenceLibrary.of(kept);
  }
}
