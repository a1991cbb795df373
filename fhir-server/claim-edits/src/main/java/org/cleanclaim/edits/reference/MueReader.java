package org.cleanclaim.edits.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.cleanclaim.edits.facts.Codes;

/**
 * Reads medically unlikely edits as CMS publishes them: CSV whose first record is a notice and
 * whose header cell holds a line break; dates stand in the file's name only.
 */
final class MueReader implements TableReader {
  private static final Pattern NAME = Pattern.compile("(?i).*MUE.*\\.(csv|xlsx)");

  @Override
  public boolean reads(PublishedFile file) {
    return NAME.matcher(file.name()).matches();
  }

  @Override
  public boolean recognizes(String beginning) {
    return beginning.contains("MUE Values") && beginning.contains("HCPCS");
  }

  @Override
  public List<Loaded<?>> read(List<PublishedFile> files) {
    List<Loaded<?>> loaded = new ArrayList<>();
    files.forEach(file -> loaded.add(readTable(file)));
    return loaded;
  }

  private static Loaded<MueTable> readTable(PublishedFile file) {
    EditionDates dates =
        EditionDates.quarterOf(file)
            .orElseThrow(() -> file.refuse(0, "its name tells no date (Eff_07-01-2026)"));
    Rows rows = new Rows(file);
    String checksum = file.readRecords(rows::take);
    if (!rows.headerSeen) {
      throw file.refuse(0, "no header that starts with HCPCS/CPT Code was found");
    }
    if (rows.byCode.isEmpty()) {
      throw file.refuse(0, "no row of code, units and indicator was found");
    }
    TableKey<MueTable> key = key(file, rows.title);
    int count = rows.byCode.size();
    return new Loaded<>(key, dates.edition(key, count, checksum), new MueTable(rows.byCode));
  }

  /** The title of the column of units tells the table; where it does not, the file's name. */
  private static TableKey<MueTable> key(PublishedFile file, String title) {
    for (String text : List.of(title, file.name(), file.shown())) {
      String words = text.toLowerCase(Locale.ROOT);
      if (words.contains("outpatient") || words.contains("hospital")) {
        return TableKey.MUE_OUTPATIENT;
      }
      if (words.contains("dme")) {
        return TableKey.MUE_DME;
      }
      if (words.contains("practitioner")) {
        return TableKey.MUE_PRACTITIONER;
      }
    }
    throw file.refuse(
        0, "neither title nor name tells whether it is for practitioners, hospitals or DME");
  }

  /** The records of one file, after its notice and header. */
  private static final class Rows {
    private final PublishedFile file;
    private final Map<Long, MueTable.Row> byCode = new HashMap<>();
    private boolean headerSeen;
    private String title = "";

    Rows(PublishedFile file) {
      this.file = file;
    }

    void take(int number, List<String> cells) {
      if (!headerSeen) {
        headerSeen = cells.size() > 2 && cells.get(0).toUpperCase(Locale.ROOT).startsWith("HCPCS");
        title = headerSeen ? cells.get(1) : "";
      } else if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
        row(file, number, cells, byCode);
      }
    }
  }

  private static void row(
      PublishedFile file, int line, List<String> cells, Map<Long, MueTable.Row> rows) {
    if (cells.size() < 3) {
      throw file.refuse(line, "fewer than 3 columns");
    }
    int code = Codes.procedure(cells.get(0));
    if (code == Codes.NONE) {
      throw file.refuse(line, "'" + cells.get(0) + "' is no procedure code");
    }
    MueTable.Row row = new MueTable.Row(units(file, line, cells.get(1)), mai(file, line, cells));
    MueTable.Row other = rows.put((long) code, row);
    if (other != null && !other.equals(row)) {
      throw file.refuse(line, "code " + cells.get(0) + " stands there twice, with other limits");
    }
  }

  private static int units(PublishedFile file, int line, String text) {
    if (!text.matches("\\d{1,6}")) {
      throw file.refuse(line, "'" + text + "' is no number of units");
    }
    return Integer.parseInt(text);
  }

  private static int mai(PublishedFile file, int line, List<String> cells) {
    String text = cells.get(2);
    if (text.isEmpty() || "123".indexOf(text.charAt(0)) < 0) {
      throw file.refuse(line, "'" + text + "' is no adjudication indicator 1, 2 or 3");
    }
    return text.charAt(0) - '0';
  }
}
