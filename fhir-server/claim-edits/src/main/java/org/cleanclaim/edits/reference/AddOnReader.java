package org.cleanclaim.edits.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cleanclaim.edits.facts.Codes;

/** Reads add-on code edits as CMS publishes them: tabs, a notice, a header, dates as YYYYDDD. */
final class AddOnReader implements TableReader {
  private static final Pattern NAME = Pattern.compile("(?i).*AOC[-_].*\\.(txt|tsv|xlsx)");
  private static final String CONTRACTOR_DEFINED = "CCCCC";

  @Override
  public boolean reads(PublishedFile file) {
    return NAME.matcher(file.name()).matches();
  }

  @Override
  public boolean recognizes(String beginning) {
    return beginning.contains("AOC_Edit_Type");
  }

  @Override
  public List<Loaded<?>> read(List<PublishedFile> files) {
    List<Loaded<?>> loaded = new ArrayList<>();
    files.forEach(file -> loaded.add(readTable(file)));
    return loaded;
  }

  private static Loaded<AddOnTable> readTable(PublishedFile file) {
    EditionDates dates =
        EditionDates.quarterOf(file)
            .orElseThrow(() -> file.refuse(0, "its name tells no quarter (AOC_V2026Q3-MCR)"));
    Rows rows = new Rows(file);
    String checksum = file.readLines(rows::take);
    if (rows.count == 0) {
      throw file.refuse(0, "no row of an add-on and a primary was found");
    }
    TableKey<AddOnTable> key = TableKey.ADD_ON;
    Edition edition = dates.edition(key, rows.count, checksum);
    return new Loaded<>(key, edition, new AddOnTable(rows.byAddOn));
  }

  /** The rows after notice and header. */
  private static final class Rows {
    private final PublishedFile file;
    private final Map<Long, List<AddOnTable.Row>> byAddOn = new HashMap<>();
    private int count;

    Rows(PublishedFile file) {
      this.file = file;
    }

    void take(int number, String line) {
      String[] cells = line.split("\t", -1);
      String type = cells[0].strip();
      if (count == 0 && !type.matches("[123]")) {
        return;
      }
      if (!line.isBlank()) {
        row(number, type, cells);
      }
    }

    private void row(int number, String type, String[] cells) {
      if (cells.length < 7) {
        throw file.refuse(number, "fewer than 7 columns");
      }
      if (!type.matches("[123]")) {
        throw file.refuse(number, "type '" + type + "' is none of 1, 2, 3");
      }
      long addOn = code(number, cells[1]);
      String primary = cells[3].strip();
      boolean contractor = primary.equals(CONTRACTOR_DEFINED);
      LocalDate to = earliest(day(number, cells[2]), day(number, cells[4]), day(number, cells[6]));
      CodeDates dates = new CodeDates(day(number, cells[5]), to);
      byAddOn
          .computeIfAbsent(addOn, code -> new ArrayList<>())
          .add(
              new AddOnTable.Row(
                  type.charAt(0) - '0',
                  contractor ? AddOnTable.Row.CONTRACTOR : code(number, primary),
                  dates));
      count++;
    }

    private int code(int number, String text) {
      int packed = Codes.procedure(text.strip());
      if (packed == Codes.NONE) {
        throw file.refuse(number, "'" + text.strip() + "' is no procedure code");
      }
      return packed;
    }

    private LocalDate day(int number, String text) {
      String day = text.strip();
      return day.isEmpty() ? null : PublishedDates.ordinal(file, number, day);
    }

    private static LocalDate earliest(LocalDate... days) {
      LocalDate earliest = null;
      for (LocalDate day : days) {
        if (day != null && (earliest == null || day.isBefore(earliest))) {
          earliest = day;
        }
      }
      return earliest;
    }
  }
}
