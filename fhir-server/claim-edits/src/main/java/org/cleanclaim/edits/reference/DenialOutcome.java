package org.cleanclaim.edits.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a payer did with one service line at its first adjudication: what {@code denial-rates} are
 * counted from.
 *
 * <p>Reversals, predeterminations and rejections before adjudication are no outcomes. A line is
 * denied when nothing was paid and an adjustment reason that is not contractual took money.
 *
 * @param payer the payer policy's id, or a payer id where there is no policy
 * @param adjudicated the day of the remittance
 * @param procedure HCPCS or CPT code
 * @param modifiers as billed, in any order
 * @param diagnosis the first diagnosis pointed at, with or without dot; null when none is
 * @param place place of service; null when not known
 * @param charge in US dollars
 * @param reason the group code and CARC that took the most money ("CO-197"); null when the line was
 *     not denied
 * @param edits the edits that had spoken on the line (WARN or HOLD) when it went out as it was
 */
public record DenialOutcome(
    String payer,
    LocalDate adjudicated,
    String procedure,
    List<String> modifiers,
    String diagnosis,
    String place,
    BigDecimal charge,
    String reason,
    Set<String> edits) {

  public DenialOutcome {
    Objects.requireNonNull(payer, "payer");
    Objects.requireNonNull(adjudicated, "adjudicated");
    Objects.requireNonNull(procedure, "procedure");
    Objects.requireNonNull(charge, "charge");
    modifiers = List.copyOf(modifiers);
    edits = Set.copyOf(edits);
  }

  public boolean denied() {
    return reason != null;
  }
}
