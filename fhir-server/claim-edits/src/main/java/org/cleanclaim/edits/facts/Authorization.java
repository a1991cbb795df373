package org.cleanclaim.edits.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A prior authorization the claim names (REF*G1), with what the payer is known to have approved.
 *
 * @param number the payer's number
 * @param approved whether the payer approved; null when only the number is known
 * @param start first day it holds; null when not known
 * @param end last day it holds, inclusive; null when open or not known
 * @param providerNpi whom it was given to; null when not said
 * @param items what was approved; empty when not known
 */
public record Authorization(
    String number,
    Boolean approved,
    LocalDate start,
    LocalDate end,
    String providerNpi,
    List<Item> items) {

  public Authorization {
    items = List.copyOf(items);
  }

  /** A number and nothing else. */
  public static Authorization number(String number) {
    return new Authorization(number, null, null, null, null, List.of());
  }

  /**
   * One approved service.
   *
   * @param code the procedure
   * @param units how many; null when not limited
   * @param place the place of service; null when any
   * @param diagnoses ICD-10-CM codes it was approved for; empty when any
   */
  public record Item(String code, BigDecimal units, String place, List<String> diagnoses) {
    public Item {
      diagnoses = List.copyOf(diagnoses);
    }
  }
}
