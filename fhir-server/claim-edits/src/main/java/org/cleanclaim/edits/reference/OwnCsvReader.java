package org.cleanclaim.edits.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one of our own lists, where no publisher's file exists: CSV, UTF-8, with a header. */
abstract class OwnCsvReader<T> implements TableReader {
  private final TableKey<T> key;
  private final String name;
  private final List<String> header;

  OwnCsvReader(TableKey<T> key, String name, String header) {
    this.key = key;
    this.name = name;
    this.header = List.of(header.split(","));
  }

  @Override
  public boolean reads(PublishedFile file) {
    String lower = file.name().toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") && lower.contains(name);
  }

  @Override
  public boolean recognizes(String beginning) {
    return header.equals(asHeader(List.of(beginning.split("\\R", 2)[0].split(","))));
  }

  @Override
  public List<Loaded<?>> read(List<PublishedFile> files) {
    List<Loaded<?>> loaded = new ArrayList<>();
    files.forEach(file -> loaded.add(readTable(file)));
    return loaded;
  }

  /** The names of the columns; an article may be called articleId, as its publisher does. */
  private static List<String> asHeader(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
        .map(cell -> cell.equals("articleid") ? "article" : cell)
        .toList();
  }

  private Loaded<T> readTable(PublishedFile file) {
    List<Row> rows = new ArrayList<>();
    String checksum = file.read(StandardCharsets.UTF_8, reader -> readRows(file, reader, rows));
    if (rows.isEmpty() && !mayBeEmpty()) {
      throw file.refuse(0, "there is no row below the header");
    }
    T table = table(rows, !file.sample());
    EditionDates dates = file.sample() ? EditionDates.always() : dates(table, checksum);
    return new Loaded<>(key, dates.edition(key, rows.size(), checksum), table);
  }

  /** Whether a file of no rows says something. */
  boolean mayBeEmpty() {
    return true;
  }

  /** The days an edition applies to; a list whose rows carry their own days applies always. */
  EditionDates dates(T table, String checksum) {
    return new EditionDates(checksum.substring(0, 8), LocalDate.of(1900, 1, 1), null);
  }

  /** The table of all rows; {@code complete} is false for a sample. */
  abstract T table(List<Row> rows, boolean complete);

  private void readRows(PublishedFile file, BufferedReader reader, List<Row> rows)
      throws IOException {
    CsvRecords records = new CsvRecords(file, reader);
    List<String> first = records.read();
    if (first == null || !asHeader(first).equals(header)) {
      throw file.refuse(1, "the header is not " + String.join(",", header));
    }
    for (List<String> cells = records.read(); cells != null; cells = records.read()) {
      if (cells.stream().allMatch(String::isEmpty)) {
        continue;
      }
      if (cells.size() != header.size()) {
        throw file.refuse(
            records.line(), cells.size() + " columns, the header has " + header.size());
      }
      rows.add(new Row(file, records.line(), header, cells));
    }
  }

  /** One row, its cells by column name. */
  record Row(PublishedFile file, int line, List<String> header, List<String> cells) {

    String text(String column) {
      return cells.get(header.indexOf(column));
    }

    String required(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        throw file.refuse(line, column + " is empty");
      }
      return text;
    }

    /** A diagnosis without dot. */
    String diagnosis(String column) {
      String code = required(column).replace(".", "").toUpperCase(Locale.ROOT);
      if (!code.matches("[A-Z][0-9][0-9A-Z]{0,5}")) {
        throw file.refuse(line, "'" + text(column) + "' is no diagnosis code");
      }
      return code;
    }

    String word(String column) {
      return required(column).toLowerCase(Locale.ROOT);
    }

    LocalDate day(String column) {
      String text = text(column);
      return text.isEmpty() ? null : PublishedDates.iso(file, line, text);
    }

    int number(String column, int otherwise) {
      String text = text(column);
      if (text.isEmpty()) {
        return otherwise;
      }
      if (!text.matches("\\d{1,4}")) {
        throw file.refuse(line, column + " '" + text + "' is no number");
      }
      return Integer.parseInt(text);
    }
  }
}
