package org.cleanclaim.plugin.cdshooks;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cleanclaim.plugin.cdshooks.CdsAnswer.TraceEntry;

/** Why each edit spoke or kept silent, for a caller who asks. */
final class Traces {

  private Traces() {}

  /**
   * The trace of what was judged.
   *
   * @param gaps things that were not judged at all, in words
   */
  static List<TraceEntry> of(
      CdsCall call, PatientFile file, List<Judged> judged, Set<String> gaps) {
    if (!call.traced()) {
      return List.of();
    }
    Stream<TraceEntry> unread =
        file.unread().stream()
            .map(key -> notChecked("prefetch." + key + " was not sent and could not be read"));
    return Stream.of(
            judged.stream().flatMap(Judged::trace), unread, gaps.stream().map(Traces::notChecked))
        .flatMap(entries -> entries)
        .toList();
  }

  private static TraceEntry notChecked(String reason) {
    return new TraceEntry("records", 0, "not-checked", reason);
  }
}
