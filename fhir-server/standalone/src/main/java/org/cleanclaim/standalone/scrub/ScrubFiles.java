package org.cleanclaim.standalone.scrub;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** One run over files of claims: results to one stream, progress and summary to another. */
public final class ScrubFiles {

  private static final long PROGRESS_NANOS = 2_000_000_000L;

  private final PrintStream aside;
  private final ScrubSummary summary = new ScrubSummary();
  private final long started = System.nanoTime();
  private long told = started;

  /** What a run came to. */
  public enum Ending {
    CLEAN,
    ALERTS,
    BAD_LINES
  }

  /**
   * @param aside takes complaints about bad lines, progress and the summary
   */
  public ScrubFiles(PrintStream aside) {
    this.aside = aside;
  }

  /**
   * Judges and writes.
   *
   * @throws IOException when a file cannot be read or the results cannot be written
   */
  public Ending run(
      ClaimFiles claims, List<String> files, ResultFormat format, boolean explain, Writer out)
      throws IOException {
    ResultWriter results = format.writer(out, explain);
    try {
      claims.judge(files, judged -> take(judged, results));
    } catch (UncheckedIOException unwritten) {
      throw unwritten.getCause();
    } finally {
      results.flush();
    }
    aside.print(summary.text());
    if (summary.hasBadLines()) {
      return Ending.BAD_LINES;
    }
    return summary.hasAlerts() ? Ending.ALERTS : Ending.CLEAN;
  }

  private void take(Judged judged, ResultWriter results) {
    summary.count(judged);
    if (judged.bad() != null) {
      aside.println(judged.complaint());
      return;
    }
    try {
      results.write(judged);
    } catch (IOException unwritten) {
      throw new UncheckedIOException(unwritten);
    }
    tellProgress();
  }

  private void tellProgress() {
    long now = System.nanoTime();
    if (now - told > PROGRESS_NANOS) {
      told = now;
      double seconds = (now - started) / 1e9;
      aside.printf(
          Locale.ROOT,
          "%,d claims, %,.0f a second%n",
          summary.claims(),
          summary.claims() / seconds);
    }
  }
}
