package org.cleanclaim.routes.x12.view;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cleanclaim.routes.x12.Delimiters;

/**
 * The segments of a file one after the other, whatever is wrong with it: a person has to see a file
 * that no reader takes, too. Each interchange has the delimiters of its own ISA. What does not
 * begin like an interchange has no segments.
 */
public final class RawSegments implements Iterator<RawSegment> {
  private static final int ISA_LENGTH = 106;
  private static final int ELEMENT = 3;
  private static final int REPETITION = 82;
  private static final int COMPONENT = 104;
  private static final int TERMINATOR = 105;
  private static final int BYTE_ORDER_MARK = 3;

  private final byte[] bytes;
  private Delimiters delimiters;
  private String set = "";
  private int at;
  private int position;

  private RawSegments(byte[] bytes) {
    this.bytes = bytes;
    if (bytes.length > BYTE_ORDER_MARK && (bytes[0] & 0xFF) == 0xEF) {
      at = BYTE_ORDER_MARK;
    }
    skipBlanks();
    delimiters = atInterchange();
  }

  public static Stream<RawSegment> of(byte[] bytes) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(new RawSegments(bytes), 0), false);
  }

  @Override
  public boolean hasNext() {
    return delimiters != null && at < bytes.length;
  }

  @Override
  public RawSegment next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var stated = atInterchange();
    if (stated != null) {
      delimiters = stated;
      set = "";
    }
    int end = at;
    while (end < bytes.length && bytes[end] != (byte) delimiters.segment()) {
      end++;
    }
    var segment = split(new String(bytes, at, end - at, StandardCharsets.ISO_8859_1));
    at = end + 1;
    skipBlanks();
    return segment;
  }

  private RawSegment split(String text) {
    var parts = text.split(RawSegment.quoted(delimiters.element()), -1);
    var id = parts[0].matches("[A-Z][A-Z0-9]{1,2}") ? parts[0] : "";
    // What is no segment is one value, and hidden as such.
    var elements = id.isEmpty() ? List.of(text) : Arrays.asList(parts).subList(1, parts.length);
    if (id.equals("ST") && !elements.isEmpty()) {
      set = elements.get(0);
    }
    var segment = new RawSegment(++position, set, id, List.copyOf(elements), delimiters);
    if (id.equals("SE")) {
      set = "";
    }
    return segment;
  }

  /** The delimiters an ISA states here; null where there is none. */
  private Delimiters atInterchange() {
    if (at + ISA_LENGTH > bytes.length
        || bytes[at] != 'I'
        || bytes[at + 1] != 'S'
        || bytes[at + 2] != 'A') {
      return null;
    }
    return new Delimiters(
        character(ELEMENT), character(COMPONENT), character(REPETITION), character(TERMINATOR));
  }

  private char character(int offset) {
    return (char) (bytes[at + offset] & 0xFF);
  }

  private void skipBlanks() {
    while (at < bytes.length && Character.isWhitespace(bytes[at])) {
      at++;
    }
  }
}
