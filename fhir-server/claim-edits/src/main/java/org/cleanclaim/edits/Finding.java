package org.cleanclaim.edits;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * One thing an edit found wrong: put together by the edit, and left alone once it is reported.
 *
 * <p>Its words may be given as suppliers, which are asked when somebody reads them: judging a claim
 * again with each fix, and counting a batch, read none. A supplier gives the same text each time.
 * There is no builder beside it, because most findings of a batch are counted and dropped.
 */
public final class Finding {
  private final int line;

  /** A text, or what gives it until it was asked for. */
  private Object message;

  private Object remedy = "";
  private Object key = "";
  private String denial;
  private String remark;
  private Severity severity;
  private BigDecimal amountAtRisk;
  private List<Fix> fixes = List.of();
  private List<Integer> relatedLines = List.of();
  private String edit;
  private String consequenceOf;

  private Finding(int line, Object message) {
    this.line = line;
    this.message = Objects.requireNonNull(message, "message");
  }

  /** A finding about one line; 0 means the whole claim. */
  public static Finding on(int line, String message) {
    return new Finding(line, message);
  }

  /** A finding about one line, in words put together when they are read. */
  public static Finding on(int line, Supplier<String> message) {
    return new Finding(line, message);
  }

  /** A finding about the whole claim. */
  public static Finding onClaim(String message) {
    return new Finding(0, message);
  }

  /** A finding about the whole claim, in words put together when they are read. */
  public static Finding onClaim(Supplier<String> message) {
    return new Finding(0, message);
  }

  /** What to do about it; without, the edit's general remedy is told. */
  public Finding remedy(String text) {
    this.remedy = text;
    return this;
  }

  /** What to do about it, in words put together when they are read. */
  public Finding remedy(Supplier<String> text) {
    this.remedy = text;
    return this;
  }

  /** The denial it predicts; without, the edit's own. */
  public Finding denial(String code) {
    this.denial = code;
    return this;
  }

  /**
   * The remittance remark code (RARC) that comes with the denial; without, the edit's own. An empty
   * text means none, also where the edit has one.
   */
  public Finding remark(String code) {
    this.remark = code;
    return this;
  }

  /** Its own weight, for an edit with variants; without, the edit's default. */
  public Finding severity(Severity own) {
    this.severity = own;
    return this;
  }

  /** The dollars that would not be paid; null when not known. */
  public Finding atRisk(BigDecimal amount) {
    this.amountAtRisk = amount;
    return this;
  }

  /** Adds a change a person may choose. */
  public Finding fix(Fix fix) {
    this.fixes = with(fixes, fix);
    return this;
  }

  /** Adds another line of this claim that takes part. */
  public Finding related(int otherLine) {
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

  /**
   * Tells findings of one edit on one line apart and is the same at every scrub; built from codes
   * and ids, never from positions.
   */
  public Finding key(String stable) {
    this.key = stable == null ? "" : stable;
    return this;
  }

  /** The key, put together when it is asked for. */
  public Finding key(Supplier<String> stable) {
    this.key = stable;
    return this;
  }

  /** Reports it under an id of its own, for a payer's own rule; without, under the edit's. */
  public Finding reportedAs(String id) {
    this.edit = id;
    return this;
  }

  /** Names the edit whose finding on the same lines explains this one away. */
  public Finding consequenceOf(String edit) {
    this.consequenceOf = edit;
    return this;
  }

  int line() {
    return line;
  }

  String message() {
    String text = text(message);
    message = text;
    return text;
  }

  String remedy() {
    String text = text(remedy);
    remedy = text;
    return text;
  }

  String key() {
    String text = text(key);
    key = text;
    return text;
  }

  // Two threads that ask at once both make the text, and either may be kept: they are equal.
  private static String text(Object given) {
    return given instanceof String said ? said : (String) ((Supplier<?>) given).get();
  }

  String denial() {
    return denial;
  }

  String remark() {
    return remark;
  }

  Severity severity() {
    return severity;
  }

  BigDecimal amountAtRisk() {
    return amountAtRisk;
  }

  List<Fix> fixes() {
    return Collections.unmodifiableList(fixes);
  }

  List<Integer> relatedLines() {
    return Collections.unmodifiableList(relatedLines);
  }

  String edit() {
    return edit;
  }

  String consequenceOf() {
    return consequenceOf;
  }
}
