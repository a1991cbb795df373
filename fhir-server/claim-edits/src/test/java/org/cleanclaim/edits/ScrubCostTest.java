package org.cleanclaim.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a scrub costs in memory, which, unlike time, does not move with the machine's load. */
class ScrubCostTest {

  private static final Map<String, Cost> COSTS = new HashMap<>();

  private record Cost(long bytes, int findings) {}

  @BeforeAll
  static void measure() throws IOException, InterruptedException {
    Process measuring =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                ScrubAllocation.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (Scanner out = new Scanner(measuring.getInputStream(), StandardCharsets.UTF_8)) {
      while (out.hasNext()) {
        COSTS.put(out.next(), new Cost(out.nextLong(), out.nextInt()));
      }
    }
    assertThat(measuring.waitFor()).isZero();
  }

  @Test
  void aCleanClaimCostsNothingBeyondItsFacts() {
    assertThat(COSTS.get("clean").findings()).isZero();
    assertThat(COSTS.get("clean").bytes()).isLessThanOrEqualTo(64);
  }

  @Test
  void linesThatConcernNoEditCostNothing() {
    assertThat(COSTS.get("long").findings()).isZero();
    assertThat(COSTS.get("long").bytes()).isLessThanOrEqualTo(64);
  }

  /** A pair that is there and let pass is remembered while it is looked at. */
  @Test
  void aBypassedPairCostsLittle() {
    assertThat(COSTS.get("bypassed").findings()).isZero();
    assertThat(COSTS.get("bypassed").bytes()).isLessThanOrEqualTo(480);
  }

  /** Its words are put together when somebody reads them, so a batch that counts pays little. */
  @Test
  void aFindingCostsLittleUntilItIsRead() {
    Cost one = COSTS.get("one-duplicate");
    Cost six = COSTS.get("six-duplicates");
    assertThat(one.findings()).isEqualTo(1);
    assertThat(six.findings()).isEqualTo(6);
    assertThat((six.bytes() - one.bytes()) / 5).isLessThanOrEqualTo(250);
  }

  /** Everything of a claim that is denied for three reasons, the answer's own lists too. */
  @Test
  void aDeniedClaimCostsLittleMore() {
    Cost denied = COSTS.get("denied");
    assertThat(denied.findings()).isGreaterThan(2);
    assertThat(denied.bytes() / denied.findings()).isLessThanOrEqualTo(480);
  }
}
