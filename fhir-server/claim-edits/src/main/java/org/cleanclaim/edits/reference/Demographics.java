package org.cleanclaim.edits.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cleanclaim.edits.facts.Gender;

/** Codes that only one sex or some ages can have. */
public final class Demographics {
  private final Beginnings diagnoses = new Beginnings();
  private final Beginnings procedures = new Beginnings();

  private Demographics() {}

  /** The rule of a diagnosis, or of the nearest code it begins with; null when there is none. */
  public Rule diagnosis(String code) {
    return diagnoses.nearest(code);
  }

  /** The rule of a procedure, or of the nearest beginning; null when there is none. */
  public Rule procedure(String code) {
    return procedures.nearest(code);
  }

  /** Rules by code; only lengths and first letters that occur are ever looked up. */
  private static final class Beginnings {
    private final Map<String, Rule> rules = new HashMap<>();
    private final boolean[] firstLetters = new boolean[128];
    private int lengths;

    void put(String code, Rule rule) {
      rules.put(code, rule);
      firstLetters[code.charAt(0) & 127] = true;
      lengths |= 1 << code.length();
    }

    Rule nearest(String code) {
      if (code.isEmpty() || !firstLetters[code.charAt(0) & 127]) {
        return null;
      }
      for (int length = Math.min(code.length(), 30); length > 1; length--) {
        if ((lengths & 1 << length) != 0) {
          Rule rule = rules.get(code.substring(0, length));
          if (rule != null) {
            return rule;
          }
        }
      }
      return null;
    }
  }

  /**
   * Who can have a code.
   *
   * @param sex null for either
   * @param minAge in full years
   * @param maxAge in full years, inclusive
   */
  public record Rule(Gender sex, int minAge, int maxAge) {}

  /** {@code demographics.csv}. */
  static final class Reader extends OwnCsvReader<Demographics> {
    private static final int NO_LIMIT = 999;

    Reader() {
      super(TableKey.DEMOGRAPHICS, "demographics", "system,code,sex,min_age,max_age");
    }

    @Override
    Demographics table(List<Row> rows, boolean complete) {
      Demographics table = new Demographics();
      for (Row row : rows) {
        Rule rule = new Rule(sex(row), row.number("min_age", 0), row.number("max_age", NO_LIMIT));
        if (row.word("system").contains("icd")) {
          table.diagnoses.put(row.diagnosis("code"), rule);
        } else {
          table.procedures.put(row.required("code").toUpperCase(java.util.Locale.ROOT), rule);
        }
      }
      return table;
    }

    private static Gender sex(Row row) {
      return switch (row.text("sex").toLowerCase(java.util.Locale.ROOT)) {
        case "f", "female" -> Gender.FEMALE;
        case "m", "male" -> Gender.MALE;
        case "" -> null;
        default -> throw row.file().refuse(row.line(), "sex is none of F, M or empty");
      };
    }
  }
}
