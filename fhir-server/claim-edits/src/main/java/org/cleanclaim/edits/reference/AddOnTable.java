package org.cleanclaim.edits.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.cleanclaim.edits.facts.Codes;

/** Add-on codes and the primary procedures they go with. CMS NCCI add-on code edits. */
public final class AddOnTable {
  private final CodeRows<List<Row>> rows;

  AddOnTable(Map<Long, List<Row>> byAddOn) {
    this.rows = new CodeRows<>(byAddOn);
  }

  /** The rows of a packed add-on code; null when it is none. */
  public List<Row> find(int addOn) {
    return rows.get(addOn);
  }

  void list(BiConsumer<String, String> taker) {
    rows.forEach(
        (addOn, primaries) -> {
          for (Row row : primaries) {
            boolean open = row.primary() == Row.CONTRACTOR;
            String primary = open ? "(contractor)" : Codes.text(row.primary(), 5);
            taker.accept(
                Codes.text(addOn.intValue(), 5) + " " + primary,
                "type %d, %s".formatted(row.type(), row.dates().said()));
          }
        });
  }

  /**
   * One add-on with one primary.
   *
   * @param type 1 listed primaries only, 2 as the contractor says, 3 listed and others
   * @param primary the packed primary; {@link #CONTRACTOR} where the contractor says
   * @param dates when the row holds
   */
  public record Row(int type, int primary, CodeDates dates) {
    public static final int CONTRACTOR = -2;

    public boolean holds(LocalDate day) {
      return dates.holds(day);
    }
  }
}
