package org.cleanclaim.routes.x12.status;

import java.util.List;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionSet;

/** Takes inquiries as they stream by. */
public interface StatusInquiryHandler {

  /** A claim asked about. */
  void inquiry(InquiryFile file, ClaimInquiry inquiry);

  /** A transaction set is over; the faults are those a 999 would report. */
  void end(TransactionSet set, List<SyntaxFault> faults);
}
