package org.cleanclaim.standalone.backtest;

import java.util.List;

/**
 * A table of a report: its id in CSV, its heading, what it says, its rows.
 *
 * @param byEdit whether rows have an edit
 * @param byCarc whether rows have a CARC
 * @param counted what its rows count
 */
record ReportPart(
    String id,
    String heading,
    String says,
    boolean byEdit,
    boolean byCarc,
    String counted,
    List<BacktestReport.Row> rows) {

  static List<ReportPart> of(BacktestReport report) {
    return List.of(
        new ReportPart(
            "foreseen",
            "Denials the edits would have stopped, for the reason the payer gave",
            "The claim would have been held, and the alert names the CARC it was denied with.",
            true,
            true,
            "denials",
            report.foreseen()),
        new ReportPart(
            "stopped-otherwise",
            "Denials stopped for another reason",
            "The line or its claim would have been held, by an alert that names another CARC than"
                + " the payer's.",
            true,
            true,
            "denials",
            report.otherwise()),
        new ReportPart(
            "warned",
            "Denials that were only warned about",
            "The claim would have gone out; a warning names the CARC it was denied with.",
            true,
            true,
            "denials",
            report.warned()),
        new ReportPart(
            "missed",
            "Denials the edits would not have stopped",
            "No alert holds the line or its claim, and none warns of this CARC.",
            false,
            true,
            "denials",
            report.missed()),
        new ReportPart(
            "false-alarms",
            "False alarms: paid claims that would have been held",
            "The payer denied nothing of these claims. Dollars are what was charged; a claim held"
                + " by two edits stands in two rows.",
            true,
            false,
            "claims",
            report.falseAlarms()),
        new ReportPart(
            "false-warnings",
            "Paid claims that would have been warned about only",
            "Nothing would have been stopped; somebody would have looked.",
            true,
            false,
            "claims",
            report.falseWarnings()));
  }
}
