package org.cleanclaim.routes.tracing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cleanclaim.routes.x12.view.Masking;
import org.cleanclaim.routes.x12.view.Meanings;
import org.cleanclaim.routes.x12.view.RawSegments;

/**
 * What lies in a file, a part at a time.
 *
 * @param masked what could tell of a patient is hidden
 * @param readable it begins like an interchange; else there are no segments
 * @param text the beginning of what is no interchange, null where masked
 * @param next first segment of the next part, null at the end
 */
public record Content(
    boolean masked, boolean readable, List<Line> segments, String text, Integer next) {
  private static final int PART = 400;
  private static final int MOST_TEXT = 4000;

  /** One segment, with what it is for. */
  public record Line(int position, String id, String meaning, List<String> elements) {}

  /** From a segment on, as one sees it who has not asked for the patient. */
  public static Content masked(byte[] bytes, int from) {
    return of(bytes, from, true);
  }

  /** From a segment on, as it is. */
  public static Content open(byte[] bytes, int from) {
    return of(bytes, from, false);
  }

  private static Content of(byte[] bytes, int from, boolean masked) {
    var found =
        RawSegments.of(bytes)
            .skip(from - 1L)
            .limit(PART + 1L)
            .map(
                segment ->
                    new Line(
                        segment.position(),
                        segment.id(),
                        Meanings.of(segment),
                        masked ? Masking.of(segment) : segment.elements()))
            .toList();
    boolean readable = RawSegments.of(bytes).findFirst().isPresent();
    boolean more = found.size() > PART;
    return new Content(
        masked,
        readable,
        more ? found.subList(0, PART) : found,
        readable || masked ? null : text(bytes),
        more ? from + PART : null);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, MOST_TEXT), StandardCharsets.ISO_8859_1);
  }
}
