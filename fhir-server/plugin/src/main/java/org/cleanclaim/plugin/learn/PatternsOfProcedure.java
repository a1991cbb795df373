package org.cleanclaim.plugin.learn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cleanclaim.plugin.learn.PayerHistory.Cell;

/**
 * The patterns that lines of one procedure at one payer fall into, each with what became of them in
 * the days learned from.
 *
 * <p>A condition is looked at when enough lines meet it, whatever became of them: the procedure
 * alone; place, diagnosis, physician, another procedure of the day; a modifier that is missing,
 * where enough other lines have it; and a missing modifier together with the other procedure, the
 * physician, or both.
 */
final class PatternsOfProcedure {

  private final LearnSettings settings;
  private final Collection<Cell> cells;

  PatternsOfProcedure(LearnSettings settings, Collection<Cell> cells) {
    this.settings = settings;
    this.cells = cells;
  }

  Map<Pattern, Tally> tallied() {
    Map<List<String>, Integer> modifiers = new HashMap<>();
    Map<String, Integer> others = new HashMap<>();
    for (Cell cell : cells) {
      int lines = cell.learned().lines();
      families(cell.traits()).forEach(family -> modifiers.merge(family, lines, Integer::sum));
      cell.traits().beside().forEach(other -> others.merge(other, lines, Integer::sum));
    }
    // The rest lacks it: a modifier that hardly anybody uses is not missing.
    modifiers.values().removeIf(lines -> lines < settings.leastDenials());
    others.values().removeIf(lines -> lines < settings.leastLines());
    Map<Pattern, Tally> tallies = new HashMap<>();
    for (Cell cell : cells) {
      if (cell.learned().lines() > 0) {
        for (Pattern pattern : patterns(cell.traits(), modifiers.keySet(), others.keySet())) {
          tallies.computeIfAbsent(pattern, none -> new Tally()).add(cell.learned());
        }
      }
    }
    Map<Pattern, Tally> inOrder = new TreeMap<>(Comparator.comparing(Pattern::id));
    inOrder.putAll(tallies);
    return inOrder;
  }

  /** The modifiers of a line, each with those that mean the same. */
  private static Set<List<String>> families(Traits line) {
    Set<List<String>> families = new LinkedHashSet<>();
    for (String modifier : new TreeSet<>(line.modifiers())) {
      families.add(Pattern.DISTINCT.contains(modifier) ? Pattern.DISTINCT : List.of(modifier));
    }
    return families;
  }

  private static List<Pattern> patterns(
      Traits line, Set<List<String>> modifiers, Set<String> others) {
    Pattern alone = Pattern.of(line.procedure());
    List<Pattern> patterns = new ArrayList<>();
    patterns.add(alone);
    if (line.place() != null) {
      patterns.add(alone.at(line.place()));
    }
    line.diagnoses().forEach(category -> patterns.add(alone.pointingAt(category)));
    List<Pattern> roots = new ArrayList<>(List.of(alone));
    line.beside().stream().filter(others::contains).map(alone::besides).forEach(roots::add);
    if (line.npi() != null) {
      List.copyOf(roots).forEach(root -> roots.add(root.by(line.npi())));
    }
    List<List<String>> missing =
        modifiers.stream().filter(some -> Collections.disjoint(some, line.modifiers())).toList();
    for (Pattern root : roots) {
      if (root.conditions() > 0) {
        patterns.add(root);
      }
      missing.forEach(some -> patterns.add(root.lacking(some)));
    }
    return patterns;
  }
}
