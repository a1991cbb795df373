package org.cleanclaim.edits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cleanclaim.edits.reference.TableKey;

/**
 * The tables one scrub had no edition of. However many edits, lines and days ask for a table, its
 * absence is told once: with the days it was wanted for and the edits that could not judge.
 */
final class MissingTables {
  private static final int DAYS_TOLD = 3;

  private final Map<TableKey<?>, Gap> gaps = new LinkedHashMap<>(4);

  private record Gap(TreeSet<LocalDate> days, TreeSet<String> edits) {}

  void add(TableKey<?> table, LocalDate day, String edit) {
    Gap gap = gaps.computeIfAbsent(table, key -> new Gap(new TreeSet<>(), new TreeSet<>()));
    gap.days.add(day);
    gap.edits.add(edit);
  }

  /** An edit that broke down told nothing. */
  void forget(String edit) {
    gaps.values().forEach(gap -> gap.edits.remove(edit));
    gaps.values().removeIf(gap -> gap.edits.isEmpty());
  }

  List<ScrubResult.Unchecked> told() {
    List<ScrubResult.Unchecked> told = new ArrayList<>(gaps.size());
    gaps.forEach((table, gap) -> told.add(told(table, gap)));
    return told;
  }

  /** Under the edit that is nothing but this table, where it asked; else under the first. */
  private static ScrubResult.Unchecked told(TableKey<?> table, Gap gap) {
    String edit = gap.edits.contains(table.edit()) ? table.edit() : gap.edits.first();
    String others =
        gap.edits.stream().filter(other -> !other.equals(edit)).collect(Collectors.joining(", "));
    String reason = table.label() + ": no edition loaded for " + days(gap.days);
    return new ScrubResult.Unchecked(
        edit, 0, others.isEmpty() ? reason : reason + "; also needed by " + others);
  }

  private static String days(TreeSet<LocalDate> days) {
    String first =
        days.stream().limit(DAYS_TOLD).map(LocalDate::toString).collect(Collectors.joining(", "));
    return days.size() <= DAYS_TOLD ? first : first + " and " + (days.size() - DAYS_TOLD) + " more";
  }
}
