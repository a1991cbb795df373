package org.cleanclaim.edits.payer;

import java.util.List;
import org.cleanclaim.edits.facts.ProcedureSet;

/**
 * Services a payer pays only on referral.
 *
 * @param procedures which; empty for all
 * @param specialties taxonomies of the physicians concerned; empty for all
 */
public record ReferralRule(ProcedureSet procedures, List<String> specialties) {
  public ReferralRule {
    specialties = List.copyOf(specialties);
  }
}
