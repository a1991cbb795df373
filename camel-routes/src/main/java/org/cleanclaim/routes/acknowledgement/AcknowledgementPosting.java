package org.cleanclaim.routes.acknowledgement;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cleanclaim.routes.traffic.Envelopes;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Inbound.Received;
import org.cleanclaim.routes.traffic.Inbound.Verdict;
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
 * Applies TA1, 999 and 277CA to the claims they speak of, each file whole and once. What leads back
 * is kept and not applied; what speaks only of what we never sent is for a person.
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
    return inbound.take(file, hash -> apply(file, hash));
  }

  private Verdict apply(Received file, byte[] hash) {
    var reading = new Reading(file.partner(), hash);
    try {
      new AcknowledgementReader().read(new ByteArrayInputStream(file.raw()), reading);
    } catch (X12Unreadable unreadable) {
      throw new Quarantine(unreadable.getMessage(), unreadable);
    }
    inbound.envelopes(file.partner(), hash, reading.envelopes);
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
      var claim = submissions.byPatientControlNumber(status.trace());
      count(claim.isPresent());
      claim.ifPresent(one -> claim(one, status));
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
