package org.cleanclaim.plugin.denial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cleanclaim.edits.payer.PolicyFields;
import org.cleanclaim.edits.payer.PolicyProblems;

/**
 * Reads a taxonomy file over another taxonomy: what it names is changed or added, all else stays.
 * Every problem is told with its line.
 */
final class TaxonomyReader {

  private static final String FILE = "/org/cleanclaim/plugin/denial/taxonomy.yaml";
  private static final List<String> HARDNESSES = List.of("soft", "hard", "none");
  private static final List<String> KINDS = List.of("administrative", "clinical", "none");
  private static final List<String> ACTIONS =
      List.of(
          "resubmit",
          "appeal",
          "send-records",
          "bill-patient",
          "write-off",
          "review",
          "none",
          "post");
  private static final String CARC = "[A-Z]?[0-9]{1,3}";
  private static final String RARC = "(MA|M|N)[0-9]{1,4}";
  private static final String NAME = "[a-z][a-z0-9-]{1,59}";

  private final PolicyProblems problems;
  private final Map<String, DenialCategory> categories = new LinkedHashMap<>();
  private final List<RemarkCause> causes = new ArrayList<>();
  private final Map<String, String> named = new LinkedHashMap<>();

  private TaxonomyReader(String file) {
    this.problems = new PolicyProblems(file);
  }

  static DenialTaxonomy shipped() {
    try (InputStream in = TaxonomyReader.class.getResourceAsStream(FILE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new TaxonomyReader("taxonomy.yaml").over(null, text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * What ships, changed by a site's file.
   *
   * @throws TaxonomyRefused telling every problem with its line
   */
  static DenialTaxonomy read(String file, String yaml) {
    return new TaxonomyReader(file).over(DenialTaxonomy.shipped(), yaml);
  }

  private DenialTaxonomy over(DenialTaxonomy below, String yaml) {
    if (below != null) {
      below.categories().stream()
          .filter(row -> !DenialCategory.UNCLASSIFIED.equals(row.name()))
          .forEach(row -> categories.put(row.name(), row));
    }
    PolicyFields fields = PolicyFields.of(yaml, problems);
    if (fields != null) {
      PolicyFields rows = fields.fields("categories");
      if (rows != null) {
        rows.names().forEach(name -> category(rows, name));
      }
      fields.list("remarks").forEach(this::cause);
      fields.refuseOthers();
    }
    if (!problems.all().isEmpty()) {
      throw new TaxonomyRefused(problems.all());
    }
    List<RemarkCause> all = new ArrayList<>(causes);
    if (below != null) {
      // The site's rows are asked first: it knows its payers.
      all.addAll(below.causes());
    }
    return DenialTaxonomy.of(categories.values(), all);
  }

  private void category(PolicyFields rows, String name) {
    PolicyFields row = rows.fields(name);
    DenialCategory known = categories.get(name);
    if (!name.matches(NAME) || name.equals(DenialCategory.UNCLASSIFIED)) {
      rows.problem(
          name,
          "'%s' is no name for a category: lower case words with dashes, and not unclassified, which is for what no category names."
              .formatted(name));
      return;
    }
    Set<String> carcs = new TreeSet<>(known == null ? Set.of() : known.carcs());
    carcs.addAll(carcs(row, name));
    if (carcs.isEmpty()) {
      row.problem("carcs", "category " + name + " names no carcs.");
    }
    String title = row.text("title");
    String owner = row.text("owner");
    String playbook = row.text("playbook");
    Integer minutes = row.parsed("minutes", "whole number", Integer::valueOf);
    BigDecimal chance = row.number("chance");
    DenialCategory read =
        new DenialCategory(
            name,
            orElse(title, known == null ? name : known.title()),
            carcs,
            oneOf(row, "hardness", HARDNESSES, known == null ? "soft" : known.hardness()),
            oneOf(row, "kind", KINDS, known == null ? "administrative" : known.kind()),
            oneOf(row, "action", ACTIONS, known == null ? "review" : known.action()),
            orElse(owner, known == null ? "biller" : known.owner()),
            orElse(playbook, known == null ? "none" : known.playbook()),
            chance == null ? usualChance(known) : chance,
            minutes == null ? (known == null ? 30 : known.minutes()) : minutes,
            known == null ? categories.size() : known.rank());
    bounds(row, read);
    refuseOthers(row, name);
    categories.put(name, read);
  }

  private static void bounds(PolicyFields row, DenialCategory read) {
    if (read.minutes() < 1 || read.minutes() > 10_000) {
      row.problem("minutes", "minutes is from 1 to 10000.");
    }
    if (read.chance().signum() < 0 || read.chance().compareTo(BigDecimal.ONE) > 0) {
      row.problem("chance", "chance is from 0 to 1, such as 0.45.");
    }
    boolean posts = "post".equals(read.action());
    if (posts != read.contractual()) {
      row.problem("action", "post is the action of the category contractual and of no other.");
    }
  }

  /** A field that no category has is most often a category's code or name misspelt. */
  private void refuseOthers(PolicyFields row, String name) {
    row.refuseOthers();
    if (!categories.containsKey(name)) {
      String near = PolicyProblems.didYouMean(name, categories.keySet());
      if (!near.isEmpty() && !row.has("title")) {
        row.problem(
            "carcs",
            "category '%s' is new:%s If it is meant to be new, give it a title."
                .formatted(name, near));
      }
    }
  }

  /** Codes leave the category they had: each has one. */
  private Set<String> carcs(PolicyFields row, String category) {
    Set<String> carcs = new TreeSet<>();
    for (String carc : row.texts("carcs")) {
      String code = carc.replaceFirst("^(CO|PR|OA|PI|CR)-", "");
      if (!code.matches(CARC)) {
        row.problem("carcs", "'%s' is no adjustment reason code, such as 197.".formatted(carc));
        continue;
      }
      if (!code.equals(carc)) {
        row.problem(
            "carcs",
            "'%s' names a group code too; a category goes by the reason alone. Did you mean %s?"
                .formatted(carc, code));
      }
      String other = named.put(code, category);
      if (other != null && !other.equals(category)) {
        row.problem("carcs", "code %s stands in %s already.".formatted(code, other));
      }
      carcs.add(code);
      leave(code, category);
    }
    return carcs;
  }

  private void leave(String code, String category) {
    categories.replaceAll(
        (name, row) -> {
          if (name.equals(category) || !row.carcs().contains(code)) {
            return row;
          }
          Set<String> rest = new TreeSet<>(row.carcs());
          rest.remove(code);
          return new DenialCategory(
              row.name(),
              row.title(),
              rest,
              row.hardness(),
              row.kind(),
              row.action(),
              row.owner(),
              row.playbook(),
              row.chance(),
              row.minutes(),
              row.rank());
        });
  }

  private void cause(PolicyFields row) {
    String cause = row.text("cause");
    Set<String> codes = new TreeSet<>(row.texts("codes"));
    String owner = row.text("owner");
    String words = row.text("words");
    if (cause == null || !cause.matches(NAME)) {
      row.problem("cause", "a row of remarks has a cause: lower case words with dashes.");
    }
    if (codes.isEmpty()) {
      row.problem("codes", "a row of remarks names codes, such as N115.");
    }
    codes.stream()
        .filter(code -> !code.matches(RARC))
        .forEach(
            code -> row.problem("codes", "'%s' is no remark code, such as N115.".formatted(code)));
    row.refuseOthers();
    causes.add(new RemarkCause(cause, codes, owner, orElse(words, cause)));
  }

  private static String oneOf(
      PolicyFields row, String field, List<String> words, String otherwise) {
    String text = row.text(field);
    if (text != null && !words.contains(text)) {
      row.problem(
          field,
          "%s '%s' is none of %s.%s"
              .formatted(
                  field, text, String.join(", ", words), PolicyProblems.didYouMean(text, words)));
    }
    return orElse(text, otherwise);
  }

  private static BigDecimal usualChance(DenialCategory known) {
    return known == null ? new BigDecimal("0.30") : known.chance();
  }

  private static String orElse(String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text;
  }
}
