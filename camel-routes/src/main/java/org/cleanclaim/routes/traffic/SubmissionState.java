package org.cleanclaim.routes.traffic;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where one version of a claim stands on its way to the payer and back. */
public enum SubmissionState {
  /** Cannot be written for this payer; a person has to mend it. */
  HELD,
  /** Waits for a batch. */
  QUEUED,
  /** In an interchange that is not sent yet. */
  BATCHED,
  SENDING,
  /** Whether it arrived is not known; never sent again on a guess. */
  IN_DOUBT,
  SENT,
  /** Readable to the receiver: TA1, 999, or A0 and A1 of a 277CA. */
  ACKNOWLEDGED,
  /** Taken into adjudication: 277CA. */
  ACCEPTED,
  /** Refused before adjudication. */
  REJECTED,
  PAID,
  DENIED,
  CANCELLED;

  private static final Map<SubmissionState, List<SubmissionState>> ARROWS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(HELD, List.of(QUEUED, CANCELLED)),
              Map.entry(QUEUED, List.of(BATCHED, HELD, CANCELLED)),
              Map.entry(BATCHED, List.of(SENDING, HELD)),
              Map.entry(SENDING, List.of(SENT, IN_DOUBT)),
              Map.entry(IN_DOUBT, List.of(SENT, SENDING, HELD)),
              Map.entry(SENT, List.of(ACKNOWLEDGED, REJECTED)),
              Map.entry(ACKNOWLEDGED, List.of(ACCEPTED, REJECTED)),
              Map.entry(ACCEPTED, List.of(PAID, DENIED, REJECTED)),
              Map.entry(REJECTED, List.of()),
              Map.entry(PAID, List.of()),
              Map.entry(DENIED, List.of()),
              Map.entry(CANCELLED, List.of())));

  /** States from which only a payer's word moves a claim on. */
  private static final List<SubmissionState> AT_THE_PAYER =
      List.of(SENDING, IN_DOUBT, SENT, ACKNOWLEDGED, ACCEPTED);

  /** May have left us: an answer about it can be an answer to it. */
  public boolean isAway() {
    return AT_THE_PAYER.contains(this);
  }

  /**
   * The states to go through to get there, the last one included; empty when no way leads there,
   * because the claim is further on already or elsewhere. An answer may skip a station: a 277CA
   * that comes before the 999 tells that the claim was received as well.
   */
  Optional<List<SubmissionState>> wayTo(SubmissionState wanted) {
    var open = new ArrayDeque<List<SubmissionState>>();
    open.add(List.of(this));
    while (!open.isEmpty()) {
      var way = open.remove();
      var last = way.get(way.size() - 1);
      if (last == wanted && way.size() > 1) {
        return Optional.of(way.subList(1, way.size()));
      }
      if (way.size() <= values().length) {
        ARROWS.get(last).stream()
            .filter(next -> next == wanted || next.isAway() && !next.isBackOf(last))
            .filter(next -> !way.contains(next))
            .map(next -> Stream.concat(way.stream(), Stream.of(next)).toList())
            .forEach(open::add);
      }
    }
    return Optional.empty();
  }

  /** The code of {@code CodeSystem/claim-lifecycle} that the claim's Task shows. */
  public String station() {
    return switch (this) {
      case HELD -> "held";
      case QUEUED, BATCHED, SENDING, IN_DOUBT -> "sending";
      case SENT -> "sent";
      case ACKNOWLEDGED -> "received";
      case ACCEPTED -> "accepted";
      case REJECTED -> "rejected";
      case PAID, DENIED -> "adjudicated";
      case CANCELLED -> "cancelled";
    };
  }

  private boolean isBackOf(SubmissionState from) {
    return ordinal() < from.ordinal();
  }
}
