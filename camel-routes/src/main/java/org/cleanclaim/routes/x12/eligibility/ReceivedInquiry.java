package org.cleanclaim.routes.x12.eligibility;

import java.util.List;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.SyntaxFault;

/** An inquiry as a payer receives it: with its envelope and what its transaction set got wrong. */
public record ReceivedInquiry(
    Interchange interchange, EligibilityInquiry inquiry, List<SyntaxFault> faults) {}
