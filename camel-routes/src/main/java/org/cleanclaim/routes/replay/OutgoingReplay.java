package org.cleanclaim.routes.replay;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.replay.ReplayPlan.Change;
import org.cleanclaim.routes.replay.ReplayPlan.Check;
import org.cleanclaim.routes.submission.Mailbox;
import org.cleanclaim.routes.traffic.InterchangeState;
import org.cleanclaim.routes.traffic.Interchanges;
import org.cleanclaim.routes.traffic.OutgoingInterchange;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an interchange once more when a person asks for it: the same bytes under the same numbers,
 * and only where the partner does not have it or drops what it has. Whatever else was asked, it
 * says why not.
 */
public final class OutgoingReplay {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingReplay.class);

  private final TrafficDatabase database;
  private final Interchanges interchanges;
  private final Submissions submissions;
  private final PartnerSettings partners;
  private final Mailbox mailbox;
  private final Clock clock;

  public OutgoingReplay(
      TrafficDatabase database,
      Interchanges interchanges,
      Submissions submissions,
      PartnerSettings partners,
      Mailbox mailbox,
      Clock clock) {
    this.database = database;
    this.interchanges = interchanges;
    this.submissions = submissions;
    this.partners = partners;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  /**
   * An interchange that a person asks about.
   *
   * @param absence what the partner said, null when it was not asked
   * @param rehearsal to say what would be done, and do nothing
   */
  public record Ask(long interchange, Absence absence, boolean rehearsal) {}

  /** Says what would be done, and does it unless that was all that was asked. */
  public ReplayPlan run(Ask ask) {
    var seen = interchanges.find(ask.interchange()).orElseThrow();
    var plan = plan(seen, ask.absence());
    if (ask.rehearsal() || !plan.allowed()) {
      return plan;
    }
    boolean markSent = plan.action().equals("mark-sent");
    database.together(() -> carryOut(seen, markSent));
    return plan.carriedOut();
  }

  /** Each move is made from the state that was seen only: asked twice at once, one does nothing. */
  private void carryOut(OutgoingInterchange seen, boolean markSent) {
    boolean dead = seen.state() == InterchangeState.DEAD;
    if (dead) {
      interchanges.revive(seen);
      // Its claims are locked by now: whoever takes on another version of one waits, or was first.
      if (!submissions.inInterchange(seen.id()).stream().allMatch(this::isNewest)) {
        throw RouteFailure.refused(
            "Claims in it have gone another way meanwhile. Look at it again.");
      }
    } else if (!markSent) {
      interchanges.again(seen);
    }
    if (markSent) {
      if (dead) {
        interchanges.begin(interchanges.find(seen.id()).orElseThrow());
      }
      interchanges.sent(seen.id());
    }
  }

  private ReplayPlan plan(OutgoingInterchange seen, Absence absence) {
    var claims = submissions.inInterchange(seen.id());
    var checks = new ArrayList<Check>();
    checks.add(answered(claims));
    var refusal = byState(seen, claims);
    if (refusal.isPresent()) {
      return ReplayPlan.refused(refusal.get(), checks);
    }
    if (checks.get(0).result().equals("yes")) {
      return ReplayPlan.refused(
          "The partner has answered about claims in it, so it has them. Nothing is sent again.",
          checks);
    }
    var holds = holds(seen);
    checks.add(holds);
    if (holds.result().equals("yes")) {
      return new ReplayPlan(
          true,
          "mark-sent",
          "It lies in the partner's mailbox: it is marked as sent, and nothing is sent again.",
          checks,
          changes(claims, SubmissionState.SENT),
          false);
    }
    return afterQuiet(seen, claims, checks, absence);
  }

  private ReplayPlan afterQuiet(
      OutgoingInterchange seen, List<Submission> claims, List<Check> checks, Absence absence) {
    var partner = partners.partner(seen.partner());
    boolean quiet =
        seen.sendingSince() == null
            || !clock.instant().isBefore(seen.sendingSince().plus(partner.quiet()));
    checks.add(
        new Check(
            "quiet-time",
            quiet ? "yes" : "no",
            quiet
                ? "The quiet time after the last try is over."
                : "The last try may still be answered until "
                    + seen.sendingSince().plus(partner.quiet()).truncatedTo(ChronoUnit.MINUTES)
                    + "."));
    checks.add(
        new Check(
            "drops-duplicates",
            partner.rejectsDuplicates() ? "yes" : "no",
            partner.rejectsDuplicates()
                ? "The partner is known to drop an interchange it has."
                : "The partner is not known to drop an interchange it has."));
    boolean absent = absence != null && absence.isStated();
    checks.add(
        new Check(
            "absence",
            absent ? "yes" : "no",
            absent
                ? "The partner said that it does not have it."
                : "Nobody has recorded that the partner does not have it."));
    if (!quiet) {
      return ReplayPlan.refused(
          "It may have arrived, and its answer may be on the way. Ask again when the quiet time"
              + " is over.",
          checks);
    }
    if (!partner.rejectsDuplicates() && !absent) {
      return ReplayPlan.refused(
          "It may have arrived, and sent again it would be there twice. Ask the partner about"
              + " interchange "
              + seen.controlNumber()
              + "; if it does not have it, record who said so and the number of the call.",
          checks);
    }
    return new ReplayPlan(
        true,
        "send-again",
        "The same %d bytes go to %s once more under number %s."
            .formatted(seen.body().length, seen.partner(), seen.controlNumber()),
        checks,
        changes(claims, SubmissionState.SENDING),
        false);
  }

  /** Why this state allows nothing; empty where it may. */
  private Optional<String> byState(OutgoingInterchange seen, List<Submission> claims) {
    return switch (seen.state()) {
      case READY, SENDING -> Optional.of("It is on its way already.");
      case SENT -> Optional.of("It was sent and waits for its answers. Nothing is sent again.");
      case ACCEPTED -> Optional.of("The partner said that it has it. Nothing is sent again.");
      case REJECTED ->
          Optional.of(
              "The partner refused these bytes and would refuse them again. Correct what its"
                  + " answer names; each claim then goes out under a new number.");
      case IN_DOUBT -> Optional.empty();
      case DEAD ->
          claims.stream().allMatch(this::isHeldStill)
              ? Optional.empty()
              : Optional.of(
                  "Claims in it have gone another way since: sent again they would be there"
                      + " twice.");
    };
  }

  private boolean isHeldStill(Submission claim) {
    return claim.state() == SubmissionState.HELD && isNewest(claim);
  }

  private boolean isNewest(Submission claim) {
    return submissions.newest(claim.claimRef()).id().equals(claim.id());
  }

  private Check answered(List<Submission> claims) {
    boolean answered = claims.stream().anyMatch(claim -> submissions.isAnswered(claim.id()));
    return new Check(
        "answered",
        answered ? "yes" : "no",
        answered
            ? "The partner has answered about claims in it."
            : "No answer about a claim in it has come.");
  }

  private Check holds(OutgoingInterchange seen) {
    try {
      boolean there = mailbox.holds(seen.partner(), seen.fileName(), seen.body().length);
      return new Check(
          "in-mailbox",
          there ? "yes" : "no",
          there
              ? "The mailbox shows it by name and size."
              : "The mailbox does not show it; that proves nothing, as it may have been taken"
                  + " out.");
    } catch (RuntimeException unreachable) {
      LOG.warn("A mailbox could not be looked into: {}", unreachable.getClass().getName());
      return new Check("in-mailbox", "unknown", "The mailbox cannot be looked into now.");
    }
  }

  private static List<Change> changes(List<Submission> claims, SubmissionState to) {
    return claims.stream()
        .map(
            claim ->
                new Change(
                    claim.claimRef(),
                    claim.patientControlNumber(),
                    claim.state().name(),
                    to.name()))
        .toList();
  }
}
