package org.cleanclaim.edits.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Compares the latest editions of two libraries, table by table. */
public final class ReferenceDiff {

  private ReferenceDiff() {}

  /** Every table that either library has and that can be listed, in the order of the first. */
  public static List<TableChanges> between(ReferenceLibrary before, ReferenceLibrary after) {
    Map<TableKey<?>, List<Loaded<?>>> earlier = latest(before);
    Map<TableKey<?>, List<Loaded<?>>> later = latest(after);
    Map<TableKey<?>, List<Loaded<?>>> all = new LinkedHashMap<>(earlier);
    later.forEach(all::putIfAbsent);
    List<TableChanges> changes = new ArrayList<>();
    for (TableKey<?> key : all.keySet()) {
      if (isListed(key)) {
        changes.add(
            compare(key, earlier.getOrDefault(key, List.of()), later.getOrDefault(key, List.of())));
      }
    }
    return changes;
  }

  /** Rates are counts of our own: every cell differs every day, which says nothing. */
  private static boolean isListed(TableKey<?> key) {
    return key != TableKey.DENIAL_RATES;
  }

  /** The newest edition of each table. */
  private static Map<TableKey<?>, List<Loaded<?>>> latest(ReferenceLibrary library) {
    Map<TableKey<?>, List<Loaded<?>>> latest = new LinkedHashMap<>();
    for (Loaded<?> one : library.tables()) {
      latest.computeIfAbsent(one.key(), key -> new ArrayList<>(List.of(one)));
    }
    return latest;
  }

  private static TableChanges compare(
      TableKey<?> key, List<Loaded<?>> before, List<Loaded<?>> after) {
    Map<String, String> rows = rows(before);
    List<TableChanges.Row> changes = new ArrayList<>();
    Map<String, String> now = rows(after);
    now.forEach(
        (row, text) -> {
          String was = rows.remove(row);
          if (!text.equals(was)) {
            changes.add(new TableChanges.Row(row, was == null ? "" : was, text));
          }
        });
    rows.forEach((row, text) -> changes.add(new TableChanges.Row(row, text, "")));
    changes.sort(Comparator.comparing(TableChanges.Row::key));
    return new TableChanges(key.label(), name(before), name(after), changes);
  }

  private static String name(List<Loaded<?>> editions) {
    return editions.isEmpty() ? null : editions.get(0).edition().name();
  }

  private static Map<String, String> rows(List<Loaded<?>> editions) {
    Map<String, String> rows = new HashMap<>();
    for (Loaded<?> one : editions) {
      list(one.table(), (key, text) -> rows.merge(key, text, ReferenceDiff::both));
    }
    return rows;
  }

  /** Two rows of one key, in an order that does not depend on the file's. */
  private static String both(String one, String other) {
    return one.compareTo(other) < 0 ? one + "; " + other : other + "; " + one;
  }

  private static void list(Object table, BiConsumer<String, String> taker) {
    if (table instanceof PtpTable pairs) {
      pairs.list(taker);
    } else if (table instanceof MueTable limits) {
      limits.list(taker);
    } else if (table instanceof FeeSchedule schedule) {
      schedule.list(taker);
    } else if (table instanceof AddOnTable addOns) {
      addOns.list(taker);
    } else if (table instanceof DiagnosisTable diagnoses) {
      diagnoses.list(taker);
    } else if (table instanceof HcpcsTable codes) {
      codes.list(taker);
    } else if (table instanceof CodeLists lists) {
      lists.list(taker);
    } else if (table instanceof Demographics limits) {
      limits.list(taker);
    } else if (table instanceof Excludes1 notes) {
      notes.list(taker);
    } else if (table instanceof CodeSet codes) {
      codes.list(taker);
    } else if (table instanceof CoverageArticles articles) {
      articles.list(taker);
    } else {
      throw new IllegalStateException("A table without rows: " + table.getClass().getName());
    }
  }
}
