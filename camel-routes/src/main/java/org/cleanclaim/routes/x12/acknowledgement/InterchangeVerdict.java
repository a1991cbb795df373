package org.cleanclaim.routes.x12.acknowledgement;

import org.cleanclaim.routes.x12.Segment;

/**
 * Whether an interchange could be read: TA1.
 *
 * @param controlNumber TA101, ISA13 of what was sent
 * @param code TA104: A accepted, E accepted with errors, R rejected
 * @param reason TA105: 000 none, 025 duplicate control number ...
 */
public record InterchangeVerdict(String controlNumber, String code, String reason) {
  private static final String DUPLICATE = "025";

  static InterchangeVerdict read(Segment ta1) {
    return new InterchangeVerdict(ta1.element(1), ta1.element(4), ta1.element(5));
  }

  public boolean isRejected() {
    return "R".equals(code);
  }

  /** The partner has it already: what was sent has arrived. */
  public boolean isDuplicate() {
    return DUPLICATE.equals(reason);
  }
}
