package org.cleanclaim.routes.x12.remittance;

import java.util.List;
import org.cleanclaim.routes.x12.SyntaxFault;

/**
 * Takes remittances as they stream by. What comes between begin and end is posted only when the end
 * says that the sums agree; the claims of one payment are never held in memory together.
 */
public interface RemittanceHandler {

  /** A payment begins; its payer and payee are known. */
  void begin(Payment payment);

  void claim(RemittedClaim claim);

  /** The payment is over. */
  void end(
      Payment payment,
      List<ProviderAdjustment> adjustments,
      List<Imbalance> imbalances,
      List<SyntaxFault> faults);
}
