package org.cleanclaim.routes.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The figures of the CORE operating rules, by calendar month and calendar week. */
class PayerFiguresTest {
  private static final Duration QUICK = Duration.ofSeconds(1);
  private static final Duration SLOW = Duration.ofSeconds(21);

  private final Days clock = new Days();
  private final PayerFigures figures = new PayerFigures(clock);

  @Test
  void shareWithinTwentySecondsIsOfAnswersOfTheMonth() {
    clock.to("2026-10-31T12:00:00Z");
    figures.answered("nw", SLOW);
    clock.to("2026-11-01T12:00:00Z");
    figures.answered("nw", QUICK);
    figures.answered("nw", Duration.ofSeconds(20));
    figures.answered("nw", QUICK);
    figures.answered("nw", SLOW);
    figures.failed("nw");
    assertThat(figures.withinTwentySeconds("nw")).hasValue(0.75);
    assertThat(figures.calls("nw")).isEqualTo(6);
    assertThat(figures.failures("nw")).isEqualTo(1);
  }

  @Test
  void availabilityIsOfCallsOfTheWeekFromSundayOn() {
    clock.to("2026-11-21T23:00:00Z");
    figures.failed("nw");
    clock.to("2026-11-22T01:00:00Z");
    figures.answered("nw", SLOW);
    clock.to("2026-11-27T01:00:00Z");
    figures.failed("nw");
    assertThat(figures.availability("nw")).hasValue(0.5);
  }

  @Test
  void payerThatWasNotAskedHasNoFigures() {
    assertThat(figures.availability("nw")).isEmpty();
    assertThat(figures.withinTwentySeconds("nw")).isEmpty();
  }

  private static final class Days extends Clock {
    private Instant now = Instant.EPOCH;

    void to(String time) {
      now = Instant.parse(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
