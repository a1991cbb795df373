package org.cleanclaim.plugin.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class ClaimJudgeTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  private final ClaimJudge judge = new ClaimJudge(Scrubber.sample(), Clock.systemUTC());

  @Test
  void faultWhileReadingHoldsTheClaim() {
    ScrubResult result = judge.judge(new Claim(), null, DAY, false);
    assertThat(result.outcome()).isEqualTo(ScrubResult.Outcome.HOLD);
    assertThat(result.alerts()).extracting(a -> a.edit()).containsExactly("edit-failed");
  }

  @Test
  void coverageThatIsNotAtHandIsNotChecked() {
    Claim claim = new Claim();
    claim.addInsurance().setCoverage(new Reference("Coverage/elsewhere"));
    ScrubResult result = judge.judge(claim, new KnownResources(), DAY, false);
    assertThat(result.unchecked())
        .extracting(ScrubResult.Unchecked::reason)
        .anyMatch(reason -> reason.contains("Coverage/elsewhere"));
    assertThat(result.alerts()).extracting(a -> a.edit()).doesNotContain("coverage-missing");
  }

  @Test
  void coverageThatDoesNotExistIsMissing() {
    Claim claim = new Claim();
    claim.addInsurance().setCoverage(new Reference("Coverage/elsewhere"));
    ScrubResult result = judge.judge(claim, new KnownResources().complete(), DAY, false);
    assertThat(result.alerts()).extracting(a -> a.edit()).contains("coverage-missing");
  }

  @Test
  void coverageSentAlongIsFoundById() {
    Claim claim = new Claim();
    claim.addInsurance().setCoverage(new Reference("Coverage/c1"));
    Coverage coverage = new Coverage();
    coverage.setId("c1");
    KnownResources known = new KnownResources();
    SentResources.add(known, claim, null, List.of(coverage), List.of());
    assertThat(judge.judge(claim, known, DAY, false).unchecked())
        .extracting(ScrubResult.Unchecked::reason)
        .noneMatch(reason -> reason.contains("Coverage/c1"));
  }
}
