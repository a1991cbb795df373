package org.cleanclaim.routes.claim;

/**
 * Why a claim cannot be written as an 837: what is missing, where, and what to do. Nothing of a
 * patient is in it.
 */
public class ClaimLack extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String expression;

  /**
   * @param place loop and element of the 837 that needs it, such as {@code loop 2010AA, NM109}
   * @param message what is missing and the mend, as sentences
   * @param expression FHIRPath of the element to add
   */
  public ClaimLack(String place, String message, String expression) {
    super(message + " (" + place + ", " + expression + ")");
    this.expression = expression;
  }

  public String expression() {
    return expression;
  }
}
