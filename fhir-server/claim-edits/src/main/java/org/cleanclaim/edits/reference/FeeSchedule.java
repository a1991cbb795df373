package org.cleanclaim.edits.reference;

import java.util.Map;
import java.util.function.BiConsumer;
import org.cleanclaim.edits.facts.Codes;

/** Payment policy indicators of each procedure. Medicare physician fee schedule. */
public final class FeeSchedule {
  private final CodeRows<Row> rows;

  FeeSchedule(Map<Long, Row> byCodeAndModifier) {
    this.rows = new CodeRows<>(byCodeAndModifier);
  }

  static long key(int code, int modifier) {
    return (long) code << 16 | modifier + 1;
  }

  /** The row of the whole service; null when the schedule does not know the code. */
  public Row find(int code) {
    return code == Codes.NONE ? null : rows.get(key(code, Codes.NONE));
  }

  /** The row of a component (26, TC, 53); null when the schedule has none. */
  public Row find(int code, int modifier) {
    return rows.get(key(code, modifier));
  }

  void list(BiConsumer<String, String> taker) {
    rows.forEach(
        (key, row) -> {
          int modifier = (int) (key & 0xFFFF) - 1;
          String code = Codes.text((int) (key >>> 16), 5);
          taker.accept(
              modifier == Codes.NONE ? code : code + " " + Codes.text(modifier, 2), row.said());
        });
  }

  /**
   * The indicators of one procedure, as published.
   *
   * @param status A active, B bundled, I not valid for Medicare ...; empty when blank
   * @param notInOffice whether it is rarely or never done outside a facility (NA)
   * @param pctc professional and technical component
   * @param global global days: 000 010 090 XXX YYY ZZZ MMM
   * @param multiple multiple procedures
   * @param bilateral bilateral surgery
   * @param assistant assistant at surgery
   * @param coSurgeons two surgeons
   * @param team surgical team
   */
  public record Row(
      String status,
      boolean notInOffice,
      String pctc,
      String global,
      String multiple,
      String bilateral,
      String assistant,
      String coSurgeons,
      String team) {

    private String said() {
      return ("status %s, PC/TC %s, global %s, multiple %s, bilateral %s, assistant %s,"
              + " co-surgeons %s, team %s%s")
          .formatted(
              status,
              pctc,
              global,
              multiple,
              bilateral,
              assistant,
              coSurgeons,
              team,
              notInOffice ? ", not in the office" : "");
    }

    /** Whether a visit on the day belongs to it: endoscopy or minor procedure. */
    public boolean isMinorProcedure() {
      return global.equals("000") || global.equals("010");
    }

    /** Whether ninety days of aftercare belong to it. */
    public boolean isMajorSurgery() {
      return global.equals("090");
    }

    /** Whether it is an add-on to another procedure. */
    public boolean isAddOn() {
      return global.equals("ZZZ");
    }
  }
}
