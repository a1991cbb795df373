package org.cleanclaim.edits;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A finding as one payer's policy weighs it, with what it was made from. Its words are put together
 * when they are read.
 */
public final class Alert {
  private final Rule rule;
  private final Finding finding;
  private final Severity severity;

  /** Which of several findings with one key it is, from 1. */
  private final int occurrence;

  private final List<Fix> fixes;
  private final List<String> editions;
  private final Set<Audience> audience;

  Alert(
      Rule rule,
      Finding finding,
      Severity severity,
      Set<Audience> audience,
      int occurrence,
      List<Fix> fixes,
      List<String> editions) {
    this.rule = rule;
    this.finding = finding;
    this.severity = severity;
    this.audience = audience;
    this.occurrence = occurrence;
    this.fixes = fixes;
    this.editions = editions;
  }

  /**
   * An alert of something that is no edit.
   *
   * @param edit the id it is told under
   * @param title what is wrong, in a few words
   * @param severity how hard it speaks
   * @param finding what is wrong
   * @param source where the rule comes from
   */
  public static Alert of(
      String edit, String title, Severity severity, Finding finding, String source) {
    Set<Audience> everybody = EnumSet.allOf(Audience.class);
    Rule rule = new Rule(edit, title, null, "", severity, source, "", everybody);
    return new Alert(rule, finding, severity, everybody, 1, finding.fixes(), List.of());
  }

  /** The edit's id. */
  public String edit() {
    return finding.edit() == null ? rule.id() : finding.edit();
  }

  /** The edit's title. */
  public String title() {
    return rule.title();
  }

  /** INFO, WARN or HOLD. */
  public Severity severity() {
    return severity;
  }

  /** Whom it is told. */
  public Set<Audience> audience() {
    return Collections.unmodifiableSet(audience);
  }

  /** The line's sequence, 0 for the claim. */
  public int line() {
    return finding.line();
  }

  /** With edit and line, the alert's identity within its claim. */
  public String key() {
    return occurrence == 1 ? finding.key() : finding.key() + "#" + occurrence;
  }

  /** What is wrong. */
  public String message() {
    return finding.message();
  }

  /** What to do. */
  public String remedy() {
    String own = finding.remedy();
    return own.isEmpty() ? rule.remedy() : own;
  }

  /** The denial it predicts: group code and CARC ("CO-236"). */
  public String denial() {
    return finding.denial() == null ? rule.denial() : finding.denial();
  }

  /**
   * The remittance remark code (RARC) that comes with it; null for none. An edit's remark goes with
   * its own denial; a finding with another denial names its own.
   */
  public String remark() {
    if (finding.remark() != null) {
      return finding.remark().isEmpty() ? null : finding.remark();
    }
    boolean own = finding.denial() == null || finding.denial().equals(rule.denial());
    return own && !rule.remark().isEmpty() ? rule.remark() : null;
  }

  /** The dollars that would not be paid; null when not known. */
  public BigDecimal amountAtRisk() {
    return finding.amountAtRisk();
  }

  /** Changes a person may choose; "none applies" is always a choice too. */
  public List<Fix> fixes() {
    return fixes;
  }

  /** Other lines of the claim that take part. */
  public List<Integer> relatedLines() {
    return finding.relatedLines();
  }

  /** The reference editions the edit had read. */
  public List<String> editions() {
    return editions;
  }

  /** The publication the rule comes from. */
  public String source() {
    return rule.source();
  }

  /** The edit whose finding on the same lines explains this one away; null if none. */
  String consequenceOf() {
    return finding.consequenceOf();
  }

  /** Whether it is the same alert of the same claim, as found at another scrub. */
  public boolean isSame(Alert other) {
    return line() == other.line() && edit().equals(other.edit()) && key().equals(other.key());
  }

  Alert withFixes(List<Fix> others) {
    return new Alert(rule, finding, severity, audience, occurrence, List.copyOf(others), editions);
  }

  Alert withSeverity(Severity other) {
    return new Alert(rule, finding, other, audience, occurrence, fixes, editions);
  }

  /** Alerts are equal that tell a reader the same. */
  @Override
  public boolean equals(Object that) {
    return that instanceof Alert other
        && severity == other.severity
        && isSame(other)
        && title().equals(other.title())
        && message().equals(other.message())
        && remedy().equals(other.remedy())
        && Objects.equals(denial(), other.denial())
        && Objects.equals(remark(), other.remark())
        && Objects.equals(amountAtRisk(), other.amountAtRisk())
        && fixes.equals(other.fixes)
        && relatedLines().equals(other.relatedLines())
        && editions.equals(other.editions)
        && audience.equals(other.audience)
        && source().equals(other.source());
  }

  @Override
  public int hashCode() {
    return Objects.hash(edit(), line(), key(), severity);
  }

  @Override
  public String toString() {
    return severity + " " + edit() + " line " + line() + " [" + key() + "] " + message();
  }

  /** What an edit says of itself, read once from its {@link EditInfo}. */
  record Rule(
      String id,
      String title,
      String denial,
      String remark,
      Severity severity,
      String source,
      String remedy,
      Set<Audience> audience) {

    static Rule of(EditInfo info) {
      return new Rule(
          info.id(),
          info.title(),
          info.denial(),
          info.remark(),
          info.severity(),
          info.source(),
          info.remedy(),
          EnumSet.copyOf(List.of(info.audience())));
    }
  }
}
