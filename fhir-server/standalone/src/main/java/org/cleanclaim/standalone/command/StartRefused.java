package org.cleanclaim.standalone.command;

/** A start that cannot go on. The message is one line and names the remedy. */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartRefused(String message) {
    super(message);
  }
}
