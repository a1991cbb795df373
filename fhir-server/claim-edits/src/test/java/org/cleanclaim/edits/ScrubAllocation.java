package org.cleanclaim.edits;

import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.line;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;

/**
 * Prints what scrubs allocate, once they are compiled as a server's are: {@code name bytes
 * findings}. Run in a process of its own, because tests run with the quick compiler alone.
 */
public final class ScrubAllocation {

  private static final int ROUNDS = 100_000;
  private static final String PAYER = "northwind-commercial";

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Scrubber scrubber = Scrubber.sample();

  public static void main(String[] none) {
    ScrubAllocation allocation = new ScrubAllocation();
    allocation.print(
        "clean",
        claim(PAYER, line(1, "99213").build(), line(2, "71046").build(), line(3, "80053").build())
            .build());
    allocation.print(
        "long",
        claim(
                PAYER,
                IntStream.rangeClosed(1, 12)
                    .mapToObj(i -> line(i, "80053").on(Given.TODAY.minusDays(i)).build())
                    .toArray(Line[]::new))
            .build());
    allocation.print(
        "bypassed",
        claim(PAYER, line(1, "99213", "25").build(), line(2, "20610", "RT").build()).build());
    allocation.print(
        "denied",
        claim(
                PAYER,
                line(1, "99213").build(),
                line(2, "20610", "RT").quantity(BigDecimal.TEN).build(),
                line(3, "71046").build(),
                line(4, "71046").build())
            .build());
    allocation.print("one-duplicate", duplicates(1));
    allocation.print("six-duplicates", duplicates(6));
  }

  /** On each of so many days the same film twice. */
  private static ClaimFacts duplicates(int days) {
    return claim(
            PAYER,
            IntStream.range(0, 2 * days)
                .mapToObj(i -> line(i + 1, "71046").on(Given.TODAY.minusDays(1 + i / 2)).build())
                .toArray(Line[]::new))
        .build();
  }

  private void print(String name, ClaimFacts facts) {
    for (int i = 0; i < ROUNDS; i++) {
      scrubber.scrubWithoutFixes(facts, Given.TODAY);
    }
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < ROUNDS; i++) {
      scrubber.scrubWithoutFixes(facts, Given.TODAY);
    }
    long bytes = (threads.getThreadAllocatedBytes(thread) - before) / ROUNDS;
    int findings = scrubber.scrub(facts, Given.TODAY).alerts().size();
    System.out.println(name + " " + bytes + " " + findings);
  }
}
