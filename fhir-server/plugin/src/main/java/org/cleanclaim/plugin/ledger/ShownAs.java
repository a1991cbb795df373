package org.cleanclaim.plugin.ledger;

import java.util.Locale;

/** Whether anybody saw a finding. */
public enum ShownAs {
  /** It was shown. */
  SHOWN,
  /** A person muted its alert for this payer and role: it is counted only. */
  MUTED,
  /** The payer's policy keeps its edit in SHADOW: it is counted only. */
  SHADOW;

  /** The code in the ledger. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
