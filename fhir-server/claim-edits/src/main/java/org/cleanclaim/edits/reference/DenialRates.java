package org.cleanclaim.edits.reference;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Line;

/**
 * How often payers denied lines like a line: the practice's own history, drawn towards what is
 * known of wider groups where a group is small, so that 1 of 1 is not 100 %.
 *
 * <p>A cell (payer, procedure, modifiers, diagnosis group, place) is drawn towards its payer and
 * procedure; that pair towards what payer and procedure each say by themselves (their odds against
 * the overall odds, multiplied); those two towards the overall rate. How strongly is estimated from
 * the edition ({@link PriorStrength}).
 *
 * <p>Cells are sorted runs per payer and procedure; a look-up is two binary searches over numbers
 * and allocates nothing. About 20 bytes a cell.
 */
public final class DenialRates {
  private static final double LEAST_RATE = 1e-4;

  private final LocalDate from;
  private final LocalDate to;
  private final Map<String, Integer> payers = new HashMap<>();
  private final CodeNumbers procedures = new CodeNumbers();
  private final DenialCells cells;
  private final EditRecords edits;
  private final double overall;
  private final double[] payerRates;
  private final double[] procedureRates;
  private final float[] pairRates;
  private final double cellPrior;

  /**
   * @param from first day of adjudication counted
   * @param to last day, inclusive
   * @param all one of each group
   * @throws IllegalArgumentException when there are more different codes than it can number
   */
  DenialRates(LocalDate from, LocalDate to, List<DenialCell> all) {
    this.from = from;
    this.to = to;
    List<DenialCell> unremarked = new ArrayList<>(all.size());
    List<DenialCell> remarked = new ArrayList<>();
    for (DenialCell cell : all) {
      (cell.group().isOfEdit() ? remarked : unremarked).add(cell);
    }
    this.edits = new EditRecords(remarked);
    this.cells = new DenialCells(unremarked, payers, procedures);
    Totals byPayer = new Totals(payers.size());
    Totals byProcedure = new Totals(procedures.size());
    Totals byAll = new Totals(1);
    for (int pair = 0; pair < cells.pairs(); pair++) {
      byPayer.add(cells.payer(pair), cells.claims(pair), cells.denials(pair));
      byProcedure.add(cells.procedure(pair), cells.claims(pair), cells.denials(pair));
      byAll.add(0, cells.claims(pair), cells.denials(pair));
    }
    this.overall = rate(byAll.claims[0], byAll.denials[0], 0.5, 1);
    this.payerRates = byPayer.drawnTo(overall);
    this.procedureRates = byProcedure.drawnTo(overall);
    this.pairRates = pairRates();
    this.cellPrior = cells.priorStrength();
  }

  /** Claims and denials of the groups of one level. */
  private static final class Totals {
    final int[] claims;
    final int[] denials;

    Totals(int groups) {
      claims = new int[groups];
      denials = new int[groups];
    }

    void add(int group, int moreClaims, int moreDenials) {
      claims[group] += moreClaims;
      denials[group] += moreDenials;
    }

    double[] drawnTo(double parent) {
      PriorStrength strength = new PriorStrength();
      strength.addGroups(claims, denials, 0, claims.length);
      double[] rates = new double[claims.length];
      for (int i = 0; i < rates.length; i++) {
        rates[i] = rate(claims[i], denials[i], parent, strength.claims());
      }
      return rates;
    }
  }

  private float[] pairRates() {
    PriorStrength strength = new PriorStrength();
    double[] expected = new double[cells.pairs()];
    for (int pair = 0; pair < expected.length; pair++) {
      expected[pair] =
          crossed(payerRates[cells.payer(pair)], procedureRates[cells.procedure(pair)]);
      strength.addGroup(cells.claims(pair), cells.denials(pair), expected[pair]);
    }
    float[] rates = new float[expected.length];
    for (int pair = 0; pair < rates.length; pair++) {
      rates[pair] =
          (float) rate(cells.claims(pair), cells.denials(pair), expected[pair], strength.claims());
    }
    return rates;
  }

  private static double rate(int claims, int denials, double parent, double strength) {
    double rate = (denials + strength * parent) / (claims + strength);
    return Math.min(1 - LEAST_RATE, Math.max(LEAST_RATE, rate));
  }

  /** What payer and procedure say together while nothing is known of the two together. */
  private double crossed(double payerRate, double procedureRate) {
    double odds = odds(payerRate) * odds(procedureRate) / odds(overall);
    return odds / (1 + odds);
  }

  private static double odds(double rate) {
    return rate / (1 - rate);
  }

  /** First day of adjudication counted. */
  public LocalDate from() {
    return from;
  }

  /** Last day of adjudication counted, inclusive. */
  public LocalDate to() {
    return to;
  }

  /** How many days were counted. */
  public int days() {
    return (int) ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** Whether anything is known of a payer. */
  public boolean knows(String payer) {
    return payers.containsKey(payer);
  }

  /**
   * How likely a line is denied on which no edit finds anything; between 0 and 1, both excluded.
   *
   * @param diagnosis the first diagnosis the line points at, without dot; null when there is none
   */
  public double probability(String payer, Line line, String diagnosis) {
    int payerNumber = payers.getOrDefault(payer, -1);
    int procedure = procedures.number(line.codeId());
    int pair = cells.pair(payerNumber, procedure);
    if (pair < 0) {
      return crossed(
          payerNumber < 0 ? overall : payerRates[payerNumber],
          procedure < 0 ? overall : procedureRates[procedure]);
    }
    int cell = cells.cell(pair, line.modifierSetId(), Codes.diagnosisGroup(diagnosis), place(line));
    return cell < 0
        ? pairRates[pair]
        : rate(cells.cellClaims(cell), cells.cellDenials(cell), pairRates[pair], cellPrior);
  }

  private static int place(Line line) {
    return Codes.modifier(line.place());
  }

  /**
   * What was seen of lines like a line.
   *
   * @param claims how many were adjudicated
   * @param denials how many of them were denied
   * @param alike whether modifiers, diagnosis group and place were the same too, not only payer and
   *     procedure
   * @param reason the commonest reason, group code and CARC; empty when none was denied
   * @param ofReason how many were denied for it
   */
  public record Seen(int claims, int denials, boolean alike, String reason, int ofReason) {
    /** The bare share, which a small number makes worthless. */
    public double share() {
      return (double) denials / claims;
    }
  }

  /**
   * The narrowest group of at least {@code least} claims the line belongs to at this payer; null
   * when there is none.
   */
  public Seen seen(String payer, Line line, String diagnosis, int least) {
    int pair = cells.pair(payers.getOrDefault(payer, -1), procedures.number(line.codeId()));
    if (pair < 0) {
      return null;
    }
    int cell = cells.cell(pair, line.modifierSetId(), Codes.diagnosisGroup(diagnosis), place(line));
    if (cell >= 0 && cells.cellClaims(cell) >= least) {
      return seen(cells.cellClaims(cell), cells.cellDenials(cell), true, cells.reasons(cell));
    }
    return cells.claims(pair) < least
        ? null
        : seen(cells.claims(pair), cells.denials(pair), false, cells.reasonsOfPair(pair));
  }

  private static Seen seen(int claims, int denials, boolean alike, Map<String, Integer> reasons) {
    // A TreeMap's order settles ties, so that the same edition always says the same.
    Map.Entry<String, Integer> most = null;
    for (Map.Entry<String, Integer> one : reasons.entrySet()) {
      most = most == null || one.getValue() > most.getValue() ? one : most;
    }
    return new Seen(
        claims,
        denials,
        alike,
        most == null ? "" : most.getKey(),
        most == null ? 0 : most.getValue());
  }

  /**
   * For what reasons lines like a line are denied: shares that add up to 1, or nothing when no
   * denial is known at all. Drawn towards the wider groups as the rates are.
   */
  public Map<String, Double> reasons(String payer, Line line, String diagnosis) {
    Map<String, Double> shares = shares(cells.allReasons(), Map.of());
    int pair = cells.pair(payers.getOrDefault(payer, -1), procedures.number(line.codeId()));
    if (pair >= 0) {
      shares = shares(cells.reasonsOfPair(pair), shares);
      int cell =
          cells.cell(pair, line.modifierSetId(), Codes.diagnosisGroup(diagnosis), place(line));
      if (cell >= 0) {
        shares = shares(cells.reasons(cell), shares);
      }
    }
    return shares;
  }

  /** How many denials the wider group's shares count for. */
  private static final double REASON_PRIOR = 4;

  private static Map<String, Double> shares(Map<String, Integer> own, Map<String, Double> wider) {
    Map<String, Double> shares = new TreeMap<>();
    double sum = own.values().stream().mapToInt(Integer::intValue).sum();
    double prior = wider.isEmpty() ? 0 : REASON_PRIOR;
    wider.forEach((reason, share) -> shares.put(reason, share * prior / (sum + prior)));
    own.forEach((reason, count) -> shares.merge(reason, count / (sum + prior), Double::sum));
    return shares;
  }

  /**
   * How likely a line is denied on which an edit spoke and which goes out all the same.
   *
   * @param before what was thought before anything was observed
   */
  public double probability(String payer, String edit, double before) {
    return edits.probability(payer, edit, before);
  }

  /** How a modifier was billed with a procedure at a payer, and what became of it. */
  public record ModifierUse(int claims, int denials) {}

  /** How the procedure was billed at the payer with the modifier among others. */
  public ModifierUse use(String payer, int procedure, int modifier) {
    int pair = cells.pair(payers.getOrDefault(payer, -1), procedures.number(procedure));
    return pair < 0 ? new ModifierUse(0, 0) : cells.use(pair, modifier);
  }

  /** How the procedure was billed at the payer, whatever the modifiers. */
  public ModifierUse use(String payer, int procedure) {
    int pair = cells.pair(payers.getOrDefault(payer, -1), procedures.number(procedure));
    return pair < 0
        ? new ModifierUse(0, 0)
        : new ModifierUse(cells.claims(pair), cells.denials(pair));
  }

  /** Bytes of memory, near enough, for the gate on rows. */
  long bytes() {
    return cells.bytes() + procedures.bytes() + 4L * pairRates.length + 64L * payers.size();
  }

  int rows() {
    return cells.size();
  }

  /** Numbers for packed values: their places in a sorted array. */
  static final class Numbers {
    private final long[] values;

    Numbers(long[] unordered, int most, String what) {
      values = Arrays.stream(unordered).distinct().sorted().toArray();
      if (values.length > most) {
        throw new IllegalArgumentException("more than " + most + " different " + what);
      }
    }

    /** The number of a value; negative when it has none. */
    int of(long value) {
      return Arrays.binarySearch(values, value);
    }

    long value(int number) {
      return values[number];
    }

    long bytes() {
      return 8L * values.length;
    }
  }
}
