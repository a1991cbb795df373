package org.cleanclaim.standalone.command;

import java.io.PrintStream;
import java.nio.file.Path;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.ReferenceFolder;
import org.cleanclaim.edits.reference.ReferenceLibrary;

/** The tables and policies a command works with, as its options name them. */
final class ReferenceFiles {

  private final PrintStream aside;
  private boolean complete = true;

  /**
   * @param aside takes what is refused, with file, line and reason
   */
  ReferenceFiles(PrintStream aside) {
    this.aside = aside;
  }

  /** The sound editions of a folder; the SAMPLE edition when none is named. */
  ReferenceLibrary library(Path folder) {
    if (folder == null) {
      aside.println(
          "Judging by the SAMPLE tables, never for real claims; name the publishers' files with"
              + " --reference DIR.");
      return ReferenceLibrary.sample();
    }
    return library(ReferenceFolder.read(folder));
  }

  /** What was sound of what was read; the rest is told. */
  ReferenceLibrary library(ReferenceFolder.Result result) {
    result.refused().forEach(refused -> aside.println("Refused: " + refused.getMessage()));
    result.ignored().forEach(file -> aside.println("Not a table known here: " + file));
    complete &= result.refused().isEmpty();
    return result.library();
  }

  /** Whether no file was refused. */
  boolean isComplete() {
    return complete;
  }

  /** The policies of a folder over the shipped ones; the shipped ones when none is named. */
  static PayerPolicies policies(Path folder) {
    return folder == null ? PayerPolicies.shipped() : PayerPolicies.load(folder);
  }
}
