package org.cleanclaim.standalone.history;

/** The server cannot be reached, or does not take the files; says what to do. */
public final class ImportRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ImportRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
