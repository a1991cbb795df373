package org.cleanclaim.plugin.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.cleanclaim.plugin.denial.DenialCsv;
import org.cleanclaim.plugin.kpi.DenialCauses.Count;
import org.cleanclaim.plugin.kpi.DenialCauses.Part;
import org.cleanclaim.plugin.kpi.DenialCauses.Row;

/** Tells causes of denials in words for a person, and as rows for a spreadsheet. */
final class CausesText {

  private static final int MOST = 20;
  private static final Map<String, String> HEADINGS =
      Map.of(
          "category", "By category",
          "payer", "By payer",
          "code", "By reason",
          "preventable", "Could it have been stopped before it was sent",
          "month", "By month of the remittance",
          "state", "Where they stand");
  private static final Map<String, String> WORDS =
      Map.of(
          "foreseen", "yes: an edit names this reason for this claim",
          "edit-exists", "perhaps: edits look for this reason",
          "no", "no edit looks for this reason");

  private CausesText() {}

  static String of(DenialCauses causes) {
    StringBuilder text = new StringBuilder();
    line(text, "Causes of denials, remittances of %s to %s", causes.from(), causes.to());
    line(text, "");
    line(
        text,
        "  %-42s %s",
        "Claims first adjudicated, and their charges",
        words(causes.answered()));
    line(text, "  %-42s %s", "Denied claims, and dollars at stake", words(causes.denied()));
    if (causes.answered().number() > 0) {
      line(
          text,
          "  %-42s %s",
          "of the claims adjudicated",
          share(causes.denied().number() - causes.unknown().number(), causes.answered().number()));
    }
    line(text, "  %-42s %s", "Still to be worked", words(causes.open()));
    line(text, "  %-42s %s", "of these past their last day", words(causes.past()));
    line(text, "  %-42s %s", "Claims not known here", words(causes.unknown()));
    causes.parts().forEach(part -> part(text, part, causes.denied()));
    return text.toString();
  }

  private static void part(StringBuilder text, Part part, Count all) {
    line(text, "");
    line(text, "%s", HEADINGS.get(part.code()));
    List<Row> rows = part.rows();
    for (Row row : rows.stream().limit(MOST).toList()) {
      line(
          text,
          "  %-42s %s  %s%s",
          name(row),
          words(row.denied()),
          share(row.denied().number(), all.number()),
          row.answered() == null || row.answered().number() == 0
              ? ""
              : "  of %d adjudicated".formatted(row.answered().number()));
    }
    if (rows.size() > MOST) {
      line(text, "  and %d more", rows.size() - MOST);
    }
    if (rows.isEmpty()) {
      line(text, "  none");
    }
  }

  private static String name(Row row) {
    return row.name() != null
        ? row.name()
        : row.value().isEmpty() ? "not known" : WORDS.getOrDefault(row.value(), row.value());
  }

  private static String words(Count count) {
    return "%7d  $%13s".formatted(count.number(), count.dollars().toPlainString());
  }

  private static String share(long part, long whole) {
    return whole == 0
        ? "      -"
        : "%5s %%"
            .formatted(
                BigDecimal.valueOf(100L * part)
                    .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN)
                    .toPlainString());
  }

  private static void line(StringBuilder text, String words, Object... values) {
    text.append(words.formatted(values).stripTrailing()).append('\n');
  }

  /** One row a number: part, value, name, denied claims and dollars, adjudicated and charges. */
  static String csv(DenialCauses causes) {
    StringBuilder csv =
        new StringBuilder("part,value,name,denied,amount,adjudicated,charged").append("\r\n");
    row(csv, "all", "", null, causes.denied(), causes.answered());
    row(csv, "open", "", null, causes.open(), null);
    row(csv, "past-last-day", "", null, causes.past(), null);
    row(csv, "unknown-claim", "", null, causes.unknown(), null);
    causes
        .parts()
        .forEach(
            part ->
                part.rows()
                    .forEach(
                        row ->
                            row(
                                csv,
                                part.code(),
                                row.value(),
                                row.name(),
                                row.denied(),
                                row.answered())));
    return csv.toString();
  }

  private static void row(
      StringBuilder csv, String part, String value, String name, Count denied, Count answered) {
    csv.append(part)
        .append(',')
        .append(DenialCsv.cell(value))
        .append(',')
        .append(DenialCsv.cell(name))
        .append(',')
        .append(denied.number())
        .append(',')
        .append(denied.dollars().toPlainString())
        .append(',')
        .append(answered == null ? "" : answered.number())
        .append(',')
        .append(answered == null ? "" : answered.dollars().toPlainString())
        .append("\r\n");
  }
}
