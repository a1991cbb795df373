package org.cleanclaim.plugin.denial;

import java.util.Set;

/**
 * One row of the denial taxonomy: the adjustment codes that belong together and what is usually
 * done about them.
 *
 * @param name category, as in {@code CodeSystem/denial-category}
 * @param carcs claim adjustment reason codes of the category
 * @param hardness {@code soft} (can be turned with data), {@code hard} (usually final) or {@code
 *     none}
 * @param kind {@code administrative}, {@code clinical} or {@code none}
 * @param action recommended: {@code resubmit}, {@code appeal}, {@code bill-patient}, {@code
 *     write-off}, {@code send-records}, {@code post} or {@code review}
 * @param owner who works it: {@code front-desk}, {@code coder}, {@code clinician}, {@code biller},
 *     {@code credentialing}
 * @param playbook page of the playbook
 * @param rank place in the table; decides ties
 */
public record DenialCategory(
    String name,
    Set<String> carcs,
    String hardness,
    String kind,
    String action,
    String owner,
    String playbook,
    int rank) {

  static final String CONTRACTUAL = "contractual";
  static final String UNCLASSIFIED = "unclassified";

  /** Whether codes of this row are ordinary payment arithmetic and never a denial. */
  public boolean contractual() {
    return CONTRACTUAL.equals(name);
  }
}
