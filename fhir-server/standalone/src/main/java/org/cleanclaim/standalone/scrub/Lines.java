package org.cleanclaim.standalone.scrub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a file, one in memory at a time; blank ones are passed over. */
final class Lines {

  /** A line this long is no claim; what it holds is passed over, not kept. */
  static final int LONGEST = 32 << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private int number;

  Lines(InputStream in) {
    this.in = in;
  }

  /**
   * One line.
   *
   * @param number from 1
   * @param bytes without the line's end; null when it was too long
   */
  record Line(int number, byte[] bytes) {}

  /** The next line that is not blank; null at the end. */
  Line next() throws IOException {
    while (fill()) {
      number++;
      byte[] bytes = rest();
      if (bytes == null || !isBlank(bytes)) {
        return new Line(number, bytes);
      }
    }
    return null;
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }

  /** The bytes to the end of the line, which is taken too. */
  private byte[] rest() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
    boolean tooLong = false;
    while (fill()) {
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      tooLong |= line.size() + stop - at > LONGEST;
      if (!tooLong) {
        line.write(buffer, at, stop - at);
      }
      at = Math.min(stop + 1, end);
      if (stop < end) {
        break;
      }
    }
    return tooLong ? null : withoutMark(line.toByteArray());
  }

  private byte[] withoutMark(byte[] line) {
    boolean marked =
        number == 1
            && line.length >= BYTE_ORDER_MARK.length
            && java.util.Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3);
    return marked ? java.util.Arrays.copyOfRange(line, 3, line.length) : line;
  }

  private static boolean isBlank(byte[] line) {
    for (byte one : line) {
      if (one != ' ' && one != '\t' && one != '\r') {
        return false;
      }
    }
    return true;
  }
}
