package org.cleanclaim.standalone.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.plugin.claim.ClaimJudge;

/** The claims of a file whose alerts differ between two ways of judging. */
public final class TouchedClaims {

  private final ClaimJudge before;
  private final ClaimJudge after;
  private final LocalDate day;
  private final PrintStream aside;

  /**
   * @param aside takes complaints about lines that cannot be read, and the count
   */
  public TouchedClaims(ClaimJudge before, ClaimJudge after, LocalDate day, PrintStream aside) {
    this.before = before;
    this.after = after;
    this.day = day;
    this.aside = aside;
  }

  /**
   * Writes one line for each claim that differs: its id, then what goes ({@code -}) and what comes
   * ({@code +}), as edit, line and severity.
   *
   * @return how many differ
   * @throws IOException when the file cannot be read
   */
  public int compare(String file, PrintStream out) throws IOException {
    int claims = 0;
    int touched = 0;
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      Lines lines = new Lines(in);
      for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
        try {
          ClaimLine claim = ClaimLine.of(line);
          claims++;
          String difference = difference(claim);
          if (!difference.isEmpty()) {
            touched++;
            out.printf(
                "claim %s%s%n",
                claim.id() == null ? "line " + line.number() : claim.id(), difference);
          }
        } catch (BadLine bad) {
          aside.println(new Judged(file, line.number(), null, null, bad).complaint());
        }
      }
    }
    aside.printf("%,d of %,d claims would be judged differently%n", touched, claims);
    return touched;
  }

  private String difference(ClaimLine line) {
    Set<String> was = alerts(before.judgeWithoutFixes(line.claim(), line.known(), day));
    Set<String> is = alerts(after.judgeWithoutFixes(line.claim(), line.known(), day));
    StringBuilder difference = new StringBuilder();
    was.stream()
        .filter(alert -> !is.contains(alert))
        .forEach(a -> difference.append(" -").append(a));
    is.stream()
        .filter(alert -> !was.contains(alert))
        .forEach(a -> difference.append(" +").append(a));
    return difference.toString();
  }

  private static Set<String> alerts(ScrubResult result) {
    Set<String> alerts = new TreeSet<>();
    for (Alert alert : result.alerts()) {
      alerts.add(
          "%s/%d/%s".formatted(alert.edit(), alert.line(), alert.severity().name().toLowerCase()));
    }
    return alerts;
  }
}
