package org.cleanclaim.routes.traffic;

import java.time.format.DateTimeFormatter;
import org.cleanclaim.routes.x12.Interchange;

/** Names an interchange as X12 does: sender, receiver, control number, and when it was made. */
public final class Envelopes {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");

  private Envelopes() {}

  /** ISA05 to ISA10 and ISA13. */
  public static String name(Interchange envelope) {
    return String.join(
        " ",
        envelope.sender().qualifier(),
        envelope.sender().id(),
        envelope.receiver().qualifier(),
        envelope.receiver().id(),
        MINUTE.format(envelope.at()),
        envelope.controlNumber());
  }
}
