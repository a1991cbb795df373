package org.cleanclaim.standalone.scrub;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Locale;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ScrubResult;

/** Columns to read on a terminal; the remedy stands under its alert. */
final class TableResults implements ResultWriter {

  private static final String ROW = "%-20s %-10s %4s  %-9s %-30s %-7s %12s  %s%n";
  private static final String UNDER = "%-20s %-10s %4s  %-9s %-30s %s%n";

  private final Writer out;
  private final boolean explain;

  TableResults(Writer out, boolean explain) throws IOException {
    this.out = out;
    this.explain = explain;
    print(ROW, "CLAIM", "OUTCOME", "LINE", "SEVERITY", "EDIT", "DENIAL", "AMOUNT", "MESSAGE");
  }

  @Override
  public void write(Judged judged) throws IOException {
    ScrubResult result = judged.result();
    String claim = judged.claim() == null ? judged.file() + ":" + judged.line() : judged.claim();
    String outcome = result.outcome().code();
    if (result.alerts().isEmpty()) {
      print(ROW, claim, outcome, "", "", "", "", "", "");
    }
    for (Alert alert : result.alerts()) {
      print(
          ROW,
          claim,
          outcome,
          place(alert.line()),
          alert.severity().name(),
          alert.edit(),
          alert.denial() == null ? "" : alert.denial(),
          amount(alert.amountAtRisk()),
          alert.message());
      print(UNDER, "", "", "", "", "", "> " + alert.remedy());
    }
    if (explain) {
      for (ScrubResult.Verdict one : result.verdicts()) {
        String word = one.verdict().code();
        print(UNDER, "", "", place(one.line()), word, one.edit(), one.reason());
      }
    } else {
      for (ScrubResult.Unchecked one : result.unchecked()) {
        print(UNDER, "", "", place(one.line()), "unchecked", one.edit(), one.reason());
      }
    }
  }

  private static String place(int line) {
    return line == 0 ? "" : Integer.toString(line);
  }

  private static String amount(BigDecimal amount) {
    return amount == null ? "" : amount.toPlainString();
  }

  private void print(String row, Object... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      // What stands in a claim must not steer the terminal.
      cells[i] = cells[i].toString().replaceAll("\\p{Cntrl}", " ");
    }
    out.write(String.format(Locale.ROOT, row, cells).stripTrailing());
    out.write(System.lineSeparator());
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
