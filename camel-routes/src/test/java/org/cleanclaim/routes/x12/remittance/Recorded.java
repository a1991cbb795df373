package org.cleanclaim.routes.x12.remittance;

import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.SyntaxFault;

/** Remembers what a reader handed on. */
final class Recorded implements RemittanceHandler {
  final List<Remittance> remittances = new ArrayList<>();
  final List<Imbalance> imbalances = new ArrayList<>();
  final List<SyntaxFault> faults = new ArrayList<>();
  private final List<RemittedClaim> claims = new ArrayList<>();

  @Override
  public void begin(Payment payment) {
    claims.clear();
  }

  @Override
  public void claim(RemittedClaim claim) {
    claims.add(claim);
  }

  @Override
  public void end(
      Payment payment,
      List<ProviderAdjustment> adjustments,
      List<Imbalance> found,
      List<SyntaxFault> departures) {
    remittances.add(new Remittance(payment, List.copyOf(claims), adjustments));
    imbalances.addAll(found);
    faults.addAll(departures);
  }
}
