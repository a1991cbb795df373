package org.cleanclaim.routes.traffic;

/** A received file that a person has to look at; the message says why, without a patient's data. */
public class Quarantine extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Quarantine(String reason) {
    super(reason);
  }

  public Quarantine(String reason, Throwable cause) {
    super(reason, cause);
  }
}
