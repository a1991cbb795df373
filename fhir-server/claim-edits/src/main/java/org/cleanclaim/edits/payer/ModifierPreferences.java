package org.cleanclaim.edits.payer;

/**
 * Which of several modifiers that mean the same a payer wants; each may be null.
 *
 * @param distinct "59" or "X" for XE XS XP XU
 * @param telehealth "95", "GT" or "none"
 * @param bilateral "50" for one line or "LT-RT" for two
 */
public record ModifierPreferences(String distinct, String telehealth, String bilateral) {
  public static final ModifierPreferences NONE = new ModifierPreferences(null, null, null);
}
