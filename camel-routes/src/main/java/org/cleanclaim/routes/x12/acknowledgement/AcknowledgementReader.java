package org.cleanclaim.routes.x12.acknowledgement;

import java.io.InputStream;
import org.cleanclaim.routes.x12.X12Reader;

/**
 * Reads what a payer's mailbox holds after sending: TA1, 999, 277CA and 277, mixed as they come. A
 * file that is cut, whose envelope disagrees, or that holds anything else is refused.
 */
public final class AcknowledgementReader {

  public void read(InputStream bytes, AcknowledgementHandler handler) {
    new X12Reader().read(bytes, new AcknowledgementSorting(handler));
  }
}
