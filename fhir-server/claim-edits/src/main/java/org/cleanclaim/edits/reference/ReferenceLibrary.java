package org.cleanclaim.edits.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reference editions a scrubber knows; immutable, so a new edition is a new library. */
public final class ReferenceLibrary {
  private final Map<Class<?>, List<ReferenceTable>> tables;

  private ReferenceLibrary(Map<Class<?>, List<ReferenceTable>> tables) {
    this.tables = tables;
  }

  /** A library of the given tables; of editions that overlap the later one is used. */
  public static ReferenceLibrary of(List<? extends ReferenceTable> all) {
    Map<Class<?>, List<ReferenceTable>> byTable = new LinkedHashMap<>();
    for (ReferenceTable table : all) {
      byTable.computeIfAbsent(table.getClass(), kind -> new ArrayList<>()).add(table);
    }
    Comparator<ReferenceTable> latestFirst =
        Comparator.comparing((ReferenceTable table) -> table.edition().from())
            .thenComparing(table -> table.edition().name())
            .reversed();
    byTable.values().forEach(editions -> editions.sort(latestFirst));
    return new ReferenceLibrary(byTable);
  }

  /** A library that knows nothing: every edit that needs a table answers "not checked". */
  public static ReferenceLibrary empty() {
    return of(List.of());
  }

  /**
   * The small edition in the tree, for the demo and tests; every alert made with it says SAMPLE.
   */
  public static ReferenceLibrary sample() {
    return of(List.of());
  }

  /** The table in force on a day of service; null when none is loaded for it. */
  public <T extends ReferenceTable> T find(Class<T> table, LocalDate serviceDay) {
    List<ReferenceTable> editions = tables.getOrDefault(table, List.of());
    for (int i = 0; i < editions.size(); i++) {
      if (editions.get(i).edition().holds(serviceDay)) {
        return table.cast(editions.get(i));
      }
    }
    return null;
  }

  /** Everything loaded. */
  public List<Edition> editions() {
    return tables.values().stream().flatMap(List::stream).map(ReferenceTable::edition).toList();
  }
}
