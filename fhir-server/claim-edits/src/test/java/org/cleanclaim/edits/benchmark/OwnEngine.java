package org.cleanclaim.edits.benchmark;

import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.InstalledEdits;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.ReferenceLibrary;

/** The product's engine, with some of its edits or all. */
final class OwnEngine implements TenEdits {

  private final Scrubber scrubber;

  OwnEngine(List<ClaimEdit> edits, ReferenceLibrary library) {
    PayerPolicies policies = PayerPolicies.shipped();
    this.scrubber = Scrubber.of(edits, () -> library, () -> policies);
  }

  static OwnEngine ofTen(ReferenceLibrary library) {
    return new OwnEngine(
        InstalledEdits.all().stream()
            .filter(edit -> IDS.contains(InstalledEdits.info(edit).id()))
            .toList(),
        library);
  }

  @Override
  public List<String> judge(ClaimFacts claim) {
    return scrubber.scrubWithoutFixes(claim, SyntheticClaims.TODAY).alerts().stream()
        .map(alert -> alert.edit() + "@" + alert.line())
        .toList();
  }

  @Override
  public int count(ClaimFacts claim) {
    return scrubber.scrubWithoutFixes(claim, SyntheticClaims.TODAY).alerts().size();
  }
}
