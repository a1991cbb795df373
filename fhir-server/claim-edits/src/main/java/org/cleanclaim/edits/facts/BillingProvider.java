package org.cleanclaim.edits.facts;

/**
 * Who bills and is paid; any part may be null. Loop 2010AA.
 *
 * @param organization true for a group or facility, false for a person, null when not known
 */
public record BillingProvider(
    String id,
    String name,
    String npi,
    String taxId,
    String taxonomy,
    Boolean organization,
    Address address) {

  public static final BillingProvider UNKNOWN =
      new BillingProvider(null, null, null, null, null, null, null);
}
