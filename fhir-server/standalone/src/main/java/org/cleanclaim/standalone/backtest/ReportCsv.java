package org.cleanclaim.standalone.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cleanclaim.standalone.scrub.CsvResults;

/** A report as rows for spreadsheets: section, edit, CARC, count, dollars. */
final class ReportCsv {

  private static final String NEW_LINE = "\r\n";

  private ReportCsv() {}

  static String text(BacktestReport report) {
    StringBuilder text = new StringBuilder("section,edit,carc,count,dollars" + NEW_LINE);
    for (BacktestReport.Count count : report.counts()) {
      row(text, "total: " + count.what(), null, null, count.number(), null);
    }
    for (ReportPart part : ReportPart.of(report)) {
      for (BacktestReport.Row row : part.rows()) {
        String dollars = row.dollars().toPlainString();
        row(text, part.id(), row.edit(), row.carc(), row.count(), dollars);
      }
    }
    for (BacktestReport.Count count : report.unchecked()) {
      row(text, "unchecked: " + count.what(), null, null, count.number(), null);
    }
    report.unmatched().forEach(one -> row(text, "unmatched: " + one, null, null, 1, null));
    return text.toString();
  }

  private static void row(
      StringBuilder text, String section, String edit, String carc, long count, String dollars) {
    List<String> cells = Arrays.asList(section, edit, carc, Long.toString(count), dollars);
    text.append(cells.stream().map(CsvResults::cell).collect(Collectors.joining(",")));
    text.append(NEW_LINE);
  }
}
