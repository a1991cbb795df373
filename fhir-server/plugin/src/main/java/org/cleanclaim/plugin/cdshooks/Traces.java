package org.cleanclaim.plugin.cdshooks;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.plugin.cdshooks.CdsAnswer.TraceEntry;
import org.cleanclaim.plugin.ledger.ShownAs;

/** Why each edit spoke or kept silent, for a caller who asks. */
final class Traces {

  private Traces() {}

  /**
   * The trace of what was judged.
   *
   * @param concerned tells of a finding whether it is for those who read here
   * @param gaps things that were not judged at all, in words
   */
  static List<TraceEntry> of(
      CdsCall call,
      PatientFile file,
      List<Judged> judged,
      Predicate<Alert> concerned,
      Set<String> gaps) {
    if (!call.traced()) {
      return List.of();
    }
    Stream<TraceEntry> unread =
        file.unread().stream()
            .map(key -> notChecked("prefetch." + key + " was not sent and could not be read"));
    return Stream.of(
            judged.stream()
                .flatMap(
                    draft -> draft.trace().map(entry -> explained(entry, draft, concerned, call))),
            unread,
            gaps.stream().map(Traces::notChecked))
        .flatMap(entries -> entries)
        .toList();
  }

  /** A finding without a card would look like a fault of ours. */
  private static TraceEntry explained(
      TraceEntry entry, Judged judged, Predicate<Alert> concerned, CdsCall call) {
    if (!"found".equals(entry.verdict())) {
      return entry;
    }
    if (alerts(judged, entry).anyMatch(alert -> !concerned.test(alert))) {
      return saying(entry, " Not shown here: it is told when the claim is written.");
    }
    if (call.overridden().contains(entry.edit())) {
      return saying(entry, " Not shown again: you overrode it for this patient today.");
    }
    return call.discretion().keptBack().stream()
        .filter(kept -> kept.finding().edit().equals(entry.edit()))
        .filter(kept -> kept.finding().line() == entry.line())
        .findFirst()
        .map(kept -> saying(entry, whyKept(kept.shownAs())))
        .orElse(entry);
  }

  private static Stream<Alert> alerts(Judged judged, TraceEntry entry) {
    return Stream.concat(judged.result().alerts().stream(), judged.result().shadowed().stream())
        .filter(alert -> alert.edit().equals(entry.edit()) && alert.line() == entry.line());
  }

  private static String whyKept(ShownAs shownAs) {
    return shownAs == ShownAs.MUTED
        ? " Not shown: a person muted it for this payer."
        : " Not shown: this payer's policy has it in SHADOW.";
  }

  private static TraceEntry saying(TraceEntry entry, String why) {
    return new TraceEntry(entry.edit(), entry.line(), entry.verdict(), entry.reason() + why);
  }

  private static TraceEntry notChecked(String reason) {
    return new TraceEntry("records", 0, "not-checked", reason);
  }
}
