package org.cleanclaim.routes.x12.eligibility;

import java.io.InputStream;
import java.util.List;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.X12Reader;

/**
 * Reads a 271 (005010X279A1): one answer for each patient, in the order of the file. Departures
 * from the guide that leave the answer legible are reported beside it, as payers do send them.
 */
public final class AnswerReader {

  /** What was read, and what in it departs from the guide. */
  public record Read(List<EligibilityAnswer> answers, List<SyntaxFault> faults) {}

  public Read read(InputStream bytes) {
    var assembly = new AnswerAssembly();
    new X12Reader().read(bytes, assembly);
    return assembly.read();
  }
}
