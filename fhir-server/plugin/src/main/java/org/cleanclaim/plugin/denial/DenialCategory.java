package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.util.Set;

/**
 * One row of the denial taxonomy: the adjustment codes that belong together and what is usually
 * done about them.
 *
 * @param name category, as in {@code CodeSystem/denial-category}, or of the site's own
 * @param title in words
 * @param carcs claim adjustment reason codes of the category
 * @param hardness {@code soft} (can be turned with data), {@code hard} (usually final) or {@code
 *     none}
 * @param kind {@code administrative}, {@code clinical} or {@code none}
 * @param action recommended: {@code resubmit}, {@code appeal}, {@code bill-patient}, {@code
 *     write-off}, {@code send-records}, {@code post}, {@code none} or {@code review}
 * @param owner which team works it: {@code front-desk}, {@code coder}, {@code clinician}, {@code
 *     biller}, {@code credentialing}, or one of the site's own
 * @param playbook page of the playbook
 * @param chance how likely it is turned while nothing is known of results; 0 to 1
 * @param minutes of work it takes
 * @param rank place in the table; decides ties
 */
public record DenialCategory(
    String name,
    String title,
    Set<String> carcs,
    String hardness,
    String kind,
    String action,
    String owner,
    String playbook,
    BigDecimal chance,
    int minutes,
    int rank) {

  static final String CONTRACTUAL = "contractual";
  static final String UNCLASSIFIED = "unclassified";

  /** Whether codes of this row are ordinary payment arithmetic and never a denial. */
  public boolean contractual() {
    return CONTRACTUAL.equals(name);
  }
}
