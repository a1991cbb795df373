package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How one alert does.
 *
 * @param group what it is told apart by
 * @param shown how often people saw it; again for the same draft is not again
 * @param muted how often it was counted and not shown, because a person muted it
 * @param shadow how often it was counted and not shown, because its edit is in SHADOW
 * @param accepted how often its fix was taken, of those shown
 * @param overridden how often it was overridden, of those shown
 * @param reasons how often by which reason; {@code none-given} where none was
 * @param stood what payers made of lines that went out as the alert had warned of, shown or not
 * @param unseen the part of these that nobody was warned of
 * @param fixed what payers made of lines whose fix was taken
 * @param dollars what was paid for the latter
 */
public record QualityRow(
    Group group,
    int shown,
    int muted,
    int shadow,
    int accepted,
    int overridden,
    Map<String, Integer> reasons,
    Outcomes stood,
    Outcomes unseen,
    Outcomes fixed,
    BigDecimal dollars) {

  /** An edit, and of what figures are told apart by those that were asked for; else null. */
  public record Group(String edit, String policy, String role, String site) {}

  /**
   * What payers made of lines.
   *
   * @param denied denied for the reason the alert named, or one of its kind
   * @param otherwise denied for another reason
   * @param paid not denied
   * @param gone taken off the claim
   */
  public record Outcomes(int denied, int otherwise, int paid, int gone) {
    /** Lines a payer decided about. */
    public int decided() {
      return denied + otherwise + paid;
    }
  }
}
