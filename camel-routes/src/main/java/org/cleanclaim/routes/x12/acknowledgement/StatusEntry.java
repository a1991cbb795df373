package org.cleanclaim.routes.x12.acknowledgement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SegmentWriter;

/**
 * One STC segment: what is said, since when, of how much. Absent elements are null.
 *
 * @param statuses STC01, STC10, STC11
 * @param effective STC02
 * @param action STC03: WQ accept, U reject
 * @param amount STC04
 * @param text STC12
 */
public record StatusEntry(
    List<Status> statuses, LocalDate effective, String action, BigDecimal amount, String text) {

  static StatusEntry read(Segment stc) {
    var statuses =
        Stream.of(1, 10, 11).map(element -> status(stc, element)).filter(Objects::nonNull).toList();
    return new StatusEntry(
        statuses,
        stc.date(2).orElse(null),
        stc.element(3),
        stc.decimal(4).orElse(null),
        stc.element(12));
  }

  private static Status status(Segment stc, int element) {
    var category = stc.component(element, 1);
    return category == null
        ? null
        : new Status(category, stc.component(element, 2), stc.component(element, 3));
  }

  void write(SegmentWriter out) {
    out.segment("STC").composite(components(0)).add(DateSpan.d8(effective)).add(action).add(amount);
    out.skip(5).composite(components(1)).composite(components(2)).add(text).end();
  }

  private List<String> components(int index) {
    if (index >= statuses.size()) {
      return List.of();
    }
    var status = statuses.get(index);
    return status.entity() == null
        ? List.of(status.category(), status.code())
        : List.of(status.category(), status.code(), status.entity());
  }

  /** True when one of the statuses stands so. */
  boolean stands(Status.Standing standing) {
    return statuses.stream().anyMatch(status -> status.standing() == standing);
  }
}
