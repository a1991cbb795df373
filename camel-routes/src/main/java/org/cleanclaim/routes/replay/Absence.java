package org.cleanclaim.routes.replay;

/**
 * The partner's word that it does not have an interchange, as a person heard it.
 *
 * @param representative who said so at the partner
 * @param reference number of the call or ticket
 */
public record Absence(String representative, String reference) {

  boolean isStated() {
    return representative != null
        && !representative.isBlank()
        && reference != null
        && !reference.isBlank();
  }
}
