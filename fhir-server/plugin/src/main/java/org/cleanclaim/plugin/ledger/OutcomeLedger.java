package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What payers decided, and which alerts that proved right or wrong. */
public interface OutcomeLedger {

  /**
   * Keeps an answer, in the place of what the same answer said before.
   *
   * @return whether it is the claim's first answer, by which its alerts are judged
   */
  boolean decided(String tenant, DecidedClaim claim);

  /** The alerts told about a claim: on its drafts, in its visits, and when it was scrubbed. */
  List<ToldAlert> toldAbout(String tenant, DecidedClaim claim);

  /** Keeps what the payer made of alerts. */
  void prove(String tenant, DecidedClaim claim, Map<ToldAlert, Proof> proofs);

  /** Forgets all answers, to have them told anew. */
  void clear(String tenant);

  /** Takes an answer back that the payer withdrew. */
  void withdraw(String tenant, String response);

  /** What became of the line an alert was about, and what was paid for it. */
  record Proof(PayerSaid said, BigDecimal paid) {}
}
