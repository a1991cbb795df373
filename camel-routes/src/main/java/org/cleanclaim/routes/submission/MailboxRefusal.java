package org.cleanclaim.routes.submission;

/** A partner did not take a file, or did not answer as agreed; says what to mend, for a person. */
public final class MailboxRefusal extends RuntimeException {

  /**
   * @param message no value of the file in it
   */
  public MailboxRefusal(String message) {
    super(message);
  }
}
