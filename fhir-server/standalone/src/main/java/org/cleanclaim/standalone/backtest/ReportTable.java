package org.cleanclaim.standalone.backtest;

import java.util.Locale;

/** A report as columns to read on a terminal. */
final class ReportTable {

  private ReportTable() {}

  static String text(BacktestReport report) {
    StringBuilder text = new StringBuilder();
    if (report.from() != null) {
      line(text, "Claims sent from %s to %s", report.from(), report.to());
    }
    for (BacktestReport.Count count : report.counts()) {
      line(text, "%,9d  %s", count.number(), count.what());
    }
    long stopped = BacktestReport.count(report.foreseen());
    line(text, "");
    line(
        text,
        "Of %,d denials ($%,.2f) the edits would have stopped %,d ($%,.2f) for the payer's reason,"
            + " %,d ($%,.2f) for another.",
        report.denials(),
        report.deniedDollars(),
        stopped,
        BacktestReport.dollars(report.foreseen()),
        BacktestReport.count(report.otherwise()),
        BacktestReport.dollars(report.otherwise()));
    ReportPart.of(report).forEach(part -> part(text, part));
    if (!report.unchecked().isEmpty()) {
      line(text, "%nNot checked, on so many claims");
      report.unchecked().forEach(one -> line(text, "%,9d  %s", one.number(), one.what()));
    }
    if (!report.unmatched().isEmpty()) {
      line(text, "%nRemitted claims that no claim was found for, the first of them by CLP01");
      report.unmatched().forEach(one -> line(text, "           %s", printable(one)));
    }
    return text.toString();
  }

  private static void part(StringBuilder text, ReportPart part) {
    line(text, "%n%s", part.heading());
    for (BacktestReport.Row row : part.rows()) {
      line(
          text,
          "%,9d %-7s $%,14.2f  %-32s %s",
          row.count(),
          part.counted(),
          row.dollars(),
          part.byEdit() ? row.edit() : "",
          part.byCarc() ? "CARC " + printable(String.valueOf(row.carc())) : "");
    }
    if (part.rows().isEmpty()) {
      line(text, "     none");
    }
  }

  /** What stands in a file must not steer the terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing());
    text.append(System.lineSeparator());
  }
}
