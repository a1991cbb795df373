package org.cleanclaim.edits.reference;

import java.io.ByteArrayInputStream;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cleanclaim.edits.facts.Codes;

/**
 * One edition of {@code denial-rates}, counted from outcomes: its name, and its text as {@link
 * ReferenceFolder} reads it.
 *
 * @param fileName under which it belongs into the reference folder
 * @param csv the text, UTF-8
 */
public record DenialRatesEdition(String fileName, String csv) {

  /**
   * Counts the outcomes of some days. The same outcomes in any order give the same text.
   *
   * <p>An outcome outside the days is left out, and so is a line without a procedure code: no later
   * line could be compared with it.
   *
   * @param from first day of adjudication counted
   * @param to last day, inclusive
   * @return empty when the days hold no outcome
   * @throws IllegalArgumentException when the days are turned around
   */
  public static Optional<DenialRatesEdition> of(
      Iterable<DenialOutcome> outcomes, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("to " + to + " is before from " + from);
    }
    SortedMap<DenialCell.Group, DenialCell> cells = new TreeMap<>();
    for (DenialOutcome outcome : outcomes) {
      if (!outcome.adjudicated().isBefore(from)
          && !outcome.adjudicated().isAfter(to)
          && Codes.procedure(outcome.procedure()) != Codes.NONE) {
        for (DenialCell.Group group : groups(outcome)) {
          cells.merge(group, cell(group, outcome), DenialCell::and);
        }
      }
    }
    if (cells.isEmpty()) {
      return Optional.empty();
    }
    String csv =
        cells.values().stream()
            .map(cell -> row(from, to, cell))
            .collect(Collectors.joining("", DenialRatesReader.HEADER + "\n", ""));
    return Optional.of(new DenialRatesEdition(fileName(to), csv));
  }

  /** The name of the edition that counts up to a day. */
  public static String fileName(LocalDate to) {
    return "denial-rates-%s.csv".formatted(to);
  }

  /** The edition as a scrubber uses it, checked as one read from a folder is. */
  public Loaded<?> load() {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    PublishedFile file =
        new PublishedFile(fileName, fileName, () -> new ByteArrayInputStream(bytes));
    return new DenialRatesReader().read(List.of(file)).get(0);
  }

  private static List<DenialCell.Group> groups(DenialOutcome outcome) {
    if (!outcome.edits().isEmpty()) {
      List<DenialCell.Group> groups = new ArrayList<>(outcome.edits().size());
      outcome.edits().forEach(edit -> groups.add(DenialCell.Group.ofEdit(outcome.payer(), edit)));
      return groups;
    }
    return List.of(
        new DenialCell.Group(
            outcome.payer(),
            "",
            outcome.procedure(),
            modifiers(outcome),
            diagnosisGroup(outcome.diagnosis()),
            outcome.place() != null && outcome.place().matches("\\d{2}") ? outcome.place() : ""));
  }

  /** Modifiers a payer would not have read are no part of what the line was. */
  private static String modifiers(DenialOutcome outcome) {
    return outcome.modifiers().stream()
        .map(modifier -> modifier.strip().toUpperCase(Locale.ROOT))
        .filter(modifier -> Codes.modifier(modifier) != Codes.NONE)
        .limit(4)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(" "));
  }

  private static String diagnosisGroup(String diagnosis) {
    String code = diagnosis == null ? "" : diagnosis.replace(".", "").toUpperCase(Locale.ROOT);
    return code.matches("[A-Z][0-9][0-9A-Z].*") ? code.substring(0, 3) : "";
  }

  private static DenialCell cell(DenialCell.Group group, DenialOutcome outcome) {
    SortedMap<String, DenialCell.Reason> reasons = new TreeMap<>();
    if (outcome.denied()) {
      reasons.put(
          outcome.reason(),
          new DenialCell.Reason(1, outcome.charge().setScale(2, RoundingMode.HALF_UP)));
    }
    return new DenialCell(group, 1, outcome.denied() ? 1 : 0, reasons);
  }

  private static String row(LocalDate from, LocalDate to, DenialCell cell) {
    DenialCell.Group group = cell.group();
    return String.join(
            ",",
            from.toString(),
            to.toString(),
            quoted(group.payer()),
            group.edit(),
            group.procedure(),
            group.modifiers(),
            group.diagnosisGroup(),
            group.place(),
            Integer.toString(cell.claims()),
            Integer.toString(cell.denials()),
            cell.dollars().toPlainString(),
            cell.reasons().entrySet().stream()
                .map(DenialRatesEdition::reason)
                .collect(Collectors.joining(" ")))
        + "\n";
  }

  private static String reason(Map.Entry<String, DenialCell.Reason> one) {
    return one.getKey()
        + ":"
        + one.getValue().denials()
        + ":"
        + one.getValue().dollars().toPlainString();
  }

  private static String quoted(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
