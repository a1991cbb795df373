package org.cleanclaim.edits.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.judge;
import static org.cleanclaim.edits.Given.line;

import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Given;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.ScrubResult.Outcome;
import org.cleanclaim.edits.ScrubResult.Verdict;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Speaks;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.junit.jupiter.api.Test;

class DenialHistoryEditTest {
  private static final String NORTHWIND = "northwind-commercial";
  private final DenialHistoryEdit edit = new DenialHistoryEdit();

  @Test
  void saysWhatWasCountedNeverAPercentage() {
    ScrubResult result = judge(edit, knee("M25.561", "RT").build());

    assertThat(result.outcome()).isEqualTo(Outcome.CLEAN);
    assertThat(result.alerts())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.severity()).isEqualTo(Severity.INFO);
              assertThat(alert.message())
                  .isEqualTo("14 of 16 claims like this were denied in 90 days.");
              assertThat(alert.remedy()).startsWith("13 of the 14 were denied as CO-197.");
              assertThat(alert.denial()).isEqualTo("CO-197");
              assertThat(alert.amountAtRisk()).isEqualByComparingTo("100.00");
              assertThat(alert.editions()).containsExactly("Denial rates SAMPLE");
            });
  }

  @Test
  void staysSilentOnWhatIsMostlyPaidOrHardlyKnown() {
    Speaks.does(edit)
        .notOn(knee("M17.11", "RT"))
        .notOn(knee("M25.561", "LT"))
        .notOn(claim(NORTHWIND, line(1, "99213").build()))
        .notOn(claim("medicare-part-b", line(1, "73721", "RT").build()))
        .notOn(claim("payer-nobody-knows", line(1, "73721", "RT").build()))
        .notOn(claim(NORTHWIND, line(1, "").build()))
        .notOn(knee("M25.561", "RT").selfPay(true));
  }

  @Test
  void thinEvidenceIsNoEvidence() {
    // Four of seven were denied, and seven claims are too few to be told.
    ScrubResult result =
        judge(edit, claim("state-medicaid", knee(1).build()).diagnosis(2, "M17.11").build());
    assertThat(result.alerts()).isEmpty();
  }

  @Test
  void saysNotCheckedWithoutAnEditionAndLeavesTheClaimClean() {
    ScrubResult result =
        judge(edit, knee("M25.561", "RT").build(), Given.TODAY, ReferenceLibrary.empty());

    assertThat(result.verdicts())
        .extracting(Verdict::verdict, Verdict::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Verdict.Kind.NOT_CHECKED, "Denial rates: no edition loaded for 2026-08-12"));
    assertThat(result.unchecked()).hasSize(1);
    assertThat(result.outcome()).isEqualTo(Outcome.CLEAN);
  }

  @Test
  void isTheSameAtEveryScrubAndForEachLine() {
    ScrubResult result =
        judge(
            edit,
            claim(NORTHWIND, knee(1, "RT").build(), knee(2, "RT").build())
                .diagnosis(2, "M25.561")
                .build());
    assertThat(result.alerts()).extracting(Alert::line).isEqualTo(List.of(1, 2));
  }

  private static ClaimFactsBuilder knee(String diagnosis, String side) {
    return claim(NORTHWIND, knee(1, side).build()).diagnosis(2, diagnosis);
  }

  private static Line.Builder knee(int sequence, String... modifiers) {
    return Line.of(sequence, "73721")
        .modifiers(modifiers)
        .on(Given.TODAY)
        .charge(new BigDecimal("100.00"))
        .place("11")
        .diagnoses(2);
  }
}
