package org.cleanclaim.standalone.command;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cleanclaim.edits.reference.Edition;

/** Editions as lines of text: name, rows, first and last day, the checksum's beginning. */
final class EditionTable {

  private static final int CHECKSUM = 12;

  private EditionTable() {}

  static void print(List<Edition> editions, PrintStream out) {
    if (editions.isEmpty()) {
      return;
    }
    int width = editions.stream().mapToInt(one -> one.name().length()).max().orElse(0);
    String format = "%-" + width + "s  %,10d rows  %s to %-10s  %s%n";
    editions.stream()
        .sorted(Comparator.comparing(Edition::table).thenComparing(Edition::from))
        .forEach(
            one ->
                out.printf(
                    Locale.ROOT,
                    format,
                    one.name(),
                    one.rows(),
                    one.from(),
                    one.to() == null ? "open" : one.to(),
                    one.checksum().substring(0, Math.min(CHECKSUM, one.checksum().length()))));
  }
}
