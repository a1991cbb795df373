package org.cleanclaim.routes.acknowledgement;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cleanclaim.routes.traffic.Envelopes;
import org.cleanclaim.routes.traffic.FollowUp.Reason;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Inbound.Received;
import org.cleanclaim.routes.traffic.Inbound.Verdict;
import org.cleanclaim.routes.traffic.Inquiry;
import org.cleanclaim.routes.traffic.Interchanges;
import org.cleanclaim.routes.traffic.OutgoingInterchange;
import org.cleanclaim.routes.traffic.Quarantine;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.cleanclaim.routes.x12.acknowledgement.AcknowledgementHandler;
import org.cleanclaim.routes.x12.acknowledgement.AcknowledgementReader;
import org.cleanclaim.routes.x12.acknowledgement.BatchStatus;
import org.cleanclaim.routes.x12.acknowledgement.ClaimStatus;
import org.cleanclaim.routes.x12.acknowledgement.GroupVerdict;
import org.cleanclaim.routes.x12.acknowledgement.InterchangeVerdict;
import org.cleanclaim.routes.x12.acknowledgement.Status;
import org.cleanclaim.routes.x12.acknowledgement.StatusFile;

/**
 * Applies TA1, 999, 277CA and 277 to the claims they speak of, each file whole and once. What leads
 * back, or is older than what is known, is kept and not applied; what speaks only of what we never
 * sent is for a person. A 277 decides nothing about money: only the 835 does.
 */
public final class AcknowledgementPosting {
  private final Inbound inbound;
  private final Interchanges interchanges;
  private final Submissions submissions;

  public AcknowledgementPosting(
      Inbound inbound, Interchanges interchanges, Submissions submissions) {
    this.inbound = inbound;
    this.interchanges = interchanges;
    this.submissions = submissions;
  }

  /** What became of the file. */
  public Inbound.Outcome take(Received file) {
    return inbound.take(file, hash -> apply(file, hash, true));
  }

  /**
   * The same for what came back over the connection of the question it answers: what it names its
   * envelope does not matter there.
   */
  public Inbound.Outcome takeAnswer(Received file) {
    return inbound.take(file, hash -> apply(file, hash, false));
  }

  private Verdict apply(Received file, byte[] hash, boolean keepEnvelopes) {
    var reading = new Reading(file.partner(), hash);
    try {
      new AcknowledgementReader().read(new ByteArrayInputStream(file.raw()), reading);
    } catch (X12Unreadable unreadable) {
      throw new Quarantine(unreadable.getMessage(), unreadable);
    }
    if (keepEnvelopes) {
      inbound.envelopes(file.partner(), hash, reading.envelopes);
    }
    if (reading.known == 0 && reading.unknown > 0) {
      throw new Quarantine("Nothing in the file is about what was sent to this partner.");
    }
    return reading.unknown == 0
        ? Verdict.APPLIED
        : new Verdict(
            Inbound.Outcome.APPLIED,
            reading.unknown + " of its answers are about what was not sent from here.");
  }

  /** Moves claims as the file streams by. */
  private final class Reading implements AcknowledgementHandler {
    private final String partner;
    private final byte[] hash;
    private final Set<String> envelopes = new LinkedHashSet<>();
    private int ordinal;
    private int known;
    private int unknown;

    Reading(String partner, byte[] hash) {
      this.partner = partner;
      this.hash = hash;
    }

    @Override
    public void interchange(Interchange envelope, InterchangeVerdict verdict) {
      envelopes.add(Envelopes.name(envelope));
      var sent = interchanges.byControlNumber(partner, verdict.controlNumber());
      count(sent.isPresent());
      // A duplicate number tells that it has arrived before.
      boolean rejected = verdict.isRejected() && !verdict.isDuplicate();
      sent.ifPresent(
          one -> {
            interchanges.judged(one.id(), !rejected);
            var said = "TA1 " + verdict.code() + " " + verdict.reason();
            for (var claim : submissions.inInterchange(one.id())) {
              move(
                  claim,
                  rejected ? SubmissionState.REJECTED : SubmissionState.ACKNOWLEDGED,
                  rejected ? RejectionWords.ofInterchange(verdict.reason()) : null,
                  "TA1",
                  said);
            }
          });
    }

    @Override
    public void group(Interchange envelope, GroupVerdict verdict) {
      envelopes.add(Envelopes.name(envelope));
      var sent = interchanges.byControlNumber(partner, verdict.groupNumber());
      count(sent.isPresent());
      sent.ifPresent(one -> group(one, verdict));
    }

    private void group(OutgoingInterchange sent, GroupVerdict verdict) {
      interchanges.judged(sent.id(), !verdict.isRejected());
      for (var claim : submissions.inInterchange(sent.id())) {
        var set =
            verdict.sets().stream()
                .filter(one -> one.controlNumber().equals(claim.set()))
                .findFirst();
        boolean rejected = set.map(one -> !one.isAccepted()).orElse(verdict.isRejected());
        var reason =
            !rejected
                ? null
                : set.map(one -> RejectionWords.of(one, claim.patientControlNumber()))
                    .orElseGet(
                        () ->
                            "Rejected with its whole group (999 "
                                + String.join(" ", verdict.reasons())
                                + ").");
        move(
            claim,
            rejected ? SubmissionState.REJECTED : SubmissionState.ACKNOWLEDGED,
            reason,
            "999",
            "999 " + set.map(one -> one.code()).orElse(verdict.code()));
      }
    }

    @Override
    public void batch(StatusFile file, BatchStatus status) {
      envelopes.add(Envelopes.name(file.set().interchange()));
      if (!status.isRejected()) {
        return;
      }
      var sent = interchanges.byReference(partner, status.trace());
      count(sent.isPresent());
      var reason = RejectionWords.ofBatch(status.entries());
      sent.map(one -> submissions.inInterchange(one.id()))
          .orElse(List.of())
          .forEach(claim -> move(claim, SubmissionState.REJECTED, reason, "277CA", "277CA batch"));
    }

    @Override
    public void claim(StatusFile file, ClaimStatus status) {
      envelopes.add(Envelopes.name(file.set().interchange()));
      if (file.set().is("277", "005010X212")) {
        answered(status);
        return;
      }
      var claim = submissions.byPatientControlNumber(status.trace());
      count(claim.isPresent());
      claim.ifPresent(one -> claim(one, status));
    }

    /** A 277: the inquiry it answers says which claim is meant. */
    private void answered(ClaimStatus status) {
      var inquiry =
          submissions
              .inquiries()
              .byTrace(status.trace())
              .filter(one -> isAbout(one, status.patientControlNumber()));
      count(inquiry.isPresent());
      inquiry.ifPresent(
          one -> answered(submissions.find(one.submission()).orElseThrow(), one, status));
    }

    /** Only the partner that was asked answers, and about the claim it was asked about. */
    private boolean isAbout(Inquiry inquiry, Optional<String> patientControlNumber) {
      var claim = submissions.find(inquiry.submission()).orElseThrow();
      return claim.partner().equals(partner)
          && patientControlNumber.map(claim.patientControlNumber()::equals).orElse(true);
    }

    private void answered(Submission claim, Inquiry inquiry, ClaimStatus status) {
      var evidence = new InquiryEvidence(status);
      boolean isOlder = submissions.inquiries().isOlder(claim.id(), evidence.effective());
      boolean applied = !isOlder && claim.state().isAway();
      if (applied) {
        apply(claim, status, evidence);
      }
      submissions
          .inquiries()
          .answered(inquiry, hash, evidence.said(), evidence.effective(), applied);
      answer(claim, "277", "277 " + evidence.said(), applied);
      if (applied) {
        submissions.inquiries().tell(inquiry, hash);
      }
    }

    private void apply(Submission claim, ClaimStatus status, InquiryEvidence evidence) {
      evidence
          .state()
          .ifPresent(
              state -> {
                if (claim.state() == SubmissionState.IN_DOUBT) {
                  // One claim of an interchange that has arrived proves that all of it has.
                  interchanges.sent(claim.interchangeId());
                }
                var reason = state == SubmissionState.REJECTED ? RejectionWords.of(status) : null;
                submissions.move(claim.id(), state, reason, hash);
              });
      status
          .payerControlNumber()
          .ifPresent(number -> submissions.payerClaimNumber(claim.id(), number));
      var followUps = submissions.followUps();
      if (evidence.isKnown()) {
        followUps.close(claim.id(), List.of(Reason.NOT_FOUND, Reason.SILENT));
      }
      if (evidence.isPending()) {
        submissions.pending(claim.id(), evidence.wanted().orElse(null));
      }
      evidence
          .wanted()
          .ifPresentOrElse(
              said -> followUps.open(claim.id(), Reason.INFORMATION, said, null),
              () -> {
                if (evidence.isKnown()) {
                  followUps.close(claim.id(), List.of(Reason.INFORMATION));
                }
              });
      // Adjudication lags intake: before the payer has said that it has the claim, or in doubt,
      // not finding it says nothing.
      if (evidence.isNotFound() && claim.state() == SubmissionState.ACCEPTED) {
        followUps.open(claim.id(), Reason.NOT_FOUND, evidence.notFound(), null);
      }
      evidence.mend().ifPresent(said -> followUps.open(claim.id(), Reason.NOT_FOUND, said, null));
    }

    private void claim(Submission claim, ClaimStatus status) {
      status
          .payerControlNumber()
          .ifPresent(number -> submissions.payerClaimNumber(claim.id(), number));
      var said = new ArrayList<String>();
      status.entries().stream()
          .flatMap(entry -> entry.statuses().stream())
          .forEach(one -> said.add(one.category() + ":" + one.code()));
      wanted(status)
          .ifPresentOrElse(
              state ->
                  move(
                      claim,
                      state,
                      state == SubmissionState.REJECTED ? RejectionWords.of(status) : null,
                      "277CA",
                      "277CA " + String.join(" ", said)),
              () -> answer(claim, "277CA", "277CA " + String.join(" ", said), false));
    }

    private Optional<SubmissionState> wanted(ClaimStatus status) {
      if (status.isRejected()) {
        return Optional.of(SubmissionState.REJECTED);
      }
      if (status.isAccepted()) {
        return Optional.of(SubmissionState.ACCEPTED);
      }
      boolean received =
          status.entries().stream()
              .flatMap(entry -> entry.statuses().stream())
              .anyMatch(one -> one.standing() == Status.Standing.RECEIVED);
      return received ? Optional.of(SubmissionState.ACKNOWLEDGED) : Optional.empty();
    }

    @Override
    public void end(TransactionSet set, List<SyntaxFault> faults) {
      envelopes.add(Envelopes.name(set.interchange()));
    }

    private void move(
        Submission claim, SubmissionState state, String reason, String kind, String said) {
      if (claim.state() == SubmissionState.IN_DOUBT) {
        // One claim of an interchange that has arrived proves that all of it has.
        interchanges.sent(claim.interchangeId());
      }
      // What never left cannot be answered: such an answer is kept and proves nothing.
      boolean applied = claim.state().isAway() && submissions.move(claim.id(), state, reason, hash);
      answer(claim, kind, said, applied);
    }

    private void answer(Submission claim, String kind, String said, boolean applied) {
      inbound.answer(partner, hash, ordinal++, claim.id(), kind, said, applied);
    }

    private void count(boolean isKnown) {
      if (isKnown) {
        known++;
      } else {
        unknown++;
      }
    }
  }
}
