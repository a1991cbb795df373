package org.cleanclaim.routes.x12;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The interchanges of a file one after another, each read as if it stood alone: one that is cut or
 * broken does not take the next with it. An interchange ends after its IEA segment, or where
 * another ISA begins a segment.
 */
public final class InterchangeStream extends InputStream {
  /** ISA is of fixed length: its last character, the 106th, is what ends segments. */
  private static final int HEADER = 106;

  private static final String BEGIN = "ISA";
  private static final String END = "IEA";

  private final BufferedInputStream in;
  private final StringBuilder tag = new StringBuilder(4);
  private int taken;
  private int terminator;
  private boolean open;
  private boolean noise;
  private int number;

  public InterchangeStream(InputStream bytes) {
    in = new BufferedInputStream(bytes, 1 << 16);
  }

  /** Goes to the next interchange, past what is left of this one; false when there is none. */
  public boolean next() throws IOException {
    while (open && read() >= 0) {
      // Passed over.
    }
    open = false;
    for (int one = peek(); one >= 0; one = peek()) {
      if (startsWith(BEGIN)) {
        taken = 0;
        tag.setLength(0);
        terminator = -1;
        open = true;
        number++;
        return true;
      }
      // A byte order mark and white space are no noise.
      noise |= one > ' ' && one != 0xEF && one != 0xBB && one != 0xBF;
      in.read();
    }
    return false;
  }

  /** The interchange's place in the file, from 1. */
  public int number() {
    return number;
  }

  /** Whether something stood outside of interchanges. */
  public boolean hasNoise() {
    return noise;
  }

  @Override
  public int read() throws IOException {
    if (!open || tag.isEmpty() && taken >= HEADER && startsWith(BEGIN)) {
      open = false;
      return -1;
    }
    int one = in.read();
    if (one < 0) {
      open = false;
      return -1;
    }
    taken++;
    if (taken == HEADER) {
      terminator = one;
    } else if (taken > HEADER) {
      follow(one);
    }
    return one;
  }

  /** Bytes as they are there: never past the end of the interchange. */
  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int one = read();
      if (one < 0) {
        break;
      }
      into[at + count++] = (byte) one;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  private void follow(int one) {
    if (one == terminator) {
      open = !END.contentEquals(tag.substring(0, Math.min(END.length(), tag.length())));
      tag.setLength(0);
    } else if (tag.length() < 4 && (tag.length() > 0 || one > ' ')) {
      tag.append((char) one);
    }
  }

  private int peek() throws IOException {
    in.mark(1);
    int one = in.read();
    in.reset();
    return one;
  }

  private boolean startsWith(String word) throws IOException {
    in.mark(word.length());
    boolean same = true;
    for (int i = 0; same && i < word.length(); i++) {
      same = in.read() == word.charAt(i);
    }
    in.reset();
    return same;
  }
}
