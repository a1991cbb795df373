package org.cleanclaim.routes.x12.eligibility;

import java.io.InputStream;
import java.util.List;
import org.cleanclaim.routes.x12.X12Reader;

/** Reads the inquiries of a 270 (005010X279A1), one for each patient asked about. */
public final class InquiryReader {

  /** The inquiries with the envelope they came in. */
  public List<ReceivedInquiry> read(InputStream bytes) {
    var assembly = new InquiryAssembly();
    new X12Reader().read(bytes, assembly);
    return assembly.inquiries();
  }
}
