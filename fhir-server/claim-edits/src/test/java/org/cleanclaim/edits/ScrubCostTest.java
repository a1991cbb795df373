package org.cleanclaim.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.line;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.junit.jupiter.api.Test;

/** What a scrub costs in memory, which, unlike time, does not move with the machine's load. */
class ScrubCostTest {
  private static final int ROUNDS = 20_000;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Scrubber scrubber = Scrubber.sample();

  @Test
  void cleanClaimAllocatesLittle() {
    ClaimFacts clean =
        claim(
                "northwind-commercial",
                line(1, "99213", "25").build(),
                line(2, "20610", "RT").build(),
                line(3, "80053").build())
            .build();
    assertThat(scrubber.scrub(clean, Given.TODAY).outcome()).isEqualTo(ScrubResult.Outcome.CLEAN);
    assertThat(bytesPerScrub(clean)).isLessThan(6_000);
  }

  private long bytesPerScrub(ClaimFacts claim) {
    for (int i = 0; i < ROUNDS; i++) {
      scrubber.scrub(claim, Given.TODAY);
    }
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (int i = 0; i < ROUNDS; i++) {
      scrubber.scrub(claim, Given.TODAY);
    }
    return (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / ROUNDS;
  }
}
