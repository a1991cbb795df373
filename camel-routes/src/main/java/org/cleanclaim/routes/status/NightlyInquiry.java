package org.cleanclaim.routes.status;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cleanclaim.routes.claim.ClaimLack;
import org.cleanclaim.routes.status.StatusSettings.PayerTerms;
import org.cleanclaim.routes.traffic.FollowUp;
import org.cleanclaim.routes.traffic.Inquiry;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.cleanclaim.routes.traffic.Turnarounds;
import org.cleanclaim.routes.traffic.Turnarounds.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each night at the claims payers have and have not answered: alarms where no 277CA came in
 * its time, asks where the 835 takes long, and tells once of a claim that takes longer than its
 * payer usually does. Run twice in a night it does nothing twice.
 */
public final class NightlyInquiry {
  private static final Logger LOG = LoggerFactory.getLogger(NightlyInquiry.class);
  private static final int PAGE = 500;
  private static final Duration YOUNGEST = Duration.ofDays(1);

  private final TrafficDatabase database;
  private final Submissions submissions;
  private final Turnarounds turnarounds;
  private final StatusAsking asking;
  private final PayerAgreements agreements;
  private final StatusSettings settings;
  private final FhirContext fhir;
  private final Clock clock;

  public NightlyInquiry(
      TrafficDatabase database,
      Submissions submissions,
      Turnarounds turnarounds,
      StatusAsking asking,
      PayerAgreements agreements,
      StatusSettings settings,
      FhirContext fhir,
      Clock clock) {
    this.database = database;
    this.submissions = submissions;
    this.turnarounds = turnarounds;
    this.asking = asking;
    this.agreements = agreements;
    this.settings = settings;
    this.fhir = fhir;
    this.clock = clock;
  }

  /** What a payer's answer is measured by. */
  private record Usual(Duration inquireAfter, Duration late, boolean isKnown) {}

  public void run() {
    var known = new HashMap<String, Usual>();
    UUID last = null;
    for (List<Waiting> page = page(null); !page.isEmpty(); page = page(last)) {
      var due = new HashMap<Inquiry.Reason, List<AskedClaim>>();
      for (var waiting : page) {
        last = waiting.submission();
        look(waiting, known, due);
      }
      due.forEach((reason, claims) -> asking.ask(claims, reason));
    }
  }

  private List<Waiting> page(UUID after) {
    return turnarounds.waiting(clock.instant().minus(YOUNGEST), after, PAGE);
  }

  private void look(
      Waiting waiting, Map<String, Usual> known, Map<Inquiry.Reason, List<AskedClaim>> due) {
    var usual =
        known.computeIfAbsent(String.valueOf(waiting.payer()), id -> usual(waiting.payer()));
    boolean isSilent = isSilent(waiting);
    if (isSilent) {
      open(waiting, FollowUp.Reason.SILENT, silence(waiting));
    }
    if (isOver(waiting, usual.late())) {
      open(waiting, FollowUp.Reason.LATE, lateness(waiting, usual));
    }
    boolean isPending = isOver(waiting, usual.inquireAfter());
    if ((isSilent || isPending) && isToBeAsked(waiting)) {
      add(
          due.computeIfAbsent(
              isPending ? Inquiry.Reason.PENDING : Inquiry.Reason.SILENT,
              reason -> new ArrayList<>()),
          waiting);
    }
  }

  private void open(Waiting waiting, FollowUp.Reason reason, String said) {
    database.together(() -> submissions.followUps().open(waiting.submission(), reason, said, null));
  }

  /** What is agreed holds; else what the payer took so far; else what is usual anywhere. */
  private Usual usual(String payer) {
    var agreed = payer == null ? PayerTerms.UNKNOWN : agreements.of(payer);
    if (agreed.turnaround() != null) {
      return new Usual(agreed.turnaround(), agreed.turnaround(), true);
    }
    return (payer == null
            ? java.util.Optional.<Duration>empty()
            : turnarounds.usual(payer, settings.enough()))
        .map(learned -> new Usual(settings.after(), learned, true))
        .orElseGet(() -> new Usual(settings.after(), settings.after(), false));
  }

  private boolean isSilent(Waiting waiting) {
    return waiting.state() != SubmissionState.ACCEPTED
        && LocalDate.now(clock)
            .isAfter(BusinessDays.after(day(waiting.sentAt()), settings.acknowledgedWithin()));
  }

  private boolean isOver(Waiting waiting, Duration time) {
    return waiting.sentAt().plus(time).isBefore(clock.instant());
  }

  private boolean isToBeAsked(Waiting waiting) {
    return asking.canAsk(waiting.partner())
        && (waiting.askedAt() == null
            || !waiting.askedAt().plus(settings.again()).isAfter(clock.instant()));
  }

  private void add(List<AskedClaim> due, Waiting waiting) {
    try {
      due.add(AskedClaim.of(submissions.find(waiting.submission()).orElseThrow(), fhir));
    } catch (ClaimLack lack) {
      LOG.warn("Submission {} cannot be asked about.", waiting.submission());
    }
  }

  private String silence(Waiting waiting) {
    return "No 277CA came for this claim, sent on "
        + day(waiting.sentAt())
        + ", in "
        + settings.acknowledgedWithin()
        + " business days. Ask the payer whether it has the claim; its filing time runs on.";
  }

  private String lateness(Waiting waiting, Usual usual) {
    return "The payer has not decided on this claim, sent on "
        + day(waiting.sentAt())
        + (usual.isKnown() ? "; it usually takes " : "; usual are ")
        + usual.late().toDays()
        + " days. Ask the payer what it waits for.";
  }

  private LocalDate day(Instant at) {
    return at.atZone(clock.getZone()).toLocalDate();
  }
}
