package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a claim a payer denied, and what that is called.
 *
 * @param root the category of the denying code that takes most money; ties by taxonomy order
 * @param primary the adjustment of the root category with most money
 * @param amount at stake over all denied lines, US dollars
 * @param codes denying adjustments, most money first, one per code
 * @param lines item sequences denied; 0 stands for the whole claim
 * @param remarks remark codes (RARC) of the denied lines
 */
public record Denial(
    DenialCategory root,
    Adjustment primary,
    BigDecimal amount,
    List<Adjustment> codes,
    List<Integer> lines,
    Set<String> remarks) {

  /** The denial in these outcomes, if any line of them is denied in whole or in part. */
  public static Optional<Denial> in(List<LineOutcome> outcomes, DenialTaxonomy taxonomy) {
    Map<String, Adjustment> sums = new LinkedHashMap<>();
    Set<Integer> lines = new LinkedHashSet<>();
    Set<String> remarks = new LinkedHashSet<>();
    BigDecimal amount = BigDecimal.ZERO;
    for (LineOutcome outcome : outcomes) {
      List<Adjustment> denying = outcome.denying(taxonomy);
      if (denying.isEmpty()) {
        continue;
      }
      if (outcome.line() != AdjudicationReader.OF_NO_LINE) {
        lines.add(outcome.line());
      }
      remarks.addAll(outcome.remarks());
      for (Adjustment adjustment : denying) {
        amount = amount.add(adjustment.amount());
        sums.merge(adjustment.code(), adjustment, Denial::sum);
      }
    }
    if (sums.isEmpty()) {
      return Optional.empty();
    }
    List<Adjustment> codes =
        sums.values().stream().sorted(byMoney().thenComparing(byRank(taxonomy))).toList();
    Adjustment primary = primary(codes, taxonomy);
    return Optional.of(
        new Denial(
            taxonomy.of(primary.carc()), primary, amount, codes, List.copyOf(lines), remarks));
  }

  /** The category with most money decides; within it the code with most money. */
  private static Adjustment primary(List<Adjustment> codes, DenialTaxonomy taxonomy) {
    Map<DenialCategory, BigDecimal> money = new LinkedHashMap<>();
    codes.forEach(code -> money.merge(taxonomy.of(code.carc()), code.amount(), BigDecimal::add));
    DenialCategory root =
        money.entrySet().stream()
            .sorted(
                Map.Entry.<DenialCategory, BigDecimal>comparingByValue()
                    .reversed()
                    .thenComparing(entry -> entry.getKey().rank()))
            .findFirst()
            .orElseThrow()
            .getKey();
    return codes.stream()
        .filter(code -> taxonomy.of(code.carc()) == root)
        .findFirst()
        .orElseThrow();
  }

  private static Adjustment sum(Adjustment one, Adjustment other) {
    return new Adjustment(one.group(), one.carc(), one.amount().add(other.amount()));
  }

  private static Comparator<Adjustment> byMoney() {
    return Comparator.comparing(Adjustment::amount).reversed();
  }

  private static Comparator<Adjustment> byRank(DenialTaxonomy taxonomy) {
    return Comparator.comparingInt(adjustment -> taxonomy.of(adjustment.carc()).rank());
  }
}
