package org.cleanclaim.edits.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  private static final Pattern NAME = Pattern.compile("(?i).*MUE.*\\.csv");

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

  private static Loaded<MueTable> readTable(PublishedFile file) {
    EditionDates dates =
        EditionDates.quarterOf(file)
            .orElseThrow(() -> file.refuse(0, "its name tells no date (Eff_07-01-2026)"));
    Map<Long, MueTable.Row> rows = new HashMap<>();
    String checksum =
        file.read(StandardCharsets.ISO_8859_1, reader -> readRows(file, reader, rows));
    if (rows.isEmpty()) {
      throw file.refuse(0, "no row of code, units and indicator was found");
    }
    TableKey<MueTable> key = key(file);
    return new Loaded<>(key, dates.edition(key, rows.size(), checksum), new MueTable(rows));
  }

  private static TableKey<MueTable> key(PublishedFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    if (name.contains("outpatient") || name.contains("hospital")) {
      return TableKey.MUE_OUTPATIENT;
    }
    return name.contains("dme") ? TableKey.MUE_DME : TableKey.MUE_PRACTITIONER;
  }

  private static void readRows(
      PublishedFile file, BufferedReader reader, Map<Long, MueTable.Row> rows) throws IOException {
    CsvRecords records = new CsvRecords(file, reader);
    boolean headerSeen = false;
    for (List<String> cells = records.read(); cells != null; cells = records.read()) {
      if (!headerSeen) {
        headerSeen = cells.get(0).toUpperCase(Locale.ROOT).startsWith("HCPCS") && cells.size() > 2;
      } else if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
        row(file, records.line(), cells, rows);
      }
    }
    if (!headerSeen) {
      throw file.refuse(0, "no header that starts with HCPCS/CPT Code was found");
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
    if (rows.put((long) code, row) != null) {
      throw file.refuse(line, "code " + cells.get(0) + " stands there twice");
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
