package org.cleanclaim.edits.facts;

/** A FHIRPath expression of a payer's rule got no answer; the message says why. */
public final class FhirPathUnanswered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FhirPathUnanswered(String why) {
    super(why);
  }
}
