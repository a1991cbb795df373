package org.cleanclaim.routes.x12;

/** Bytes that are no complete X12 interchange. The message carries no data of the interchange. */
public class X12Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public X12Unreadable(String reason) {
    super(reason);
  }

  public X12Unreadable(String reason, Throwable cause) {
    super(reason, cause);
  }
}
