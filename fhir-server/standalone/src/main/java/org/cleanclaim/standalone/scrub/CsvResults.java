package org.cleanclaim.standalone.scrub;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ScrubResult;

/**
 * One row an alert, one for what was not checked, and one for a claim that has neither; explained,
 * one row a verdict. No cell is a formula to a spreadsheet.
 */
public final class CsvResults implements ResultWriter {

  private static final String NEW_LINE = "\r\n";

  private final Writer out;
  private final boolean explain;

  CsvResults(Writer out, boolean explain) throws IOException {
    this.out = out;
    this.explain = explain;
    if (explain) {
      row("claim", "outcome", "edit", "line", "verdict", "reason");
    } else {
      row("claim", "outcome", "edit", "line", "severity", "denial", "message", "remedy", "amount");
    }
  }

  @Override
  public void write(Judged judged) throws IOException {
    ScrubResult result = judged.result();
    String claim = judged.claim();
    String outcome = result.outcome().code();
    if (explain) {
      for (ScrubResult.Verdict one : result.verdicts()) {
        row(claim, outcome, one.edit(), "" + one.line(), one.verdict().code(), one.reason());
      }
      return;
    }
    for (Alert alert : result.alerts()) {
      row(
          claim,
          outcome,
          alert.edit(),
          "" + alert.line(),
          alert.severity().name(),
          alert.denial(),
          alert.message(),
          alert.remedy(),
          amount(alert.amountAtRisk()));
    }
    for (ScrubResult.Unchecked one : result.unchecked()) {
      row(claim, outcome, one.edit(), "" + one.line(), "unchecked", null, one.reason(), null, null);
    }
    if (result.alerts().isEmpty() && result.unchecked().isEmpty()) {
      row(claim, outcome, null, null, null, null, null, null, null);
    }
  }

  private static String amount(BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }

  private void row(String... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      out.write(i == 0 ? "" : ",");
      out.write(cell(cells[i]));
    }
    out.write(NEW_LINE);
  }

  /** A cell that neither breaks its row nor is reckoned. */
  public static String cell(String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    String safe = "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    boolean plain = safe.chars().noneMatch(one -> one == ',' || one == '"' || one < ' ');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
