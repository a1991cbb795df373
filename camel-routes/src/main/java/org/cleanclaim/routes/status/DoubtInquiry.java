package org.cleanclaim.routes.status;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cleanclaim.routes.claim.ClaimLack;
import org.cleanclaim.routes.submission.Doubts;
import org.cleanclaim.routes.traffic.FollowUp;
import org.cleanclaim.routes.traffic.Inquiry;
import org.cleanclaim.routes.traffic.OutgoingInterchange;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.cleanclaim.routes.traffic.Submissions;

/**
 * Asks payers about claims of which nobody knows whether they arrived. An answer that knows a claim
 * ends the doubt where it is applied; here it is judged whether silence has become proof.
 */
public final class DoubtInquiry implements Doubts {
  /** So long before the last day of filing a person has to decide. */
  private static final Period BEFORE_THE_END = Period.ofDays(14);

  /** What payers allow at least, where nothing is agreed. */
  private static final Period LEAST_FILING_TIME = Period.ofDays(90);

  /** After so many inquiries that proved nothing a person looks as well. */
  private static final int ENOUGH_ASKED = 2;

  private final Submissions submissions;
  private final StatusAsking asking;
  private final PayerAgreements agreements;
  private final FhirContext fhir;
  private final Clock clock;

  public DoubtInquiry(
      Submissions submissions,
      StatusAsking asking,
      PayerAgreements agreements,
      FhirContext fhir,
      Clock clock) {
    this.submissions = submissions;
    this.asking = asking;
    this.agreements = agreements;
    this.fhir = fhir;
    this.clock = clock;
  }

  @Override
  public Finding look(OutgoingInterchange doubted, Duration quiet) {
    var claims = claims(doubted);
    if (claims.isEmpty() || !asking.canAsk(doubted.partner())) {
      return Finding.CANNOT_ASK;
    }
    if (claims.stream().allMatch(claim -> isAbsent(asked(claim.id(), doubted), quiet))) {
      return Finding.ABSENT;
    }
    var due =
        claims.stream()
            .filter(claim -> isDue(asked(claim.id(), doubted), quiet))
            .map(claim -> AskedClaim.of(claim, fhir))
            .toList();
    boolean isUnclear =
        isNearTheEnd(doubted)
            || claims.stream()
                .map(claim -> asked(claim.id(), doubted))
                .anyMatch(asked -> asked.size() >= ENOUGH_ASKED && provesNothing(asked));
    asking.ask(due, Inquiry.Reason.DOUBT);
    return isUnclear ? Finding.UNCLEAR : Finding.ASKED;
  }

  private List<Submission> claims(OutgoingInterchange doubted) {
    return submissions.inInterchange(doubted.id()).stream()
        .filter(claim -> claim.state() == SubmissionState.IN_DOUBT)
        .toList();
  }

  /** Inquiries since the attempt that is in doubt, the oldest first. */
  private List<Inquiry> asked(UUID claim, OutgoingInterchange doubted) {
    return submissions.inquiries().of(claim).stream()
        .filter(inquiry -> inquiry.askedAt().isAfter(doubted.sendingSince()))
        .sorted(Comparator.comparing(Inquiry::askedAt))
        .toList();
  }

  /** Asked twice, the quiet time apart, and not found both times. */
  private static boolean isAbsent(List<Inquiry> asked, Duration quiet) {
    var notFound = asked.stream().filter(Inquiry::saysNotFound).toList();
    return notFound.size() > 1
        && !notFound
            .get(notFound.size() - 1)
            .askedAt()
            .isBefore(notFound.get(0).askedAt().plus(quiet));
  }

  private boolean isDue(List<Inquiry> asked, Duration quiet) {
    return asked.isEmpty()
        || !asked.get(asked.size() - 1).askedAt().plus(quiet).isAfter(clock.instant());
  }

  /** Not found once and asked twice may still become proof; anything else will not. */
  private static boolean provesNothing(List<Inquiry> asked) {
    return asked.stream().filter(Inquiry::saysNotFound).count() < asked.size() - 1;
  }

  private boolean isNearTheEnd(OutgoingInterchange doubted) {
    return deadline(doubted).map(day -> !clock.instant().isBefore(day)).orElse(false);
  }

  @Override
  public Optional<Instant> deadline(OutgoingInterchange doubted) {
    return submissions.inInterchange(doubted.id()).stream()
        .map(this::deadline)
        .min(LocalDate::compareTo)
        .map(day -> day.atStartOfDay(clock.getZone()).toInstant());
  }

  private LocalDate deadline(Submission submission) {
    var today = LocalDate.now(clock);
    try {
      var claim = AskedClaim.of(submission, fhir);
      var agreed = agreements.of(claim.payer().id()).timelyFiling();
      return claim
          .firstDay()
          .orElse(today)
          .plus(agreed == null ? LEAST_FILING_TIME : agreed)
          .minus(BEFORE_THE_END);
    } catch (ClaimLack unreadable) {
      // A doubt has to be kept even where nothing can be told of its claim.
      return today;
    }
  }

  @Override
  public boolean handOver(OutgoingInterchange doubted) {
    boolean isNew = false;
    for (var claim : claims(doubted)) {
      var day = deadline(claim);
      var today = LocalDate.now(clock);
      isNew |=
          submissions
              .followUps()
              .open(
                  claim.id(),
                  FollowUp.Reason.DOUBT,
                  "Whether the payer has this claim could not be found out. Ask it about"
                      + " interchange "
                      + doubted.controlNumber()
                      + ", claim number "
                      + claim.patientControlNumber()
                      + ". It is not sent again by itself.",
                  day.isBefore(today) ? today : day);
    }
    return isNew;
  }
}
