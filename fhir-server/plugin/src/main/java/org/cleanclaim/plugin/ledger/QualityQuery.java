package org.cleanclaim.plugin.ledger;

import java.time.OffsetDateTime;
import java.util.Set;

/**
 * Which alerts are asked about.
 *
 * @param from what was found from then on
 * @param to and before then
 * @param by what figures are told apart by, beside the edit
 * @param edit this edit only; null for all, as for the others
 */
public record QualityQuery(
    OffsetDateTime from,
    OffsetDateTime to,
    Set<Part> by,
    String edit,
    String policy,
    String role,
    String site) {

  public QualityQuery {
    by = Set.copyOf(by);
  }

  /** What figures can be told apart by. */
  public enum Part {
    PAYER("payer", "policy"),
    ROLE("role", "role"),
    SITE("site", "site");

    private final String code;
    final String column;

    Part(String code, String column) {
      this.code = code;
      this.column = column;
    }

    /** The code on the wire. */
    public String code() {
      return code;
    }
  }
}
