package org.cleanclaim.edits.history;

import java.util.List;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.reference.DenialRates;

/** By what name a claim's payer and diagnosis stand in {@code denial-rates}. */
public final class HistoryPayer {
  private HistoryPayer() {}

  /** The policy's id; for a payer without a policy of its own, an id that the edition knows. */
  public static String of(ClaimFacts claim, PayerPolicy policy, DenialRates rates) {
    Coverage billed = claim.billedCoverage();
    if (billed == null || rates.knows(policy.id())) {
      return policy.id();
    }
    List<String> ids = billed.payerIds();
    for (int i = 0; i < ids.size(); i++) {
      if (rates.knows(ids.get(i))) {
        return ids.get(i);
      }
    }
    return policy.id();
  }

  /** The first diagnosis a line points at; null when it points at none. */
  public static String diagnosis(ClaimFacts claim, Line line) {
    Diagnosis first = claim.primary(line);
    return first == null ? null : first.code();
  }
}
