package org.cleanclaim.routes.traffic;

import java.util.List;

/** A quarantined file applied once more by a person, for real or to see what would come of it. */
public final class Replay {
  private final boolean rehearsal;
  private Report report;

  /**
   * @param rehearsal nothing is to stay of it
   */
  public Replay(boolean rehearsal) {
    this.rehearsal = rehearsal;
  }

  /** A claim that moved. */
  public record Moved(String claim, String trace, String from, String to) {}

  /**
   * What came of it.
   *
   * @param words why, null where nothing is to be said
   * @param payments how many payments are posted by a later step
   * @param known the file was taken in before, so it was not looked at again
   */
  public record Report(
      Inbound.Outcome outcome, String words, List<Moved> moves, int payments, boolean known) {}

  public boolean isRehearsal() {
    return rehearsal;
  }

  void tell(Inbound.Outcome outcome, String words, List<Moved> moves, int payments) {
    report = new Report(outcome, words, moves, payments, false);
  }

  void tellKnown() {
    report =
        new Report(
            Inbound.Outcome.DUPLICATE,
            "It was taken in before. Nothing is changed by it again.",
            List.of(),
            0,
            true);
  }

  /** Told once the file was applied, or could not be. */
  public Report report() {
    if (report == null) {
      throw new IllegalStateException("The file was not applied.");
    }
    return report;
  }
}
