package org.cleanclaim.routes.x12.status;

import java.io.InputStream;
import org.cleanclaim.routes.x12.X12Reader;

/** Reads a 276 (005010X212) claim by claim. */
public final class StatusInquiryReader {

  public void read(InputStream bytes, StatusInquiryHandler handler) {
    new X12Reader().read(bytes, new StatusInquiryAssembly(handler));
  }
}
