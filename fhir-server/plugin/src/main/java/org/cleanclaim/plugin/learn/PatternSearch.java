package org.cleanclaim.plugin.learn;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.kpi.Wilson;
import org.cleanclaim.plugin.learn.PayerHistory.Cell;
import org.cleanclaim.plugin.ledger.ProposedEdit;

/**
 * Looks for patterns by which payers deny, and judges each by the quarter that was held back.
 *
 * <p>A pattern counts when its lines are denied for one reason more often than the payer's at
 * large, and than those of each wider pattern that are not among them; and when that is not chance,
 * given how many patterns were looked at. Of patterns about the same lines the strongest is taken,
 * unless a wider one says nearly the same of the rest. Nothing of the quarter held back decides
 * which pattern is found.
 */
final class PatternSearch {

  /** A CARC with its group code, as a decision row names it. */
  private static final String REASON = "(CO|PR|OA|PI)-[A-Z]?[0-9]{1,3}";

  private static final int DIGITS = 6;
  private static final double NEARLY = 0.75;

  private final LearnSettings settings;

  PatternSearch(LearnSettings settings) {
    this.settings = settings;
  }

  /**
   * What was found.
   *
   * @param tested how many patterns and reasons were looked at
   * @param found those that hold, by payer
   */
  record Result(long tested, List<Found> found) {}

  /** A pattern and reason whose figures are worth a look. */
  private record Candidate(String payer, Pattern pattern, String reason, double chance) {}

  /** How a candidate does on some lines. */
  private record Strength(Candidate candidate, Tally tally, BigDecimal low) {

    double share() {
      return (double) tally.of(candidate.reason()).lines() / tally.lines();
    }

    /** Whether the lines of the wider one that are not its own are denied nearly as often. */
    boolean isLeftTo(Strength wider) {
      return wider.candidate.pattern().isWiderThan(candidate.pattern())
          && wider.share() >= NEARLY * share();
    }
  }

  Result search(Map<String, PayerHistory> histories) {
    List<Candidate> candidates = new ArrayList<>();
    long tested = 0;
    for (Map.Entry<String, PayerHistory> payer : new TreeMap<>(histories).entrySet()) {
      for (String procedure : payer.getValue().procedures()) {
        tested += look(payer.getKey(), payer.getValue(), procedure, candidates);
      }
    }
    double limit =
        Chance.limit(
            candidates.stream().map(Candidate::chance).toList(), tested, settings.falseShare());
    Map<List<String>, List<Candidate>> alike =
        candidates.stream()
            .filter(candidate -> candidate.chance() <= limit)
            .collect(
                Collectors.groupingBy(
                    one -> List.of(one.payer(), one.pattern().procedure(), one.reason()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Found> found = new ArrayList<>();
    for (List<Candidate> some : alike.values()) {
      PayerHistory history = histories.get(some.get(0).payer());
      for (Candidate one : withoutRepetition(some, history, limit)) {
        Found figured = found(one, history);
        if (isBorneOut(figured)) {
          found.add(figured);
        }
      }
    }
    return new Result(tested, found);
  }

  /** Notes the candidates of a procedure, and tells how many were looked at. */
  private long look(
      String payer, PayerHistory history, String procedure, List<Candidate> candidates) {
    Collection<Cell> cells = history.cells(procedure);
    Map<Pattern, Tally> patterns = new PatternsOfProcedure(settings, cells).tallied();
    int tested = 0;
    for (Map.Entry<Pattern, Tally> one : patterns.entrySet()) {
      if (one.getValue().lines() >= settings.leastLines()) {
        // Each reason the payer gives could have been this pattern's.
        tested += history.learned().reasons().size();
        for (String reason : one.getValue().reasons().keySet()) {
          if (reason.matches(REASON) && isStrong(one.getValue(), reason, history)) {
            double chance = chance(one.getKey(), one.getValue(), reason, history, patterns::get);
            candidates.add(new Candidate(payer, one.getKey(), reason, chance));
          }
        }
      }
    }
    return tested;
  }

  private boolean isStrong(Tally tally, String reason, PayerHistory history) {
    int denied = tally.of(reason).lines();
    return tally.lines() >= settings.leastLines()
        && denied >= settings.leastDenials()
        && denied >= settings.leastShare() * tally.lines()
        && Wilson.of(denied, tally.lines()).low().compareTo(base(reason, history)) > 0;
  }

  private static BigDecimal base(String reason, PayerHistory history) {
    Tally all = history.learned();
    return BigDecimal.valueOf(all.of(reason).lines())
        .divide(BigDecimal.valueOf(all.lines()), DIGITS, RoundingMode.HALF_EVEN);
  }

  /**
   * The likeliest explanation by chance: drawn blindly from the payer's lines, or a wider
   * pattern's.
   */
  private static double chance(
      Pattern pattern,
      Tally tally,
      String reason,
      PayerHistory history,
      Function<Pattern, Tally> tallies) {
    double chance = chance(tally, history.learned(), reason);
    for (Pattern wider : pattern.wider()) {
      chance = Math.max(chance, chance(tally, tallies.apply(wider), reason));
    }
    return chance;
  }

  private static double chance(Tally of, Tally among, String reason) {
    return Chance.ofAtLeast(
        of.of(reason).lines(), of.lines(), among.of(reason).lines(), among.lines());
  }

  /**
   * The strongest first, then the strongest of the lines it is not about, and so on; what a wider
   * one of them says too is left to that.
   */
  private List<Candidate> withoutRepetition(
      List<Candidate> alike, PayerHistory history, double limit) {
    List<Cell> left = new ArrayList<>(history.cells(alike.get(0).pattern().procedure()));
    List<Strength> taken = new ArrayList<>();
    Optional<Strength> next = strongest(alike, left, history, limit);
    while (next.isPresent()) {
      Pattern pattern = next.get().candidate().pattern();
      left.removeIf(cell -> pattern.fits(cell.traits()));
      taken.add(next.get());
      next = strongest(alike, left, history, limit);
    }
    return taken.stream()
        .filter(one -> taken.stream().noneMatch(one::isLeftTo))
        .map(Strength::candidate)
        .toList();
  }

  private Optional<Strength> strongest(
      List<Candidate> alike, List<Cell> left, PayerHistory history, double limit) {
    return alike.stream()
        .map(candidate -> strength(candidate, left))
        .filter(one -> isStrong(one.tally(), one.candidate().reason(), history))
        .filter(
            one ->
                chance(
                        one.candidate().pattern(),
                        one.tally(),
                        one.candidate().reason(),
                        history,
                        wider -> tally(wider, left))
                    <= limit)
        .max(
            Comparator.comparing(Strength::low)
                .thenComparing(one -> one.tally().lines())
                .thenComparing(one -> -one.candidate().pattern().conditions())
                .thenComparing(one -> one.candidate().pattern().id(), Comparator.reverseOrder()));
  }

  private static Strength strength(Candidate candidate, List<Cell> cells) {
    Tally tally = tally(candidate.pattern(), cells);
    int denied = tally.of(candidate.reason()).lines();
    BigDecimal low = tally.lines() == 0 ? BigDecimal.ZERO : Wilson.of(denied, tally.lines()).low();
    return new Strength(candidate, tally, low);
  }

  private static Tally tally(Pattern pattern, Collection<Cell> cells) {
    Tally tally = new Tally();
    cells.stream()
        .filter(cell -> pattern.fits(cell.traits()))
        .forEach(cell -> tally.add(cell.learned()));
    return tally;
  }

  /** A candidate with its figures over all its lines, and of the quarter held back. */
  private static Found found(Candidate one, PayerHistory history) {
    Tally learned = new Tally();
    Tally heldBack = new Tally();
    for (Cell cell : history.cells(one.pattern().procedure())) {
      if (one.pattern().fits(cell.traits())) {
        learned.add(cell.learned());
        heldBack.add(cell.heldBack());
      }
    }
    Tally.Denied stopped = heldBack.of(one.reason());
    ProposedEdit.Figures figures =
        new ProposedEdit.Figures(
            learned.lines(),
            learned.denied(),
            learned.of(one.reason()).lines(),
            base(one.reason(), history),
            Wilson.of(learned.of(one.reason()).lines(), learned.lines()).low(),
            one.chance(),
            new ProposedEdit.HeldBack(
                heldBack.lines(),
                stopped.lines(),
                heldBack.denied() - stopped.lines(),
                stopped.charged()));
    return new Found(one.payer(), one.pattern(), one.reason(), figures);
  }

  /** Whether the payer still denied so in the quarter that nothing was learned from. */
  private boolean isBorneOut(Found found) {
    ProposedEdit.HeldBack heldBack = found.figures().heldBack();
    return heldBack.stopped() > 0 && heldBack.stopped() >= settings.leastShare() * heldBack.lines();
  }
}
