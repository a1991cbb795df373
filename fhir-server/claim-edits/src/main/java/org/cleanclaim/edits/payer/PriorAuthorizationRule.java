package org.cleanclaim.edits.payer;

import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ProcedureSet;

/**
 * Procedures a payer wants to approve before they are done.
 *
 * @param procedures which
 * @param places only at these places of service; empty for all
 * @param unitsOver only above this many units; null for all
 */
public record PriorAuthorizationRule(
    ProcedureSet procedures, List<String> places, BigDecimal unitsOver) {
  public PriorAuthorizationRule {
    places = List.copyOf(places);
  }

  /** Whether the payer wants to approve the line. */
  public boolean concerns(Line line) {
    return procedures.contains(line.codeId())
        && (places.isEmpty() || places.contains(line.place()))
        && (unitsOver == null
            || (line.quantity() != null && line.quantity().compareTo(unitsOver) > 0));
  }
}
