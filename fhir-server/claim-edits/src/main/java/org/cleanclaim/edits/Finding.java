package org.cleanclaim.edits;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One thing an edit found wrong.
 *
 * @param line the sequence of the line it is about, 0 for the claim
 * @param message what is wrong
 * @param remedy what to do about it
 * @param denial the denial it predicts; null means the edit's own
 * @param remark the remittance remark code (RARC) that comes with the denial; null means the edit's
 *     own
 * @param severity its own weight, for an edit with variants; null means the edit's default
 * @param amountAtRisk the dollars that would not be paid; null when not known
 * @param fixes changes a person may choose
 * @param relatedLines other lines of this claim that take part
 * @param key tells findings of one edit on one line apart and is the same at every scrub; built
 *     from codes and ids, never from positions
 * @param edit the id it is reported under, for a payer's own rule; null means the edit that found
 *     it
 * @param consequenceOf the edit whose finding on the same lines explains this one away; null if
 *     none
 */
public record Finding(
    int line,
    String message,
    String remedy,
    String denial,
    String remark,
    Severity severity,
    BigDecimal amountAtRisk,
    List<Fix> fixes,
    List<Integer> relatedLines,
    String key,
    String edit,
    String consequenceOf) {

  public Finding {
    Objects.requireNonNull(message, "message");
    fixes = List.copyOf(fixes);
    relatedLines = List.copyOf(relatedLines);
    key = key == null ? "" : key;
  }

  /** A finding about one line; 0 means the whole claim. */
  public static Builder on(int line, String message) {
    return new Builder(line, message);
  }

  /** A finding about the whole claim. */
  public static Builder onClaim(String message) {
    return new Builder(0, message);
  }

  /** Collects what is known of a finding. */
  public static final class Builder {
    private final int line;
    private final String message;
    private String remedy = "";
    private String denial;
    private String remark;
    private Severity severity;
    private BigDecimal amountAtRisk;
    private List<Fix> fixes = List.of();
    private List<Integer> relatedLines = List.of();
    private String key = "";
    private String edit;
    private String consequenceOf;

    private Builder(int line, String message) {
      this.line = line;
      this.message = message;
    }

    public Builder remedy(String text) {
      this.remedy = text;
      return this;
    }

    public Builder denial(String code) {
      this.denial = code;
      return this;
    }

    /** The RARC; an empty text means none, also where the edit has one of its own. */
    public Builder remark(String code) {
      this.remark = code;
      return this;
    }

    public Builder severity(Severity own) {
      this.severity = own;
      return this;
    }

    public Builder atRisk(BigDecimal amount) {
      this.amountAtRisk = amount;
      return this;
    }

    public Builder fix(Fix fix) {
      this.fixes = with(fixes, fix);
      return this;
    }

    public Builder related(int otherLine) {
      if (otherLine != line && !relatedLines.contains(otherLine)) {
        this.relatedLines = with(relatedLines, otherLine);
      }
      return this;
    }

    /** Most findings have none or one: a list that grows is made for the second. */
    private static <T> List<T> with(List<T> some, T one) {
      if (some.isEmpty()) {
        return List.of(one);
      }
      List<T> more = some instanceof ArrayList<T> ? some : new ArrayList<>(some);
      more.add(one);
      return more;
    }

    public Builder key(String stable) {
      this.key = stable;
      return this;
    }

    /** Reports the finding under an id of its own. */
    public Builder reportedAs(String id) {
      this.edit = id;
      return this;
    }

    public Builder consequenceOf(String edit) {
      this.consequenceOf = edit;
      return this;
    }

    public Finding build() {
      return new Finding(
          line,
          message,
          remedy,
          denial,
          remark,
          severity,
          amountAtRisk,
          fixes,
          relatedLines,
          key,
          edit,
          consequenceOf);
    }
  }
}
