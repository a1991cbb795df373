package org.cleanclaim.edits.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cleanclaim.edits.facts.Codes;

/**
 * Reads HCPCS level II as CMS publishes it, as text of 320 bytes a record or as CSV. Of each code
 * the days are kept: added, and last valid day.
 */
final class HcpcsReader implements TableReader {
  private static final Pattern NAME = Pattern.compile("(?i).*HCPC.*ANWEB.*\\.(txt|csv)");
  private static final int RECORD_WITH_DATES = 292;

  @Override
  public boolean reads(PublishedFile file) {
    return NAME.matcher(file.name()).matches();
  }

  @Override
  public List<Loaded<?>> read(List<PublishedFile> files) {
    List<Loaded<?>> loaded = new ArrayList<>();
    files.forEach(file -> loaded.add(readTable(file)));
    return loaded;
  }

  private static Loaded<HcpcsTable> readTable(PublishedFile file) {
    EditionDates dates =
        EditionDates.quarterOf(file)
            .orElseThrow(() -> file.refuse(0, "its name tells no release (HCPC2026_JUL_ANWEB)"));
    Rows rows = new Rows(file);
    String checksum =
        file.name().toLowerCase(java.util.Locale.ROOT).endsWith(".csv")
            ? file.read(StandardCharsets.ISO_8859_1, rows::readCsv)
            : file.readLines(rows::takeLine);
    if (rows.procedures.isEmpty() && rows.modifiers.isEmpty()) {
      throw file.refuse(0, "no record of a procedure or modifier was found");
    }
    TableKey<HcpcsTable> key = TableKey.HCPCS;
    Edition edition = dates.edition(key, rows.procedures.size() + rows.modifiers.size(), checksum);
    HcpcsTable table = new HcpcsTable(rows.procedures, rows.modifiers, !file.sample());
    return new Loaded<>(key, edition, table);
  }

  /** The records of one file. */
  private static final class Rows {
    private final PublishedFile file;
    private final Map<Long, CodeDates> procedures = new HashMap<>();
    private final Map<Long, CodeDates> modifiers = new HashMap<>();

    Rows(PublishedFile file) {
      this.file = file;
    }

    /** 1-5 code, 11 record id, 269-276 added, 277-284 action effective, 285-292 terminated. */
    void takeLine(int number, String line) {
      if (line.isBlank()) {
        return;
      }
      if (line.length() < 11) {
        throw file.refuse(number, "shorter than a code and its record id");
      }
      char id = line.charAt(10);
      if (id == '3' || id == '7') {
        if (line.length() < RECORD_WITH_DATES) {
          throw file.refuse(number, "shorter than the dates of its code");
        }
        take(number, line.substring(0, 5), id, line.substring(268, 276), line.substring(284, 292));
      } else if (id != '4' && id != '8') {
        throw file.refuse(number, "record id '" + id + "' is none of 3, 4, 7, 8");
      }
    }

    void readCsv(BufferedReader reader) throws IOException {
      CsvRecords records = new CsvRecords(file, reader);
      List<String> header = records.read();
      int added = column(header, "ADD DT");
      int ended = column(header, "TERM DT");
      int id = column(header, "RECID");
      for (List<String> cells = records.read(); cells != null; cells = records.read()) {
        if (cells.size() < header.size()) {
          throw file.refuse(records.line(), cells.size() + " columns, the header has more");
        }
        String recordId = cells.get(id);
        if (recordId.equals("3") || recordId.equals("7")) {
          take(
              records.line(), cells.get(0), recordId.charAt(0), cells.get(added), cells.get(ended));
        }
      }
    }

    private int column(List<String> header, String name) {
      int at = header == null ? -1 : header.indexOf(name);
      if (at < 0) {
        throw file.refuse(1, "no column " + name);
      }
      return at;
    }

    private void take(int number, String code, char id, String added, String ended) {
      String text = code.strip();
      int packed = id == '7' ? Codes.modifier(text) : Codes.procedure(text);
      if (packed == Codes.NONE) {
        throw file.refuse(number, "'" + text + "' is no code");
      }
      CodeDates dates = new CodeDates(day(number, added), day(number, ended));
      (id == '7' ? modifiers : procedures).put((long) packed, dates);
    }

    private LocalDate day(int number, String text) {
      String day = text.strip();
      return day.isEmpty() ? null : PublishedDates.compact(file, number, day);
    }
  }
}
