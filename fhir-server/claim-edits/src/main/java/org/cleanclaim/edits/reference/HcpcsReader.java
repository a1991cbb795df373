package org.cleanclaim.edits.reference;

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
  private static final Pattern NAME = Pattern.compile("(?i).*HCPC.*ANWEB.*\\.(txt|csv|xlsx)");

  /** What is zipped beside the table. */
  private static final Pattern BESIDE =
      Pattern.compile("(?i).*(transaction|correction|layout|notes|noc).*");

  private static final int RECORD_WITH_DATES = 292;

  @Override
  public boolean reads(PublishedFile file) {
    return NAME.matcher(file.name()).matches() && !BESIDE.matcher(file.name()).matches();
  }

  @Override
  public boolean recognizes(String beginning) {
    return beginning.startsWith("HCPC,SEQNUM,RECID");
  }

  @Override
  public List<Loaded<?>> read(List<PublishedFile> files) {
    List<Loaded<?>> loaded = new ArrayList<>();
    files.forEach(file -> loaded.add(readTable(file)));
    return loaded;
  }

  private Loaded<HcpcsTable> readTable(PublishedFile file) {
    EditionDates dates =
        EditionDates.quarterOf(file)
            .orElseThrow(() -> file.refuse(0, "its name tells no release (HCPC2026_JUL_ANWEB)"));
    Rows rows = new Rows(file);
    String checksum =
        file.name().toLowerCase(java.util.Locale.ROOT).endsWith(".txt")
                && !recognizes(file.beginning())
            ? file.readLines(rows::takeLine)
            : file.readRecords(rows::takeRecord);
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
    private Columns columns;

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

    void takeRecord(int number, List<String> cells) {
      if (columns == null) {
        columns = Columns.of(file, number, cells);
        return;
      }
      if (cells.stream().allMatch(String::isEmpty)) {
        return;
      }
      if (cells.size() < columns.width) {
        throw file.refuse(number, cells.size() + " columns, the header has more");
      }
      String id = cells.get(columns.id);
      if (id.equals("3") || id.equals("7")) {
        String added = cells.get(columns.added);
        take(number, cells.get(0), id.charAt(0), added, cells.get(columns.ended));
      } else if (!id.equals("4") && !id.equals("8")) {
        throw file.refuse(number, "record id '" + id + "' is none of 3, 4, 7, 8");
      }
    }

    private record Columns(int id, int added, int ended, int width) {

      static Columns of(PublishedFile file, int number, List<String> header) {
        return new Columns(
            column(file, number, header, "RECID"),
            column(file, number, header, "ADD DT"),
            column(file, number, header, "TERM DT"),
            header.size());
      }

      private static int column(PublishedFile file, int number, List<String> header, String name) {
        for (int at = 0; at < header.size(); at++) {
          if (header.get(at).replace('_', ' ').equalsIgnoreCase(name)) {
            return at;
          }
        }
        throw file.refuse(number, "no column " + name);
      }
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
