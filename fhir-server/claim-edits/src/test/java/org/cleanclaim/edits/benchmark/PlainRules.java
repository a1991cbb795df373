package org.cleanclaim.edits.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.MueTable;
import org.cleanclaim.edits.reference.PtpTable;

/** The conditions of the ten edits in a sentence each, as others would write them. */
public final class PlainRules {

  private static final Set<String> BYPASS = Set.of("59", "XS", "XE", "XP", "XU", "RT", "LT");

  private PlainRules() {}

  /** How a way looks up pairs and limits. */
  public interface Tables {

    /** The indicator of the row in force, 0 or 1; -1 when there is none. */
    int indicator(String first, String second, LocalDate day);

    /** The units a day may hold; a very large number when there is no limit. */
    int limit(String code);
  }

  public static boolean isUnbalanced(ClaimFacts claim) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Line line : claim.lines()) {
      sum = sum.add(line.charge());
    }
    return sum.compareTo(claim.total()) != 0;
  }

  public static boolean hasNoCoverage(ClaimFacts claim) {
    return claim.coverages().isEmpty();
  }

  public static boolean isUncovered(ClaimFacts claim) {
    if (claim.coverages().isEmpty()) {
      return false;
    }
    Coverage coverage = claim.coverages().get(0);
    for (Line line : claim.lines()) {
      if (!coverage.covers(line.from())) {
        return true;
      }
    }
    return false;
  }

  public static boolean isOutOfOrder(ClaimFacts claim, Line line) {
    return line.from().isAfter(line.through())
        || line.through().isAfter(SyntheticClaims.TODAY)
        || claim.created().isBefore(line.through());
  }

  public static boolean pointsNowhere(ClaimFacts claim, Line line) {
    for (int pointer : line.diagnosisPointers()) {
      if (claim.diagnoses().stream().noneMatch(each -> each.sequence() == pointer)) {
        return true;
      }
    }
    return line.diagnosisPointers().isEmpty();
  }

  public static boolean isOutOfLife(ClaimFacts claim, Line line) {
    LocalDate died = claim.patient().deceased();
    return line.from().isBefore(claim.patient().birthDate())
        || (died != null && line.through().isAfter(died));
  }

  public static boolean isWrongNpi(ClaimFacts claim) {
    String npi = "80840" + claim.billing().npi();
    int sum = 0;
    for (int i = 0; i < npi.length(); i++) {
      int digit = npi.charAt(npi.length() - 1 - i) - '0';
      int twice = digit * 2;
      sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 != 0;
  }

  public static boolean isRepeated(Line before, Line line) {
    return before.code().equals(line.code())
        && before.from().equals(line.from())
        && before.through().equals(line.through())
        && before.modifierSet().equals(line.modifierSet())
        && before.place().equals(line.place())
        && before.charge().compareTo(line.charge()) == 0;
  }

  public static boolean isTooMany(Tables tables, Line line) {
    return line.quantity().intValue() > tables.limit(line.code());
  }

  /** Whether column 2 is denied beside column 1. */
  public static boolean isBundled(Tables tables, Line first, Line second) {
    if (first.code().equals(second.code()) || !first.from().equals(second.from())) {
      return false;
    }
    int indicator = tables.indicator(first.code(), second.code(), first.from());
    return indicator == 0 || (indicator == 1 && !isBypassed(first) && !isBypassed(second));
  }

  private static boolean isBypassed(Line line) {
    for (String modifier : line.modifiers()) {
      if (BYPASS.contains(modifier)) {
        return true;
      }
    }
    return false;
  }

  /** The product's own tables: what Drools is given, so that its rules alone are compared. */
  public static Tables shared(PtpTable pairs, MueTable limits) {
    return new Tables() {
      @Override
      public int indicator(String first, String second, LocalDate day) {
        return pairs.indicator(
            Codes.procedure(first), Codes.procedure(second), (int) day.toEpochDay());
      }

      @Override
      public int limit(String code) {
        MueTable.Row row = limits.find(Codes.procedure(code));
        return row == null ? Integer.MAX_VALUE : row.units();
      }
    };
  }

  /** Rows by text, as one would write it first. */
  static Tables hashed(List<PairRow> pairs, Map<String, Integer> limits) {
    Map<String, List<PairRow>> byPair = new HashMap<>();
    for (PairRow row : pairs) {
      byPair.merge(
          row.first() + "|" + row.second(),
          List.of(row),
          (some, one) -> {
            List<PairRow> all = new java.util.ArrayList<>(some);
            all.addAll(one);
            return all;
          });
    }
    return new Tables() {
      @Override
      public int indicator(String first, String second, LocalDate day) {
        List<PairRow> rows = byPair.get(first + "|" + second);
        if (rows != null) {
          for (PairRow row : rows) {
            if (!day.isBefore(row.from()) && !day.isAfter(row.to())) {
              return row.indicator();
            }
          }
        }
        return -1;
      }

      @Override
      public int limit(String code) {
        return limits.getOrDefault(code, Integer.MAX_VALUE);
      }
    };
  }

  /** One published row. */
  record PairRow(String first, String second, LocalDate from, LocalDate to, int indicator) {}
}
