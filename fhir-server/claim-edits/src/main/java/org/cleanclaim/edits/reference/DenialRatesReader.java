package org.cleanclaim.edits.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cleanclaim.edits.facts.Codes;

/**
 * {@code denial-rates*.csv}: what became of the practice's own service lines at its payers.
 *
 * <p>Columns {@value #HEADER}. {@code from} and {@code to} are the first and last day of
 * adjudication counted, the same in every row; {@code reasons} are {@code CO-197:9:1800.00}
 * (reason, denials, dollars) with blanks between them. The other columns are those of {@link
 * DenialCell}.
 */
final class DenialRatesReader extends OwnCsvReader<DenialRates> {
  static final String HEADER =
      "from,to,payer,edit,procedure,modifiers,diagnosis_group,place,claims,denials,dollars,reasons";

  /** An older edition says little of what a payer does today. */
  private static final int DAYS_IN_FORCE = 180;

  private static final int MOST_CLAIMS = 100_000_000;

  DenialRatesReader() {
    super(TableKey.DENIAL_RATES, "denial-rates", HEADER);
  }

  @Override
  boolean mayBeEmpty() {
    return false;
  }

  /** In force from the day after the last one counted: nobody could know it earlier. */
  @Override
  EditionDates dates(DenialRates table, String checksum) {
    LocalDate from = table.to().plusDays(1);
    return new EditionDates(
        "to %s (%s)".formatted(table.to(), checksum.substring(0, 8)),
        from,
        from.plusDays(DAYS_IN_FORCE - 1));
  }

  @Override
  DenialRates table(List<Row> rows, boolean complete) {
    LocalDate from = day(rows.get(0), "from");
    LocalDate to = day(rows.get(0), "to");
    if (to.isBefore(from)) {
      throw refuse(rows.get(0), "to " + to + " is before from " + from);
    }
    Set<DenialCell.Group> seen = new HashSet<>();
    List<DenialCell> cells = new ArrayList<>(rows.size());
    for (Row row : rows) {
      if (!day(row, "from").equals(from) || !day(row, "to").equals(to)) {
        throw refuse(row, "from and to differ from the first row's " + from + " and " + to);
      }
      DenialCell cell = cell(row);
      if (!seen.add(cell.group())) {
        throw refuse(row, "the same group of claims stands on an earlier line");
      }
      cells.add(cell);
    }
    try {
      return new DenialRates(from, to, cells);
    } catch (IllegalArgumentException tooMany) {
      throw refuse(rows.get(0), tooMany.getMessage());
    }
  }

  private static DenialCell cell(Row row) {
    DenialCell.Group group = group(row);
    int claims = count(row, "claims", row.required("claims"));
    int denials = count(row, "denials", row.required("denials"));
    if (claims == 0) {
      throw refuse(row, "claims is 0: a group that never was adjudicated has no row");
    }
    if (denials > claims) {
      throw refuse(row, denials + " denials of " + claims + " claims");
    }
    SortedMap<String, DenialCell.Reason> reasons = reasons(row);
    DenialCell cell = new DenialCell(group, claims, denials, reasons);
    int told = reasons.values().stream().mapToInt(DenialCell.Reason::denials).sum();
    if (told != denials) {
      throw refuse(row, "the reasons add up to " + told + " denials, not " + denials);
    }
    BigDecimal dollars = amount(row, row.required("dollars"));
    if (dollars.compareTo(cell.dollars()) != 0) {
      throw refuse(row, "the reasons add up to $" + cell.dollars() + ", not $" + dollars);
    }
    return cell;
  }

  private static DenialCell.Group group(Row row) {
    String payer = row.required("payer");
    String edit = row.text("edit").toLowerCase(Locale.ROOT);
    if (!edit.isEmpty()) {
      return ofEdit(row, payer, edit);
    }
    String procedure = row.required("procedure").toUpperCase(Locale.ROOT);
    if (Codes.procedure(procedure) == Codes.NONE) {
      throw refuse(row, "'" + procedure + "' is no procedure code");
    }
    String diagnoses = row.text("diagnosis_group").toUpperCase(Locale.ROOT);
    if (!diagnoses.matches("([A-Z][0-9][0-9A-Z])?")) {
      throw refuse(row, "diagnosis_group '" + diagnoses + "' is no category such as M17");
    }
    String place = row.text("place");
    if (!place.matches("(\\d{2})?")) {
      throw refuse(row, "place '" + place + "' is no place of service");
    }
    return new DenialCell.Group(payer, "", procedure, modifiers(row), diagnoses, place);
  }

  private static DenialCell.Group ofEdit(Row row, String payer, String edit) {
    if (!edit.matches("[a-z0-9][a-z0-9-]*")) {
      throw refuse(row, "edit '" + edit + "' is no edit id");
    }
    for (String column : List.of("procedure", "modifiers", "diagnosis_group", "place")) {
      if (!row.text(column).isEmpty()) {
        throw refuse(row, column + " is empty in a row that names an edit");
      }
    }
    return DenialCell.Group.ofEdit(payer, edit);
  }

  private static String modifiers(Row row) {
    String text = row.text("modifiers").toUpperCase(Locale.ROOT);
    if (text.isEmpty()) {
      return "";
    }
    List<String> modifiers = Arrays.asList(text.split("\\s+"));
    int[] ids = modifiers.stream().mapToInt(Codes::modifier).toArray();
    if (Codes.modifierSet(ids) == Codes.NONE) {
      throw refuse(row, "modifiers '" + text + "' are not up to four modifiers (\"25 59\")");
    }
    return String.join(" ", new java.util.TreeSet<>(modifiers));
  }

  private static SortedMap<String, DenialCell.Reason> reasons(Row row) {
    SortedMap<String, DenialCell.Reason> reasons = new TreeMap<>();
    String text = row.text("reasons").toUpperCase(Locale.ROOT);
    for (String one : text.isEmpty() ? new String[0] : text.split("\\s+")) {
      String[] parts = one.split(":", -1);
      if (parts.length != 3 || !parts[0].matches("(CO|PR|OA|PI)-[A-Z]?\\d{1,3}")) {
        throw refuse(row, "'" + one + "' is no reason such as CO-197:9:1800.00");
      }
      int denials = count(row, "denials of " + parts[0], parts[1]);
      DenialCell.Reason reason = new DenialCell.Reason(denials, amount(row, parts[2]));
      if (denials == 0 || reasons.put(parts[0], reason) != null) {
        throw refuse(row, parts[0] + " is told twice, or for no denial");
      }
    }
    return reasons;
  }

  private static LocalDate day(Row row, String column) {
    row.required(column);
    return row.day(column);
  }

  private static int count(Row row, String what, String text) {
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > MOST_CLAIMS) {
      throw refuse(row, what + " '" + text + "' is no count");
    }
    return Integer.parseInt(text);
  }

  private static BigDecimal amount(Row row, String text) {
    if (!text.matches("\\d{1,12}(\\.\\d{1,2})?")) {
      throw refuse(row, "'" + text + "' is no amount in dollars");
    }
    return new BigDecimal(text);
  }

  private static ReferenceRefused refuse(Row row, String reason) {
    return row.file().refuse(row.line(), reason);
  }
}
