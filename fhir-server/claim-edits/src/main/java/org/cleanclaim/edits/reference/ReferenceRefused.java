package org.cleanclaim.edits.reference;

/** A reference file that is damaged or not what its name says; nothing of it was taken. */
public final class ReferenceRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String file;
  private final int line;
  private final String reason;

  /**
   * @param file the file's name, with the archive's before it when it came out of one
   * @param line the line that was wrong, from 1; 0 for the file as a whole
   */
  public ReferenceRefused(String file, int line, String reason) {
    super(line == 0 ? file + ": " + reason : file + ", line " + line + ": " + reason);
    this.file = file;
    this.line = line;
    this.reason = reason;
  }

  public String file() {
    return file;
  }

  public int line() {
    return line;
  }

  public String reason() {
    return reason;
  }
}
