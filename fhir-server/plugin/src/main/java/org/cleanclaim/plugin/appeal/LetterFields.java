package org.cleanclaim.plugin.appeal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a letter's places are filled with, and where each of it came from. */
public final class LetterFields {

  /** Fields of one value, by name. */
  static final Set<String> NAMES =
      Set.of(
          "today",
          "request",
          "practice.name",
          "practice.npi",
          "practice.taxId",
          "practice.phone",
          "payer.name",
          "patient.name",
          "patient.birthDate",
          "patient.memberId",
          "claim.number",
          "claim.payerNumber",
          "claim.serviceDates",
          "claim.billed",
          "denial.code",
          "denial.amount",
          "denial.date",
          "denial.remarks",
          "appeal.levelName",
          "appeal.isHigher",
          "modifier.is25",
          "authorization.number",
          "authorization.from",
          "authorization.to",
          "eligibility.checkedOn",
          "eligibility.from",
          "eligibility.to",
          "coverage.order",
          "riskNote.text",
          "riskNote.author",
          "riskNote.date",
          "signer.name",
          "hasEvidence");

  /** Lists, and the fields of their rows. */
  static final Map<String, Set<String>> LISTS =
      Map.of(
          "lines", Set.of("number", "code", "date", "billed", "denied", "units", "diagnoses"),
          "quotes", Set.of("text", "title", "date"),
          "evidence", Set.of("number", "title", "date"));

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<Field> known = new ArrayList<>();

  /**
   * A field that is known.
   *
   * @param source the resource it was read from, with its version; null where it is reckoned
   */
  public record Field(String name, String value, String source) {}

  /** Fills a field; what is null or blank stays unknown. */
  public LetterFields put(String name, String value, String source) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("No field of a letter: " + name);
    }
    if (value == null || value.isBlank()) {
      return this;
    }
    String line = plain(value);
    known.add(new Field(name, line, source));
    int dot = name.indexOf('.');
    if (dot < 0) {
      values.put(name, line);
    } else {
      group(name.substring(0, dot)).put(name.substring(dot + 1), line);
    }
    return this;
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> group(String name) {
    return (Map<String, Object>) values.computeIfAbsent(name, key -> new LinkedHashMap<>());
  }

  /** Fills a list with rows of its fields; values that are null are left out of a row. */
  public LetterFields put(String list, List<Map<String, String>> rows) {
    List<Map<String, String>> plain = new ArrayList<>();
    for (Map<String, String> row : rows) {
      Map<String, String> fields = new LinkedHashMap<>();
      row.forEach(
          (name, value) -> {
            if (!LISTS.get(list).contains(name)) {
              throw new IllegalArgumentException("No field of " + list + ": " + name);
            }
            if (value != null && !value.isBlank()) {
              fields.put(name, plain(value));
            }
          });
      plain.add(fields);
    }
    if (!plain.isEmpty()) {
      values.put(list, plain);
    }
    return this;
  }

  /** A value is one line of text: it neither breaks the letter nor hides a mark of ours. */
  private static String plain(String value) {
    return value
        .replaceAll("[\\p{Cntrl}" + LetterWriter.MISSING + LetterWriter.END + "]+", " ")
        .replaceAll(" {2,}", " ")
        .strip();
  }

  boolean isKnown(String name) {
    return known.stream().anyMatch(field -> field.name().equals(name));
  }

  public List<Field> known() {
    return List.copyOf(known);
  }

  Map<String, Object> values() {
    return values;
  }
}
