package org.cleanclaim.plugin.coverage;

import java.util.List;
import org.cleanclaim.plugin.claim.ClaimScrubbing;
import org.cleanclaim.plugin.claim.OpenClaims;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Coverage;

/** What a new or changed coverage means: open claims are judged again, its end is watched. */
public class CoverageChange {

  private final StoredResources store;
  private final OpenClaims claims;
  private final ClaimScrubbing scrubbing;
  private final ExpiryWatch expiry;

  CoverageChange(
      StoredResources store, OpenClaims claims, ClaimScrubbing scrubbing, ExpiryWatch expiry) {
    this.store = store;
    this.claims = claims;
    this.scrubbing = scrubbing;
    this.expiry = expiry;
  }

  /** Answers a coverage that was just written; one without a beneficiary concerns nobody. */
  public void written(Coverage coverage, TransactionWrites writes) {
    if (!coverage.hasBeneficiary() || !coverage.getBeneficiary().hasReference()) {
      return;
    }
    KnownResources known = new KnownResources().add(coverage);
    store.addPatientFile(known, coverage.getBeneficiary(), writes.request());
    List<ClaimScrubbing.Written> open =
        claims.in(known).stream()
            .filter(claim -> writes.first(ClaimScrubbing.key(claim)))
            .map(claim -> new ClaimScrubbing.Written(claim, false))
            .toList();
    scrubbing.written(open, writes);
    expiry.look(coverage.getBeneficiary(), known, writes);
  }
}
