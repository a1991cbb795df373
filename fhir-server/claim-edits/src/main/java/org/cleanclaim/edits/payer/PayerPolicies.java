package org.cleanclaim.edits.payer;

import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The payer policies a scrubber knows; immutable. */
public final class PayerPolicies {
  /** Id of the policy of a payer without one. */
  public static final String DEFAULT = "default";

  private final Map<String, PayerPolicy> byPayerId = new HashMap<>();
  private final List<PayerPolicy> all;
  private final PayerPolicy byDefault;

  private PayerPolicies(List<PayerPolicy> all, PayerPolicy byDefault) {
    this.all = List.copyOf(all);
    this.byDefault = byDefault;
    for (PayerPolicy policy : all) {
      byPayerId.put(policy.id(), policy);
      policy.payerIds().forEach(id -> byPayerId.put(id, policy));
    }
  }

  /** The policies in the tree: one Medicare, three fictitious payers, and the default. */
  public static PayerPolicies shipped() {
    PayerPolicy byDefault =
        new PayerPolicy(
            DEFAULT,
            "Payer without a policy",
            PayerKind.OTHER,
            List.of(),
            null,
            Map.of(),
            Period.ofDays(3),
            Period.ofDays(7));
    return new PayerPolicies(List.of(byDefault), byDefault);
  }

  /** The policy of the payer with one of the ids; the default one when none is known. */
  public PayerPolicy find(List<String> payerIds) {
    for (int i = 0; i < payerIds.size(); i++) {
      PayerPolicy found = byPayerId.get(payerIds.get(i));
      if (found != null) {
        return found;
      }
    }
    return byDefault;
  }

  /** The policy for a payer without one. */
  public PayerPolicy byDefault() {
    return byDefault;
  }

  public List<PayerPolicy> all() {
    return all;
  }
}
