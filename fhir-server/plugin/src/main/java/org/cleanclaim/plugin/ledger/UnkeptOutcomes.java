package org.cleanclaim.plugin.ledger;

import java.util.List;
import java.util.Map;

/** The ledger of a host that keeps none: no alert is proved. */
public class UnkeptOutcomes implements OutcomeLedger {

  @Override
  public boolean decided(String tenant, DecidedClaim claim) {
    return false;
  }

  @Override
  public List<ToldAlert> toldAbout(String tenant, DecidedClaim claim) {
    return List.of();
  }

  @Override
  public void prove(String tenant, DecidedClaim claim, Map<ToldAlert, Proof> proofs) {
    // nowhere to keep them
  }

  @Override
  public void clear(String tenant) {
    // nothing is kept
  }

  @Override
  public void withdraw(String tenant, String response) {
    // nothing is kept
  }
}
