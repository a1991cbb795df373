package org.cleanclaim.routes.submission;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.cleanclaim.routes.traffic.Interchanges;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;

/**
 * Puts waiting claims into interchanges: when enough wait, or the first has waited long enough.
 * Claims that are to go alone do not wait.
 */
public final class Batching {
  private final TrafficDatabase database;
  private final Submissions submissions;
  private final Interchanges interchanges;
  private final PartnerSettings partners;
  private final BatchWriting writing;
  private final Singles singles;
  private final Clock clock;

  public Batching(
      TrafficDatabase database,
      Submissions submissions,
      Interchanges interchanges,
      PartnerSettings partners,
      BatchWriting writing,
      Singles singles,
      Clock clock) {
    this.database = database;
    this.submissions = submissions;
    this.interchanges = interchanges;
    this.partners = partners;
    this.writing = writing;
    this.singles = singles;
    this.clock = clock;
  }

  public void run() {
    for (var queue : submissions.queues()) {
      var partner = partners.partner(queue.partner());
      int left = queue.size() - alone(queue.partner());
      boolean due = !queue.oldest().plus(partner.batchWait()).isAfter(clock.instant());
      while (left >= partner.batchSize() || due && left > 0) {
        int taken = build(queue.partner(), partner.batchSize());
        if (taken == 0) {
          break;
        }
        left -= taken;
      }
    }
  }

  /** How many claims went alone. */
  private int alone(String partner) {
    var all = singles.of(partner);
    for (var claim : all) {
      database.together(
          () ->
              interchanges.buildAlone(
                  partner, claim, (number, claims) -> writing.write(partner, number, claims)));
    }
    return all.size();
  }

  /** How many claims went into the interchange: fewer than wait where two kinds do. */
  private int build(String partner, int most) {
    var taken = new AtomicInteger();
    database.together(
        () ->
            interchanges.build(
                partner,
                most,
                (number, claims) -> {
                  var written = writing.write(partner, number, claims);
                  taken.set(written.claims().size());
                  return written;
                }));
    return taken.get();
  }
}
