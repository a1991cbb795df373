package org.cleanclaim.plugin.ehr;

/**
 * Why the EHR's FHIR server could not be read; the message names the setting and what to mend, and
 * never a token or a patient.
 */
public final class EhrFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  private EhrFault(String message, boolean lasting) {
    super(message);
    this.lasting = lasting;
  }

  /** One that every other read would meet too, until somebody mends it. */
  static EhrFault lasting(String message) {
    return new EhrFault(message, true);
  }

  /** One that the next read may not meet. */
  static EhrFault passing(String message) {
    return new EhrFault(message, false);
  }

  public boolean isLasting() {
    return lasting;
  }
}
