package org.cleanclaim.routes.eligibility;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cleanclaim.routes.x12.X12Refusal;

/**
 * How each payer answers in real time, in the figures of the CAQH CORE operating rules: the share
 * of answers within 20 seconds in the calendar month (at least 90 percent is asked for), and the
 * share of calls that were answered at all in the calendar week, which begins on Sunday (its system
 * is to be there for at least 86 percent). Counted since the process began.
 */
public final class PayerFigures {
  private static final Duration WITHIN = Duration.ofSeconds(20);
  private static final int DAYS_KEPT = 40;

  /** Payer ids come from requests, so their number is bounded. */
  private static final int MOST_PAYERS = 1000;

  private final Clock clock;
  private final Map<String, Map<LocalDate, Day>> payers = new ConcurrentHashMap<>();

  private final List<Consumer<String>> met = new CopyOnWriteArrayList<>();

  public PayerFigures(Clock clock) {
    this.clock = clock;
  }

  /** One day of one payer. */
  private record Day(long calls, long answered, long within) {
    static final Day NONE = new Day(0, 0, 0);

    Day plus(Day other) {
      return new Day(calls + other.calls, answered + other.answered, within + other.within);
    }
  }

  /** The same call, watched. */
  public PayerCall watch(PayerCall call) {
    return (payerId, question) -> {
      long begun = System.nanoTime();
      try {
        var answer = call.ask(payerId, question);
        answered(payerId, Duration.ofNanos(System.nanoTime() - begun));
        return answer;
      } catch (X12Refusal ours) {
        // Our own request is at fault, which says nothing of the payer.
        throw ours;
      } catch (RuntimeException failed) {
        failed(payerId);
        throw failed;
      }
    };
  }

  void answered(String payerId, Duration lasted) {
    count(payerId, new Day(1, 1, lasted.compareTo(WITHIN) <= 0 ? 1 : 0));
  }

  void failed(String payerId) {
    count(payerId, new Day(1, 0, 0));
  }

  private void count(String payerId, Day one) {
    if (!payers.containsKey(payerId) && payers.size() >= MOST_PAYERS) {
      return;
    }
    var days = payers.get(payerId);
    if (days == null) {
      var fresh = new ConcurrentSkipListMap<LocalDate, Day>();
      days = payers.putIfAbsent(payerId, fresh);
      if (days == null) {
        days = fresh;
        met.forEach(told -> told.accept(payerId));
      }
    }
    var today = LocalDate.now(clock);
    days.merge(today, one, Day::plus);
    days.keySet().removeIf(day -> day.isBefore(today.minusDays(DAYS_KEPT)));
  }

  /** Tells of each payer when it was called first. */
  public void whenMet(Consumer<String> told) {
    met.add(told);
    payers.keySet().forEach(told);
  }

  /** Calls since the process began, or in the last forty days. */
  public long calls(String payerId) {
    return since(payerId, LocalDate.MIN).calls();
  }

  public long failures(String payerId) {
    var all = since(payerId, LocalDate.MIN);
    return all.calls() - all.answered();
  }

  /** Share of this month's answers that came within 20 seconds; empty when there was none. */
  public OptionalDouble withinTwentySeconds(String payerId) {
    var month = since(payerId, today().withDayOfMonth(1));
    return share(month.within(), month.answered());
  }

  /** Share of this week's calls that were answered; empty when there was none. */
  public OptionalDouble availability(String payerId) {
    var week = since(payerId, today().with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)));
    return share(week.answered(), week.calls());
  }

  private LocalDate today() {
    return ZonedDateTime.now(clock).toLocalDate();
  }

  private Day since(String payerId, LocalDate first) {
    return payers.getOrDefault(payerId, Map.of()).entrySet().stream()
        .filter(day -> !day.getKey().isBefore(first))
        .map(Map.Entry::getValue)
        .reduce(Day.NONE, Day::plus);
  }

  private static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
