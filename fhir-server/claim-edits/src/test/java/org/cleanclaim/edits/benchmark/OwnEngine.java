package org.cleanclaim.edits.benchmark;

import java.util.List;
import java.util.function.Supplier;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.InstalledEdits;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.ReferenceLibrary;

/** The product's engine, with some of its edits or all; with or without fixes to offer. */
final class OwnEngine implements TenEdits {

  private final Scrubber scrubber;
  private final boolean fixes;

  OwnEngine(List<ClaimEdit> edits, ReferenceLibrary library) {
    this(edits, () -> library, false);
  }

  private OwnEngine(List<ClaimEdit> edits, Supplier<ReferenceLibrary> library, boolean fixes) {
    PayerPolicies policies = PayerPolicies.shipped();
    this.scrubber = Scrubber.of(edits, library, () -> policies);
    this.fixes = fixes;
  }

  /** Every edit, and every fix they offer tried, as {@code $scrub} and cards do. */
  static OwnEngine withFixes(ReferenceLibrary library) {
    return new OwnEngine(InstalledEdits.all(), () -> library, true);
  }

  /** Every edit over tables that are swapped meanwhile, without fixes. */
  static OwnEngine over(Supplier<ReferenceLibrary> library) {
    return new OwnEngine(InstalledEdits.all(), library, false);
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
    return scrub(claim).alerts().stream().map(alert -> alert.edit() + "@" + alert.line()).toList();
  }

  @Override
  public int count(ClaimFacts claim) {
    return scrub(claim).alerts().size();
  }

  private ScrubResult scrub(ClaimFacts claim) {
    return fixes
        ? scrubber.scrub(claim, SyntheticClaims.TODAY)
        : scrubber.scrubWithoutFixes(claim, SyntheticClaims.TODAY);
  }
}
