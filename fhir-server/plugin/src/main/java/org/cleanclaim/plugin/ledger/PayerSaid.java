package org.cleanclaim.plugin.ledger;

/** What a payer's first answer made of the line an alert was about. */
public enum PayerSaid {
  /** Denied for the reason the alert named, or one of the same kind. */
  DENIED("denied"),
  /** Denied for another reason. */
  DENIED_OTHERWISE("denied-otherwise"),
  /** Not denied. */
  PAID("paid"),
  /** The line is not on the claim any more. */
  GONE("gone");

  private final String code;

  PayerSaid(String code) {
    this.code = code;
  }

  /** The code in the ledger. */
  public String code() {
    return code;
  }
}
