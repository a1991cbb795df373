package org.cleanclaim.standalone.demo.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.cleanclaim.standalone.demo.history.PastClaim.Before;
import org.cleanclaim.standalone.demo.history.PastClaim.Denial;
import org.cleanclaim.standalone.demo.history.PastClaim.End;
import org.cleanclaim.standalone.demo.history.PastClaim.Service;

/**
 * What is drawn of the past: the same claim for the same number, size and day, however often and in
 * whatever order it is asked for.
 *
 * <p>Shares are those of practices one reads about: about one claim of nine is denied at first,
 * fewer than a year ago; somewhat more than half of the denials are turned.
 */
record HistoryPlan(int size, LocalDate today) {

  private static final long SEED = 417_202_611L;
  private static final int DAYS = 362;

  /** How much more or less often than others a provider is denied, of a hundred. */
  private static final int[] PROVIDERS = {100, 85, 110, 95, 165, 90, 100, 75, 120, 100, 80, 105};

  /** The same of payers. */
  private static final int[] PAYERS = {95, 80, 130, 115, 105, 90};

  /** How many of a hundred it denies. */
  private static final int LEARNABLE = 60;

  private static final int DENIED_TODAY = 85;
  private static final int DENIED_A_YEAR_AGO = 115;
  private static final Service[] SERVICES = Service.values();

  PastClaim claim(int number) {
    var random = new SplittableRandom(SEED + number);
    int ago = 3 + (int) ((long) number * DAYS / size);
    var visit = workday(today.minusDays(ago));
    int provider = provider(random);
    int payer = Practice.payerOf(number % Practice.PATIENTS);
    var made = visit.plusDays(1 + random.nextInt(3));
    var decided = made.plusDays(8 + random.nextInt(14));
    boolean isDecided = !decided.isAfter(today);
    var before = isDecided ? before(random) : Before.NOTHING;
    var service =
        before == Before.NOTHING || before == Before.REJECTED
            ? SERVICES[service(random)]
            : Service.VISIT_AND_INJECTION;
    var denial = isDecided ? denial(random, before, ago, provider, payer) : null;
    if (isDecided && denial == null && isLearnable(payer, service)) {
      denial = random.nextInt(100) < LEARNABLE ? Denial.NOT_NECESSARY : null;
    }
    return ended(
        random,
        new PastClaim(
            number,
            number % Practice.PATIENTS,
            payer,
            provider,
            service,
            visit,
            made.isAfter(today) ? today : made,
            isDecided ? decided : null,
            before,
            denial,
            null,
            null,
            null));
  }

  /** One payer finds electrocardiograms needless that others pay: something to learn. */
  private static boolean isLearnable(int payer, Service service) {
    return payer == 0 && service == Service.ECG;
  }

  private static LocalDate workday(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.minusDays(1);
      case SUNDAY -> day.with(DayOfWeek.MONDAY);
      default -> day;
    };
  }

  /** Some work more than others; a few have too few claims for a figure of their own. */
  private static int provider(SplittableRandom random) {
    int drawn = random.nextInt(100);
    return drawn < 96 ? drawn * 10 / 96 : drawn < 99 ? 10 : 11;
  }

  private static int service(SplittableRandom random) {
    int drawn = random.nextInt(100);
    return drawn < 36 ? 0 : drawn < 66 ? 1 : drawn < 80 ? 2 : drawn < 88 ? 3 : drawn < 95 ? 4 : 5;
  }

  private static Before before(SplittableRandom random) {
    int drawn = random.nextInt(1000);
    return drawn < 45
        ? Before.HELD
        : drawn < 60 ? Before.SENT_AS_WARNED : drawn < 82 ? Before.REJECTED : Before.NOTHING;
  }

  /** What went out in spite of a warning is mostly denied as it said. */
  private static Denial denial(
      SplittableRandom random, Before before, int ago, int provider, int payer) {
    if (before == Before.SENT_AS_WARNED) {
      return random.nextInt(100) < 70 ? Denial.BUNDLED : null;
    }
    int trend = DENIED_TODAY + (DENIED_A_YEAR_AGO - DENIED_TODAY) * ago / DAYS;
    long often = (long) trend * PROVIDERS[provider] * PAYERS[payer] / 10_000;
    if (random.nextInt(1000) >= often) {
      return null;
    }
    int drawn = random.nextInt(100);
    for (var denial : Denial.values()) {
      drawn -= denial.often;
      if (drawn < 0) {
        return denial;
      }
    }
    throw new IllegalStateException("The shares of denials do not make a hundred.");
  }

  private PastClaim ended(SplittableRandom random, PastClaim claim) {
    if (claim.denial() == null) {
      return claim;
    }
    var end = end(random, claim.denial());
    var worked = claim.decided().plusDays(3 + random.nextInt(24));
    var ended =
        worked.plusDays(
            end == End.APPEALED_AND_WON || end == End.APPEALED_AND_LOST
                ? 15 + random.nextInt(30)
                : end == End.SENT_AGAIN ? 9 + random.nextInt(9) : 0);
    boolean isWorked = end != End.LEFT && !worked.isAfter(today);
    return new PastClaim(
        claim.number(),
        claim.patient(),
        claim.payer(),
        claim.provider(),
        claim.service(),
        claim.visit(),
        claim.made(),
        claim.decided(),
        claim.before(),
        claim.denial(),
        end,
        isWorked ? worked : null,
        isWorked && !ended.isAfter(today) ? ended : null);
  }

  private static End end(SplittableRandom random, Denial denial) {
    int drawn = random.nextInt(100);
    return switch (denial) {
      case DUPLICATE, TOO_LATE ->
          drawn < 25 ? End.SENT_AGAIN : drawn < 93 ? End.WRITTEN_OFF : End.LEFT;
      case NO_BENEFIT -> drawn < 80 ? End.PATIENT_BILLED : End.WRITTEN_OFF;
      case NO_AUTHORIZATION, NOT_NECESSARY, BUNDLED, RECORDS_WANTED ->
          drawn < 47
              ? End.APPEALED_AND_WON
              : drawn < 78 ? End.APPEALED_AND_LOST : drawn < 96 ? End.WRITTEN_OFF : End.LEFT;
      default -> drawn < 82 ? End.SENT_AGAIN : drawn < 96 ? End.WRITTEN_OFF : End.LEFT;
    };
  }
}
