package org.cleanclaim.routes.x12.acknowledgement;

import java.time.format.DateTimeFormatter;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.X12Times;
import org.cleanclaim.routes.x12.X12Writer;

/** Writes whether an interchange could be read as a TA1, in an interchange of its own. */
public final class InterchangeReportWriter {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd");

  /**
   * The TA1 about an interchange.
   *
   * @param envelope of the answer
   * @param answered the envelope that came: TA101 to TA103
   */
  public byte[] write(Interchange envelope, Interchange answered, InterchangeVerdict verdict) {
    return new X12Writer()
        .write(
            envelope,
            out ->
                out.segment("TA1")
                    .add(answered.controlNumber())
                    .add(DAY.format(answered.at()))
                    .add(X12Times.minute(answered.at()))
                    .add(verdict.code())
                    .add(verdict.reason())
                    .end());
  }
}
