package org.cleanclaim.plugin.denial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an adjustment code means for the work: its category, hardness and usual action.
 *
 * <p>Read from a CSV table with the columns {@code
 * category,carcs,hardness,kind,action,owner,playbook}; codes are separated by spaces, the row
 * {@code contractual} lists the codes that are never a denial. Codes are X12 claim adjustment
 * reason codes (list 139); the grouping is ours.
 */
public final class DenialTaxonomy {

  private static final String TABLE = "/org/cleanclaim/plugin/denial/taxonomy.csv";
  private static final int COLUMNS = 7;

  private final Map<String, DenialCategory> byCarc;
  private final DenialCategory unclassified;

  private DenialTaxonomy(List<DenialCategory> rows) {
    byCarc = new HashMap<>();
    for (DenialCategory row : rows) {
      row.carcs().forEach(carc -> byCarc.putIfAbsent(carc, row));
    }
    unclassified =
        new DenialCategory(
            DenialCategory.UNCLASSIFIED,
            Set.of(),
            "soft",
            "administrative",
            "review",
            "biller",
            "none",
            rows.size());
  }

  /** The table that ships with the product. */
  public static DenialTaxonomy shipped() {
    try (InputStream in = DenialTaxonomy.class.getResourceAsStream(TABLE)) {
      return read(new InputStreamReader(in, StandardCharsets.UTF_8), TABLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a table.
   *
   * @param name what to call the source in a message
   * @throws IllegalArgumentException naming source, line and mend when a row is not of the form
   */
  public static DenialTaxonomy read(Reader source, String name) throws IOException {
    List<DenialCategory> rows = new ArrayList<>();
    BufferedReader lines = new BufferedReader(source);
    lines.readLine();
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        rows.add(row(line, name, number, rows.size()));
      }
    }
    return new DenialTaxonomy(rows);
  }

  /**
   * The category of a CARC; a code in no row is {@code unclassified}: worked by hand, not dropped.
   */
  public DenialCategory of(String carc) {
    return byCarc.getOrDefault(carc, unclassified);
  }

  private static DenialCategory row(String line, String name, int number, int rank) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS || cells[0].isBlank() || cells[1].isBlank()) {
      throw new IllegalArgumentException(
          "%s line %d: expected category,carcs,hardness,kind,action,owner,playbook."
              .formatted(name, number));
    }
    Set<String> carcs = new TreeSet<>(Arrays.asList(cells[1].trim().split(" +")));
    return new DenialCategory(
        cells[0].trim(),
        carcs,
        cells[2].trim(),
        cells[3].trim(),
        cells[4].trim(),
        cells[5].trim(),
        cells[6].trim(),
        rank);
  }
}
