package org.cleanclaim.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cleanclaim.edits.ScrubResult.Outcome;
import org.cleanclaim.edits.eligibility.CoverageMissingEdit;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubberTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  @Test
  void findsEveryEditOnTheClassPath() {
    assertThat(InstalledEdits.all())
        .extracting(edit -> InstalledEdits.info(edit).id())
        .contains("coverage-missing")
        .isSorted();
  }

  @Test
  void aBrokenEditHoldsTheClaimAndSilencesNobody() {
    ScrubResult result =
        scrubber(new BrokenEdit(), new CoverageMissingEdit()).scrub(claimWithoutCoverage(), TODAY);

    assertThat(result.outcome()).isEqualTo(Outcome.HOLD);
    assertThat(result.alerts())
        .extracting(Alert::edit)
        .containsExactlyInAnyOrder("edit-failed", "coverage-missing");
  }

  @Test
  void tracesWhyAnEditIsSilent() {
    ScrubResult result =
        scrubber(new CoverageMissingEdit())
            .scrub(ClaimFacts.builder().selfPay(true).build(), TODAY, true);

    assertThat(result.outcome()).isEqualTo(Outcome.CLEAN);
    assertThat(result.verdicts())
        .extracting(verdict -> verdict.verdict().code(), ScrubResult.Verdict::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("bypassed", "marked self-pay"));
  }

  @Test
  void policyBelowTheDefaultCapsAboveRaisesAndEqualLeaves() {
    assertThat(Severity.effective(null, Severity.WARN, Severity.INFO)).isEqualTo(Severity.INFO);
    assertThat(Severity.effective(Severity.WARN, Severity.WARN, Severity.INFO))
        .isEqualTo(Severity.INFO);
    assertThat(Severity.effective(Severity.WARN, Severity.HOLD, Severity.HOLD))
        .isEqualTo(Severity.WARN);
    assertThat(Severity.effective(Severity.WARN, Severity.HOLD, Severity.INFO))
        .isEqualTo(Severity.INFO);
    assertThat(Severity.effective(Severity.HOLD, Severity.WARN, Severity.INFO))
        .isEqualTo(Severity.HOLD);
    assertThat(Severity.effective(Severity.SHADOW, Severity.HOLD, Severity.INFO))
        .isEqualTo(Severity.SHADOW);
  }

  private static ClaimFacts claimWithoutCoverage() {
    return ClaimFacts.builder()
        .line(Line.of(1, "99213").on(TODAY).charge(new BigDecimal("120")).build())
        .build();
  }

  private static Scrubber scrubber(ClaimEdit... edits) {
    PayerPolicies policies = PayerPolicies.shipped();
    return Scrubber.of(List.of(edits), ReferenceLibrary::empty, () -> policies);
  }

  @EditInfo(
      id = "broken",
      title = "Breaks",
      denial = "CO-16",
      severity = Severity.INFO,
      source = "test")
  private static final class BrokenEdit implements ClaimEdit {
    @Override
    public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
      verdicts.found(Finding.onClaim("half a finding"));
      throw new IllegalStateException("broken");
    }
  }

  @Test
  void boundsTheTrialsOfFixesOnAClaimOfVeryManyLines() {
    Line[] lines =
        IntStream.rangeClosed(1, 999)
            .mapToObj(number -> Given.line(number, "99213").build())
            .toArray(Line[]::new);
    EveryLine edit = new EveryLine();
    ScrubResult result =
        Scrubber.of(List.of(edit), ReferenceLibrary::empty, PayerPolicies::shipped)
            .scrub(Given.claim(lines).build(), LocalDate.of(2026, 11, 23));
    assertThat(result.alerts()).hasSize(999);
    assertThat(edit.times).isBetween(2, 21);
  }

  /** Finds something on every line and would change each. */
  @EditInfo(
      id = "every-line",
      title = "Every line",
      denial = "CO-16",
      severity = Severity.INFO,
      source = "test",
      remedy = "none")
  private static final class EveryLine implements ClaimEdit {
    private int times;

    @Override
    public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
      times++;
      for (Line line : claim.lines()) {
        verdicts.found(
            Finding.on(line.sequence(), "found")
                .fix(Fix.setUnits(line.sequence(), "1", "One unit", "the record")));
      }
    }
  }

  @Test
  void theSiteSaysWhomAnAlertIsToldAndAPayersPolicySaysItLast(@TempDir Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve("acme.yaml"),
        """
        id: acme
        name: Acme
        kind: commercial
        audience: { charge-balance: front-desk }
        """);
    PayerPolicies policies = PayerPolicies.load(folder);
    Scrubber usual = Scrubber.of(ReferenceLibrary::sample, () -> policies);
    Scrubber site = usual.toldTo(Map.of("charge-balance", Set.of(Audience.CLINICIAN)));
    assertThat(audience(usual, "northwind-commercial")).containsExactly(Audience.BILLER);
    assertThat(audience(site, "northwind-commercial")).containsExactly(Audience.CLINICIAN);
    assertThat(audience(site, "acme")).containsExactly(Audience.FRONT_DESK);
  }

  private static Set<Audience> audience(Scrubber scrubber, String payer) {
    ClaimFacts unbalanced =
        Given.claim(payer, Given.line(1, "99213").build()).total(new BigDecimal("1.00")).build();
    return scrubber.scrub(unbalanced, Given.TODAY).alerts().stream()
        .filter(alert -> alert.edit().equals("charge-balance"))
        .findFirst()
        .orElseThrow()
        .audience();
  }
}
