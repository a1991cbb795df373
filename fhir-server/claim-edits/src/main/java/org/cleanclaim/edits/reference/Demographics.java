package org.cleanclaim.edits.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.cleanclaim.edits.facts.Gender;

/** Codes that only one sex or some ages can have. */
public final class Demographics {
  private final Beginnings<Rule> diagnoses;
  private final Beginnings<Rule> procedures;

  private Demographics(Map<String, Rule> diagnoses, Map<String, Rule> procedures) {
    this.diagnoses = new Beginnings<>(diagnoses);
    this.procedures = new Beginnings<>(procedures);
  }

  /** The rule of a diagnosis, or of the nearest code it begins with; null when there is none. */
  public Rule diagnosis(String code) {
    return diagnoses.nearest(code);
  }

  /** The rule of a procedure, or of the nearest beginning; null when there is none. */
  public Rule procedure(String code) {
    return procedures.nearest(code);
  }

  void list(BiConsumer<String, String> taker) {
    diagnoses.forEach((code, rule) -> taker.accept("diagnosis " + code, rule.said()));
    procedures.forEach((code, rule) -> taker.accept("procedure " + code, rule.said()));
  }

  /**
   * Who can have a code.
   *
   * @param sex null for either
   * @param minAge in full years
   * @param maxAge in full years, inclusive
   */
  public record Rule(Gender sex, int minAge, int maxAge) {
    private String said() {
      return "%s, %d to %d years"
          .formatted(
              sex == null ? "either sex" : sex.name().toLowerCase(Locale.ROOT), minAge, maxAge);
    }
  }

  /** {@code demographics.csv}. */
  static final class Reader extends OwnCsvReader<Demographics> {
    private static final int NO_LIMIT = 999;

    Reader() {
      super(TableKey.DEMOGRAPHICS, "demographics", "system,code,sex,min_age,max_age");
    }

    @Override
    Demographics table(List<Row> rows, boolean complete) {
      Map<String, Rule> diagnoses = new HashMap<>();
      Map<String, Rule> procedures = new HashMap<>();
      for (Row row : rows) {
        Rule rule = new Rule(sex(row), row.number("min_age", 0), row.number("max_age", NO_LIMIT));
        if (row.word("system").contains("icd")) {
          diagnoses.put(row.diagnosis("code"), rule);
        } else {
          procedures.put(row.required("code").toUpperCase(Locale.ROOT), rule);
        }
      }
      return new Demographics(diagnoses, procedures);
    }

    private static Gender sex(Row row) {
      return switch (row.text("sex").toLowerCase(Locale.ROOT)) {
        case "f", "female" -> Gender.FEMALE;
        case "m", "male" -> Gender.MALE;
        case "" -> null;
        default -> throw row.file().refuse(row.line(), "sex is none of F, M or empty");
      };
    }
  }
}
