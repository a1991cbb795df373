package org.cleanclaim.edits.reference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cleanclaim.edits.facts.Codes;

/** The cells of a {@code denial-rates} edition in sorted runs, one a payer and procedure. */
final class DenialCells {
  private static final int SET_BITS = 12;
  private static final int GROUP_BITS = 12;
  private static final int PLACE_BITS = 7;

  private final DenialRates.Numbers sets;
  private final DenialRates.Numbers groups;
  private final DenialRates.Numbers places;

  /** Payer and procedure numbers of each pair, sorted; where its run begins, and its sums. */
  private final int[] pairKeys;

  private final int[] starts;
  private final int[] pairClaims;
  private final int[] pairDenials;

  /** Modifier set, diagnosis group and place numbers of each cell, sorted within its run. */
  private final int[] keys;

  private final int[] claims;
  private final int[] denials;

  /** Where each cell's reasons begin, their numbers, and how many denials each had. */
  private final int[] reasonStarts;

  private final char[] reasons;
  private final int[] reasonDenials;
  private final String[] reasonNames;

  DenialCells(List<DenialCell> unordered, Map<String, Integer> payers, CodeNumbers procedures) {
    List<DenialCell> ordered =
        unordered.stream().sorted(Comparator.comparing(DenialCell::group)).toList();
    sets = numbers(ordered, SET_BITS, "modifier sets", DenialCells::set);
    groups = numbers(ordered, GROUP_BITS, "diagnosis groups", DenialCells::group);
    places = numbers(ordered, PLACE_BITS, "places of service", DenialCells::place);
    reasonNames =
        ordered.stream()
            .flatMap(cell -> cell.reasons().keySet().stream())
            .distinct()
            .sorted()
            .toArray(String[]::new);
    long[] order = new long[ordered.size()];
    DenialCell[] cells = new DenialCell[order.length];
    Map<Long, DenialCell> byKey = new TreeMap<>();
    for (DenialCell cell : ordered) {
      byKey.put((long) pairKey(cell, payers, procedures) << 32 | key(cell), cell);
    }
    int next = 0;
    for (Map.Entry<Long, DenialCell> one : byKey.entrySet()) {
      order[next] = one.getKey();
      cells[next++] = one.getValue();
    }
    pairKeys = Arrays.stream(order).mapToInt(key -> (int) (key >>> 32)).distinct().toArray();
    starts = new int[pairKeys.length + 1];
    pairClaims = new int[pairKeys.length];
    pairDenials = new int[pairKeys.length];
    keys = new int[cells.length];
    claims = new int[cells.length];
    denials = new int[cells.length];
    reasonStarts = new int[cells.length + 1];
    int told = Arrays.stream(cells).mapToInt(cell -> cell.reasons().size()).sum();
    reasons = new char[told];
    reasonDenials = new int[told];
    fill(order, cells);
  }

  private void fill(long[] order, DenialCell[] cells) {
    int pair = -1;
    int reason = 0;
    for (int i = 0; i < cells.length; i++) {
      if (pair < 0 || pairKeys[pair] != (int) (order[i] >>> 32)) {
        starts[++pair] = i;
      }
      keys[i] = (int) order[i];
      claims[i] = cells[i].claims();
      denials[i] = cells[i].denials();
      pairClaims[pair] += claims[i];
      pairDenials[pair] += denials[i];
      reasonStarts[i] = reason;
      for (Map.Entry<String, DenialCell.Reason> one : cells[i].reasons().entrySet()) {
        reasons[reason] = (char) Arrays.binarySearch(reasonNames, one.getKey());
        reasonDenials[reason++] = one.getValue().denials();
      }
    }
    starts[pairKeys.length] = cells.length;
    reasonStarts[cells.length] = reason;
  }

  private static DenialRates.Numbers numbers(
      List<DenialCell> cells,
      int bits,
      String what,
      java.util.function.ToLongFunction<DenialCell> of) {
    return new DenialRates.Numbers(cells.stream().mapToLong(of).toArray(), 1 << bits, what);
  }

  private static long set(DenialCell cell) {
    String modifiers = cell.group().modifiers();
    return modifiers.isEmpty()
        ? 0
        : Codes.modifierSet(
            Arrays.stream(modifiers.split(" ")).mapToInt(Codes::modifier).toArray());
  }

  private static long group(DenialCell cell) {
    return Codes.diagnosisGroup(cell.group().diagnosisGroup());
  }

  private static long place(DenialCell cell) {
    return Codes.modifier(cell.group().place());
  }

  private static int pairKey(DenialCell cell, Map<String, Integer> payers, CodeNumbers procedures) {
    int payer = payers.computeIfAbsent(cell.group().payer(), name -> payers.size());
    if (payer > Short.MAX_VALUE) {
      throw new IllegalArgumentException("more than " + Short.MAX_VALUE + " different payers");
    }
    int procedure = procedures.numberOrNew(Codes.procedure(cell.group().procedure()));
    return payer << 16 | procedure;
  }

  private int key(DenialCell cell) {
    return key(sets.of(set(cell)), groups.of(group(cell)), places.of(place(cell)));
  }

  private static int key(int set, int group, int place) {
    return set < 0 || group < 0 || place < 0
        ? -1
        : (set << GROUP_BITS | group) << PLACE_BITS | place;
  }

  int size() {
    return keys.length;
  }

  int pairs() {
    return pairKeys.length;
  }

  /** The pair of a payer and a procedure, by their numbers; negative when it is not known. */
  int pair(int payer, int procedure) {
    return payer < 0 || procedure < 0 ? -1 : Arrays.binarySearch(pairKeys, payer << 16 | procedure);
  }

  /** The cell of a pair; negative when it is not known. */
  int cell(int pair, long set, int group, int place) {
    int key = key(sets.of(set), groups.of(group), places.of(place));
    return key < 0 ? -1 : Arrays.binarySearch(keys, starts[pair], starts[pair + 1], key);
  }

  int payer(int pair) {
    return pairKeys[pair] >>> 16;
  }

  int procedure(int pair) {
    return pairKeys[pair] & 0xFFFF;
  }

  int claims(int pair) {
    return pairClaims[pair];
  }

  int denials(int pair) {
    return pairDenials[pair];
  }

  int cellClaims(int cell) {
    return claims[cell];
  }

  int cellDenials(int cell) {
    return denials[cell];
  }

  Map<String, Integer> reasons(int cell) {
    return reasons(cell, cell + 1);
  }

  Map<String, Integer> reasonsOfPair(int pair) {
    return reasons(starts[pair], starts[pair + 1]);
  }

  Map<String, Integer> allReasons() {
    return reasons(0, keys.length);
  }

  private Map<String, Integer> reasons(int first, int end) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = reasonStarts[first]; i < reasonStarts[end]; i++) {
      counts.merge(reasonNames[reasons[i]], reasonDenials[i], Integer::sum);
    }
    return counts;
  }

  DenialRates.ModifierUse use(int pair, int modifier) {
    int billed = 0;
    int denied = 0;
    for (int cell = starts[pair]; cell < starts[pair + 1]; cell++) {
      if (Codes.contains(sets.value(keys[cell] >>> GROUP_BITS + PLACE_BITS), modifier)) {
        billed += claims[cell];
        denied += denials[cell];
      }
    }
    return new DenialRates.ModifierUse(billed, denied);
  }

  double priorStrength() {
    PriorStrength strength = new PriorStrength();
    for (int pair = 0; pair < pairKeys.length; pair++) {
      strength.addGroups(claims, denials, starts[pair], starts[pair + 1]);
    }
    return strength.claims();
  }

  long bytes() {
    return 16L * pairKeys.length
        + 16L * keys.length
        + 6L * reasons.length
        + sets.bytes()
        + groups.bytes()
        + places.bytes();
  }
}
