package org.cleanclaim.routes.x12.claim;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.cleanclaim.routes.x12.InterchangeStream;
import org.cleanclaim.routes.x12.X12Reader;
import org.cleanclaim.routes.x12.X12Unreadable;

/**
 * Reads 837P and 837I files (005010X222A1, 005010X223A2) claim by claim, so that memory does not
 * grow with the file. A file that is cut, or whose envelope disagrees, is refused.
 */
public final class ClaimFileReader {

  public void read(InputStream bytes, ClaimFileHandler handler) {
    new X12Reader().read(bytes, new ClaimFileAssembly(handler));
  }

  /**
   * Reads what is sound and tells the handler of the rest, interchange by interchange.
   *
   * @throws IOException when the bytes cannot be had
   */
  public void readSound(InputStream bytes, ClaimFileHandler handler) throws IOException {
    var interchanges = new InterchangeStream(bytes);
    while (interchanges.next()) {
      try {
        X12Reader.tolerant().read(interchanges, new ClaimFileAssembly(handler));
      } catch (X12Unreadable broken) {
        var where = "Interchange %d of the file: ".formatted(interchanges.number());
        var why = new X12Unreadable(where + broken.getMessage(), broken);
        handler.unreadable(null, null, List.of(), why);
      }
    }
    if (interchanges.hasNoise()) {
      handler.unreadable(
          null,
          null,
          List.of(),
          new X12Unreadable("Between or after the interchanges stands what is none."));
    }
  }
}
