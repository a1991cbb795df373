package org.cleanclaim.edits;

import java.math.BigDecimal;
import java.util.List;

/**
 * A finding as one payer's policy weighs it, with what it was made from.
 *
 * @param edit the edit's id
 * @param title the edit's title
 * @param severity INFO, WARN or HOLD
 * @param line the line's sequence, 0 for the claim
 * @param key with edit and line, the alert's identity within its claim
 * @param message what is wrong
 * @param remedy what to do
 * @param denial the denial it predicts: group code and CARC ("CO-236")
 * @param remark the remittance remark code (RARC) that comes with it; null for none
 * @param amountAtRisk the dollars that would not be paid; null when not known
 * @param fixes changes a person may choose; "none applies" is always a choice too
 * @param relatedLines other lines of the claim that take part
 * @param editions the reference editions the edit had read
 * @param source the publication the rule comes from
 */
public record Alert(
    String edit,
    String title,
    Severity severity,
    int line,
    String key,
    String message,
    String remedy,
    String denial,
    String remark,
    BigDecimal amountAtRisk,
    List<Fix> fixes,
    List<Integer> relatedLines,
    List<String> editions,
    String source) {

  public Alert {
    fixes = List.copyOf(fixes);
    relatedLines = List.copyOf(relatedLines);
    editions = List.copyOf(editions);
  }

  /** Whether it is the same alert of the same claim, as found at another scrub. */
  public boolean isSame(Alert other) {
    return edit.equals(other.edit) && line == other.line && key.equals(other.key);
  }

  Alert withFixes(List<Fix> others) {
    return with(severity, others);
  }

  Alert withSeverity(Severity other) {
    return with(other, fixes);
  }

  private Alert with(Severity other, List<Fix> others) {
    return new Alert(
        edit,
        title,
        other,
        line,
        key,
        message,
        remedy,
        denial,
        remark,
        amountAtRisk,
        others,
        relatedLines,
        editions,
        source);
  }
}
