package org.cleanclaim.routes.x12;

/**
 * One departure from the implementation guide, told as a 999 tells it, without the offending value.
 *
 * @param kind what is wrong: the envelope, a segment or an element
 * @param segment segment id (IK301)
 * @param position place of the segment in its transaction set, ST is 1 (IK302)
 * @param loop loop the segment stands in, empty outside of loops (IK303)
 * @param element place in the segment, 0 when the segment itself is meant (IK401-1)
 * @param component place in the composite, 0 for none (IK401-2)
 * @param code IK304 or IK403, or the TA1 or AK905 reason for an envelope
 */
public record SyntaxFault(
    Kind kind, String segment, int position, String loop, int element, int component, String code) {

  /** Which level of the exchange a fault breaks. */
  public enum Kind {
    ENVELOPE,
    SEGMENT,
    ELEMENT
  }

  /** Segment and element, such as NM103. */
  public String where() {
    return element == 0 ? segment : "%s%02d".formatted(segment, element);
  }

  /** Where and what, fit for a log: no data. */
  public String place() {
    return "%s %s, segment %d%s"
        .formatted(where(), words(), position, loop.isEmpty() ? "" : " in loop " + loop);
  }

  /** The code in our own words. */
  public String words() {
    return kind == Kind.ELEMENT ? elementWords() : segmentWords();
  }

  private String segmentWords() {
    return switch (code) {
      case "1", "6" -> "is not part of the guide";
      case "2", "7" -> "stands in the wrong place";
      case "3" -> "is missing";
      case "4" -> "begins a loop too many";
      case "5" -> "is repeated too often";
      case "8" -> "has faulty elements";
      case "count", "control number" -> "disagrees with what came before it";
      default -> "is not as the guide says";
    };
  }

  private String elementWords() {
    return switch (code) {
      case "1", "2" -> "is missing";
      case "3" -> "is repeated too often";
      case "4" -> "is too short";
      case "5" -> "is too long";
      case "6" -> "has a character of the wrong kind";
      case "7" -> "is no valid code";
      case "8" -> "is no date";
      case "9" -> "is no time";
      default -> "is not as the guide says";
    };
  }
}
