package org.cleanclaim.edits;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;

/** What a claim would be with a fix chosen. */
public final class FixApplication {
  private FixApplication() {}

  /** The claim as the fix leaves it; a total that was the sum of its lines stays so. */
  public static ClaimFacts apply(ClaimFacts claim, Fix fix) {
    List<Line> lines = new ArrayList<>(claim.lines().size());
    BigDecimal removed = BigDecimal.ZERO;
    for (Line line : claim.lines()) {
      if (line.sequence() != fix.line()) {
        lines.add(line);
      } else if (fix.kind() != Fix.Kind.REMOVE_LINE && fix.kind() != Fix.Kind.MOVE_LINE) {
        lines.add(changed(line, fix));
      } else if (line.charge() != null) {
        removed = removed.add(line.charge());
      }
    }
    BigDecimal total = claim.total() == null ? null : claim.total().subtract(removed);
    return claim.withLines(lines, total);
  }

  private static Line changed(Line line, Fix fix) {
    Line.Builder builder = line.toBuilder();
    return switch (fix.kind()) {
      case ADD_MODIFIER -> builder.modifiers(fix.value()).build();
      case REMOVE_MODIFIER -> builder.removeModifier(fix.replaces()).build();
      case REPLACE_MODIFIER -> builder.replaceModifier(fix.replaces(), fix.value()).build();
      case SET_UNITS -> builder.quantity(new BigDecimal(fix.value())).build();
      case LINK_DIAGNOSIS -> builder.diagnoses(Integer.valueOf(fix.value())).build();
      case SET_PLACE -> builder.place(fix.value()).build();
      case MOVE_LINE, REMOVE_LINE ->
          throw new IllegalArgumentException("A line that leaves the claim is not changed");
    };
  }
}
