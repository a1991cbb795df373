package org.cleanclaim.routes.x12.claim;

import java.io.InputStream;
import org.cleanclaim.routes.x12.X12Reader;

/**
 * Reads 837P files (005010X222A1) claim by claim, so that memory does not grow with the file. A
 * file that is cut, or whose envelope disagrees, is refused.
 */
public final class ClaimFileReader {

  public void read(InputStream bytes, ClaimFileHandler handler) {
    new X12Reader().read(bytes, new ClaimFileAssembly(handler));
  }
}
