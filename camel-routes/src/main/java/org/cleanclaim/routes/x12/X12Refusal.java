package org.cleanclaim.routes.x12;

/** A value that must not go into an interchange; the message names its place, never the value. */
public class X12Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String place;

  public X12Refusal(String place, String reason) {
    super(place + " " + reason);
    this.place = place;
  }

  /** Segment and element, such as NM103. */
  public String place() {
    return place;
  }
}
