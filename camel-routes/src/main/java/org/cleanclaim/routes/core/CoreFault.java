package org.cleanclaim.routes.core;

/** A message that is no CORE envelope, or not a sound one. */
public final class CoreFault extends RuntimeException {
  private final String code;

  /**
   * @param code ErrorCode as CORE names it
   * @param message what to do about it, without a value of the message
   */
  public CoreFault(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
