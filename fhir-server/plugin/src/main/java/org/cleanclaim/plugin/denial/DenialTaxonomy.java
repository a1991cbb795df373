package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cleanclaim.plugin.ledger.Digest;

/**
 * What an adjustment code means for the work: its category, hardness and usual action; and what a
 * remark code says of the cause.
 *
 * <p>A site's file may change while the server runs. Who judges one answer takes the table as it
 * stands {@link #now} and stays with it.
 */
public final class DenialTaxonomy {

  private final Supplier<Table> table;

  private DenialTaxonomy(Supplier<Table> table) {
    this.table = table;
  }

  /** The rows and where each code leads. */
  private record Table(
      List<DenialCategory> rows,
      Map<String, DenialCategory> byCarc,
      DenialCategory unclassified,
      List<RemarkCause> causes,
      String digest) {}

  /** The table that ships with the product. */
  public static DenialTaxonomy shipped() {
    return TaxonomyReader.shipped();
  }

  static DenialTaxonomy of(Collection<DenialCategory> categories, List<RemarkCause> causes) {
    List<DenialCategory> rows =
        categories.stream().sorted(Comparator.comparingInt(DenialCategory::rank)).toList();
    Map<String, DenialCategory> byCarc = new HashMap<>();
    rows.forEach(row -> row.carcs().forEach(carc -> byCarc.putIfAbsent(carc, row)));
    Table table =
        new Table(
            rows,
            Map.copyOf(byCarc),
            unclassified(rows.size()),
            List.copyOf(causes),
            Digest.of(rows + "\n" + causes).substring(0, 12));
    return new DenialTaxonomy(() -> table);
  }

  /** The taxonomy that a supplier has at each moment. */
  static DenialTaxonomy following(Supplier<DenialTaxonomy> current) {
    return new DenialTaxonomy(() -> current.get().table.get());
  }

  private static DenialCategory unclassified(int rank) {
    return new DenialCategory(
        DenialCategory.UNCLASSIFIED,
        "Uncategorized",
        Set.of(),
        "soft",
        "administrative",
        "review",
        "biller",
        "none",
        new BigDecimal("0.30"),
        30,
        rank);
  }

  /** This very table, whatever the file says later. */
  DenialTaxonomy now() {
    Table now = table.get();
    return new DenialTaxonomy(() -> now);
  }

  /**
   * The category of a CARC; a code in no row is {@code unclassified}: worked by hand, not dropped.
   */
  public DenialCategory of(String carc) {
    Table now = table.get();
    return now.byCarc.getOrDefault(carc, now.unclassified);
  }

  /** The category of this name; {@code unclassified} where there is none any more. */
  public DenialCategory named(String category) {
    Table now = table.get();
    return now.rows.stream()
        .filter(row -> row.name().equals(category))
        .findFirst()
        .orElse(now.unclassified);
  }

  /** Every category in the order of the table, {@code unclassified} last. */
  public List<DenialCategory> categories() {
    Table now = table.get();
    return Stream.concat(now.rows.stream(), Stream.of(now.unclassified)).toList();
  }

  /** The cause that these remark codes tell: the first row with one of them. */
  Optional<RemarkCause> cause(Collection<String> remarks) {
    return table.get().causes.stream()
        .filter(cause -> remarks.stream().anyMatch(cause.codes()::contains))
        .findFirst();
  }

  List<RemarkCause> causes() {
    return table.get().causes;
  }

  /** Tells one table from another. */
  String digest() {
    return table.get().digest;
  }
}
