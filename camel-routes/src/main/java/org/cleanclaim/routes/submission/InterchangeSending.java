package org.cleanclaim.routes.submission;

import java.time.Clock;
import java.time.Duration;
import org.cleanclaim.routes.traffic.InterchangeState;
import org.cleanclaim.routes.traffic.Interchanges;
import org.cleanclaim.routes.traffic.OutgoingInterchange;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an interchange once, and finds out what became of it when that is not known. Nothing is
 * sent again on a guess: only when the partner drops duplicates by itself.
 */
public final class InterchangeSending {
  private static final Logger LOG = LoggerFactory.getLogger(InterchangeSending.class);
  private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

  private final TrafficDatabase database;
  private final Interchanges interchanges;
  private final PartnerSettings partners;
  private final Mailbox mailbox;
  private final Doubts doubts;
  private final Steps steps;
  private final Duration timeout;
  private final Clock clock;

  public InterchangeSending(
      TrafficDatabase database,
      Interchanges interchanges,
      PartnerSettings partners,
      Mailbox mailbox,
      Doubts doubts,
      Steps steps,
      SubmissionSettings settings,
      Clock clock) {
    this.database = database;
    this.interchanges = interchanges;
    this.partners = partners;
    this.mailbox = mailbox;
    this.doubts = doubts;
    this.steps = steps;
    this.timeout = settings.sendTimeout();
    this.clock = clock;
  }

  /** The step after a batch was built; harmless when it is done again. */
  public void send(long id) {
    var seen = interchanges.find(id).orElse(null);
    if (seen == null) {
      return;
    }
    if (seen.state() == InterchangeState.SENDING) {
      // Whoever began it did not come to an end.
      doubt(seen, "Sending was cut off; whether it arrived is being found out.");
    } else if (seen.state() == InterchangeState.READY) {
      long begun = System.nanoTime();
      if (database.together(() -> interchanges.begin(seen))) {
        deliver(interchanges.find(id).orElseThrow(), begun);
      }
    }
  }

  private void deliver(OutgoingInterchange sending, long begun) {
    // A worker that was frozen writes nothing: another may have taken over.
    if (System.nanoTime() - begun > timeout.toNanos()) {
      doubt(sending, "Sending took too long; whether it arrived is being found out.");
      return;
    }
    try {
      mailbox.put(sending.partner(), sending.fileName(), sending.body());
    } catch (MailboxRefusal refusal) {
      LOG.warn("Sending {} failed: {}", sending.fileName(), refusal.getMessage());
      doubt(sending, refusal.getMessage() + " Whether the claim arrived is being found out.");
      return;
    } catch (RuntimeException failed) {
      LOG.warn("Sending {} failed: {}", sending.fileName(), failed.getClass().getName());
      doubt(sending, "Sending failed on the way; whether it arrived is being found out.");
      return;
    }
    database.together(() -> interchanges.sent(sending.id()));
  }

  private void doubt(OutgoingInterchange sending, String reason) {
    var quiet = partners.partner(sending.partner()).quiet();
    var look = quiet.compareTo(FIRST_LOOK) < 0 ? quiet : FIRST_LOOK;
    database.together(
        () -> {
          interchanges.doubt(sending, look, reason);
          doubts.deadline(sending).ifPresent(day -> interchanges.decideBy(sending.id(), day));
        });
  }

  /**
   * Looks for evidence of what became of an interchange in doubt, in this order: the mailbox's own
   * listing; whatever the partner has answered, which ends the doubt when it comes; the payer asked
   * about each claim. It goes again, the same bytes, when the claims are proven absent or the
   * partner drops what it has; else a person decides.
   */
  public void settle(long id) {
    var doubted = interchanges.find(id).orElse(null);
    if (doubted == null || doubted.state() != InterchangeState.IN_DOUBT) {
      return;
    }
    if (mailbox.holds(doubted.partner(), doubted.fileName(), doubted.body().length)) {
      database.together(() -> interchanges.sent(id));
      return;
    }
    var partner = partners.partner(doubted.partner());
    var quietUntil = doubted.sendingSince().plus(partner.quiet());
    if (clock.instant().isBefore(quietUntil)) {
      database.together(() -> steps.settleAgain(id, doubted.attempt(), quietUntil));
    } else if (partner.rejectsDuplicates()) {
      database.together(() -> interchanges.again(doubted));
    } else {
      ask(doubted, partner.quiet());
    }
  }

  private void ask(OutgoingInterchange doubted, Duration quiet) {
    switch (doubts.look(doubted, quiet)) {
      case ABSENT -> database.together(() -> interchanges.again(doubted));
      case ASKED -> askAgain(doubted, quiet);
      case UNCLEAR -> {
        handOver(doubted);
        askAgain(doubted, quiet);
      }
      case CANNOT_ASK -> handOver(doubted);
    }
  }

  private void askAgain(OutgoingInterchange doubted, Duration quiet) {
    var next = clock.instant().plus(quiet);
    database.together(() -> steps.settleAgain(doubted.id(), doubted.attempt(), next));
  }

  private void handOver(OutgoingInterchange doubted) {
    database.together(
        () -> {
          if (doubts.handOver(doubted)) {
            interchanges.undecided(
                doubted.id(),
                "Whether the payer has it is not known. Ask the payer about interchange "
                    + doubted.controlNumber()
                    + " before filing time runs out; it is not sent again by itself.");
          }
        });
  }
}
