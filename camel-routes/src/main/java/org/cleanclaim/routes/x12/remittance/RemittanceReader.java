package org.cleanclaim.routes.x12.remittance;

import java.io.InputStream;
import org.cleanclaim.routes.x12.X12Reader;

/**
 * Reads 835s (005010X221A1) claim by claim, so that memory does not grow with the file. A file that
 * is cut, or whose envelope disagrees, is refused with {@link
 * org.cleanclaim.routes.x12.X12Unreadable}; what was handed on before then is not to be posted.
 */
public final class RemittanceReader {

  public void read(InputStream bytes, RemittanceHandler handler) {
    new X12Reader().read(bytes, new RemittanceAssembly(handler));
  }
}
