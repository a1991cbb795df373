package org.cleanclaim.standalone.command;

/** A command line that cannot be carried out; the message is one line and says what to do. */
final class BadCommand extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadCommand(String message) {
    super(message);
  }
}
