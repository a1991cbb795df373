package org.cleanclaim.edits.facts;

import java.util.Locale;

/**
 * A diagnosis of the claim.
 *
 * @param sequence what a line points at
 * @param code ICD-10-CM, upper case, without dot; empty when the claim carries none
 */
public record Diagnosis(int sequence, String code) {

  public Diagnosis {
    code = code == null ? "" : code.replace(".", "").strip().toUpperCase(Locale.ROOT);
  }

  /** The code as people write it: M17.11. */
  public String dotted() {
    return code.length() > 3 ? code.substring(0, 3) + "." + code.substring(3) : code;
  }
}
