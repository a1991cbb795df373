package org.cleanclaim.edits.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.cleanclaim.edits.facts.Codes;

/**
 * Reads the physician fee schedule's relative value file (PPRRVU) as CMS publishes it: captions
 * stacked over several lines, the last of which starts {@code HCPCS,MOD,DESCRIPTION}. Descriptions
 * are the AMA's and are not kept.
 */
final class FeeScheduleReader implements TableReader {
  private static final Pattern NAME = Pattern.compile("(?i).*PPRRVU.*\\.(csv|xlsx)");

  @Override
  public boolean reads(PublishedFile file) {
    return NAME.matcher(file.name()).matches();
  }

  @Override
  public boolean recognizes(String beginning) {
    return beginning.contains("\nHCPCS,MOD,DESCRIPTION");
  }

  @Override
  public List<Loaded<?>> read(List<PublishedFile> files) {
    List<Loaded<?>> loaded = new ArrayList<>();
    for (PublishedFile file : files) {
      // The indicators are the same in both; one edition of a quarter is enough.
      boolean twin =
          file.name().toLowerCase(Locale.ROOT).contains("_qpp")
              && files.stream().anyMatch(other -> isPlainTwin(file, other));
      if (!twin) {
        loaded.add(readTable(file));
      }
    }
    return loaded;
  }

  private static boolean isPlainTwin(PublishedFile qpp, PublishedFile other) {
    return other.name().equalsIgnoreCase(qpp.name().replaceAll("(?i)_qpp", "_nonQPP"));
  }

  private static Loaded<FeeSchedule> readTable(PublishedFile file) {
    EditionDates dates =
        EditionDates.quarterOf(file)
            .orElseThrow(() -> file.refuse(0, "its name tells no release (PPRRVU2026_Jul)"));
    Rows rows = new Rows(file);
    String checksum = file.readRecords(rows::take);
    if (rows.columns == null) {
      throw file.refuse(0, "no header HCPCS,MOD,DESCRIPTION was found");
    }
    if (rows.byCode.isEmpty()) {
      throw file.refuse(0, "no row of a procedure was found");
    }
    TableKey<FeeSchedule> key = TableKey.FEE_SCHEDULE;
    Edition edition = dates.edition(key, rows.byCode.size(), checksum);
    return new Loaded<>(key, edition, new FeeSchedule(rows.byCode));
  }

  /** The records of one file, after its captions. */
  private static final class Rows {
    private final PublishedFile file;
    private final Map<Long, FeeSchedule.Row> byCode = new HashMap<>();
    private final List<List<String>> captions = new ArrayList<>();
    private Columns columns;

    Rows(PublishedFile file) {
      this.file = file;
    }

    void take(int number, List<String> cells) {
      if (columns == null) {
        captions.add(List.copyOf(cells));
        columns = isHeader(cells) ? Columns.of(file, number, captions) : null;
      } else if (!cells.get(0).isEmpty()) {
        row(file, number, cells, columns, byCode);
      }
    }
  }

  private static boolean isHeader(List<String> cells) {
    return cells.size() > 2
        && cells.get(0).equalsIgnoreCase("HCPCS")
        && cells.get(1).equalsIgnoreCase("MOD");
  }

  private static void row(
      PublishedFile file,
      int line,
      List<String> cells,
      Columns columns,
      Map<Long, FeeSchedule.Row> rows) {
    if (cells.size() <= columns.last()) {
      throw file.refuse(line, cells.size() + " columns, the header has more");
    }
    int code = Codes.procedure(cells.get(0));
    String mod = cells.get(1);
    int modifier = Codes.modifier(mod);
    if (code == Codes.NONE || (!mod.isEmpty() && modifier == Codes.NONE)) {
      throw file.refuse(line, "'" + cells.get(0) + " " + mod + "' is no procedure code");
    }
    String global = cells.get(columns.global);
    if (!global.matches("\\d{1,3}|[A-Z]{3}|")) {
      throw file.refuse(line, "'" + global + "' is no number of global days");
    }
    FeeSchedule.Row row =
        new FeeSchedule.Row(
            cells.get(columns.status),
            cells.get(columns.notInOffice).equalsIgnoreCase("NA"),
            cells.get(columns.pctc),
            global.matches("\\d{1,2}") ? "0".repeat(3 - global.length()) + global : global,
            cells.get(columns.multiple),
            cells.get(columns.bilateral),
            cells.get(columns.assistant),
            cells.get(columns.coSurgeons),
            cells.get(columns.team));
    rows.put(FeeSchedule.key(code, modifier), row);
  }

  /** Where each indicator stands; the captions above the header say, each year anew. */
  private record Columns(
      int status,
      int notInOffice,
      int pctc,
      int global,
      int multiple,
      int bilateral,
      int assistant,
      int coSurgeons,
      int team) {

    static Columns of(PublishedFile file, int line, List<List<String>> captions) {
      List<String> joined = join(captions);
      return new Columns(
          find(file, line, joined, 3, "STATUS"),
          find(file, line, joined, 7, "NA "),
          find(file, line, joined, 13, "PCTC"),
          find(file, line, joined, 14, "GLOB"),
          find(file, line, joined, 18, "MULT"),
          find(file, line, joined, 19, "BILAT"),
          find(file, line, joined, 20, "ASST"),
          find(file, line, joined, 21, "CO-"),
          find(file, line, joined, 22, "TEAM"));
    }

    private static List<String> join(List<List<String>> captions) {
      List<String> joined = new ArrayList<>();
      int width = captions.get(captions.size() - 1).size();
      for (int column = 0; column < width; column++) {
        StringBuilder caption = new StringBuilder();
        for (List<String> line : captions) {
          String cell = column < line.size() ? line.get(column).strip() : "";
          // A title in the first cells is no caption.
          if (!cell.isEmpty() && cell.length() < 30) {
            caption.append(cell.toUpperCase(Locale.ROOT)).append(' ');
          }
        }
        joined.add(caption.toString());
      }
      return joined;
    }

    private static int find(
        PublishedFile file, int line, List<String> joined, int usual, String caption) {
      if (usual < joined.size() && names(joined.get(usual), caption)) {
        return usual;
      }
      for (int column = 3; column < joined.size(); column++) {
        if (names(joined.get(column), caption)) {
          return column;
        }
      }
      throw file.refuse(line, "no column " + caption.strip() + " in the header");
    }

    private static boolean names(String joined, String caption) {
      return (" " + joined.replace("CO ", "CO-")).contains(" " + caption);
    }

    int last() {
      return Math.max(team, Math.max(global, bilateral));
    }
  }
}
