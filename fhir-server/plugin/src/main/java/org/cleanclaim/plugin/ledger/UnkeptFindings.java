package org.cleanclaim.plugin.ledger;

import java.util.List;

/** The ledger of a host that keeps none: claims are scrubbed all the same. */
public class UnkeptFindings implements FindingLedger {

  @Override
  public void found(String tenant, String claim, boolean isNew, List<ClaimFinding> findings) {
    // nowhere to keep them
  }

  @Override
  public void overridden(String tenant, String claim, List<String> edits, String reason) {
    // nothing is kept
  }

  @Override
  public void forget(String tenant, String claim) {
    // nothing is kept
  }
}
