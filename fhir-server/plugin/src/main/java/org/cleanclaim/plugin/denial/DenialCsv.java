package org.cleanclaim.plugin.denial;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.ledger.DenialEntry;
import org.cleanclaim.plugin.ledger.DenialPage;

/** A list of denials for a spreadsheet, by ids and codes; no name of a patient is in it. */
public final class DenialCsv {

  private static final String HEADER =
      "task,claim,claim_number,payer,policy,site,category,code,amount,action,state,owner,team,due,"
          + "deadline,denied,opened,waiting_until,chance,worth_per_minute,preventable,outcome,recovered,closed";

  private DenialCsv() {}

  static String of(List<DenialPage.Row> rows) {
    StringBuilder csv = new StringBuilder(HEADER).append("\r\n");
    rows.forEach(row -> csv.append(line(row)).append("\r\n"));
    return csv.toString();
  }

  private static String line(DenialPage.Row row) {
    DenialEntry entry = row.entry();
    return Arrays.asList(
            entry.task(),
            entry.claim().claim(),
            entry.claim().number(),
            entry.claim().payer(),
            entry.claim().policy(),
            entry.claim().site(),
            entry.reason().category(),
            entry.reason().code(),
            entry.amount().toPlainString(),
            entry.reason().action(),
            entry.work().state(),
            entry.work().owner(),
            entry.work().team(),
            entry.days().due(),
            entry.days().legal(),
            entry.days().denied(),
            entry.days().opened(),
            entry.work().waitingUntil(),
            "%.4f".formatted(row.chance()),
            row.worth().toPlainString(),
            entry.reason().preventable(),
            entry.result().outcome(),
            entry.result().recovered() == null ? null : entry.result().recovered().toPlainString(),
            entry.result().closed())
        .stream()
        .map(DenialCsv::cell)
        .collect(Collectors.joining(","));
  }

  /** What a spreadsheet would take for a formula is text; commas, quotes and ends of line too. */
  public static String cell(Object value) {
    String text = Objects.toString(value, "");
    if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
