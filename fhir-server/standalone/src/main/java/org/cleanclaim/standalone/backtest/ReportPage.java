package org.cleanclaim.standalone.backtest;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A report as one HTML page that stands alone: no script, nothing loaded, light and dark, prints.
 */
final class ReportPage {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Backtest of the edits</title>
      <style>
      :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #c9d1d9; --soft: #57606a; }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #e6edf3; --paper: #0d1117; --line: #3d444d; --soft: #9198a1; }
      }
      body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
        max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
      p.says { color: var(--soft); margin: .25rem 0 .5rem; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
      th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      tfoot td { font-weight: 600; border-bottom: 0; }
      td.word { overflow-wrap: anywhere; }
      @media print {
        :root { color-scheme: light; --ink: #000; --paper: #fff; --line: #999; --soft: #333; }
        body { font-size: 10pt; margin: 0; max-width: none; padding: 0; }
        section, tr { break-inside: avoid; } thead { display: table-header-group; }
      }
      </style>
      </head>
      <body>
      <main>
      <h1>What the edits would have done</h1>
      """;

  private final StringBuilder text = new StringBuilder(HEAD);

  private ReportPage() {}

  static String text(BacktestReport report) {
    ReportPage page = new ReportPage();
    page.summary(report);
    ReportPart.of(report).forEach(page::part);
    page.counts("What was read", "", report.counts());
    if (!report.unchecked().isEmpty()) {
      page.counts(
          "Not checked",
          "An edit that lacked something says nothing; it is no clean bill.",
          report.unchecked());
    }
    page.unmatched(report);
    return page.text.append("</main>\n</body>\n</html>\n").toString();
  }

  private void summary(BacktestReport report) {
    if (report.from() != null) {
      line("<p>Claims sent from %s to %s.</p>", report.from(), report.to());
    }
    line(
        "<p>Of <strong>%,d</strong> denials (%s) the edits would have stopped <strong>%,d</strong>"
            + " (%s) for the reason the payer gave, and %,d more (%s) for another. %,d (%s) would"
            + " have gone out.</p>",
        report.denials(),
        money(report.deniedDollars()),
        BacktestReport.count(report.foreseen()),
        money(BacktestReport.dollars(report.foreseen())),
        BacktestReport.count(report.otherwise()),
        money(BacktestReport.dollars(report.otherwise())),
        BacktestReport.count(report.warned()) + BacktestReport.count(report.missed()),
        money(
            BacktestReport.dollars(report.warned()).add(BacktestReport.dollars(report.missed()))));
  }

  private void part(ReportPart part) {
    line("<section>\n<h2>%s</h2>\n<p class=\"says\">%s</p>", part.heading(), part.says());
    if (part.rows().isEmpty()) {
      line("<p>None.</p>\n</section>");
      return;
    }
    line(
        "<table>\n<thead><tr>%s%s<th class=\"number\" scope=\"col\">%s</th>"
            + "<th class=\"number\" scope=\"col\">dollars</th></tr></thead>\n<tbody>",
        part.byEdit() ? "<th scope=\"col\">edit</th>" : "",
        part.byCarc() ? "<th scope=\"col\">CARC</th>" : "",
        part.counted());
    for (BacktestReport.Row row : part.rows()) {
      line(
          "<tr>%s%s<td class=\"number\">%,d</td><td class=\"number\">%s</td></tr>",
          part.byEdit() ? cell(row.edit()) : "",
          part.byCarc() ? cell(row.carc()) : "",
          row.count(),
          money(row.dollars()));
    }
    line("</tbody>");
    // A claim may stand in two rows of the false alarms: those do not add up.
    if (part.byCarc()) {
      line(
          "<tfoot><tr><td%s>all</td><td class=\"number\">%,d</td><td"
              + " class=\"number\">%s</td></tr></tfoot>",
          part.byEdit() ? " colspan=\"2\"" : "",
          BacktestReport.count(part.rows()),
          money(BacktestReport.dollars(part.rows())));
    }
    line("</table>\n</section>");
  }

  private void counts(String heading, String says, Iterable<BacktestReport.Count> counts) {
    line("<section>\n<h2>%s</h2>\n<p class=\"says\">%s</p>\n<table>\n<tbody>", heading, says);
    for (BacktestReport.Count count : counts) {
      line("<tr>%s<td class=\"number\">%,d</td></tr>", cell(count.what()), count.number());
    }
    line("</tbody>\n</table>\n</section>");
  }

  private void unmatched(BacktestReport report) {
    if (report.unmatched().isEmpty()) {
      return;
    }
    line("<section>\n<h2>Remitted claims that no claim was found for</h2>");
    line("<p class=\"says\">The first of them, by CLP01.</p>\n<ul>");
    report.unmatched().forEach(one -> line("<li>%s</li>", escaped(one)));
    line("</ul>\n</section>");
  }

  private static String cell(String value) {
    return "<td class=\"word\">" + escaped(value == null ? "" : value) + "</td>";
  }

  private static String money(BigDecimal amount) {
    return String.format(Locale.ROOT, "$%,.2f", amount);
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
