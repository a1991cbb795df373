package org.cleanclaim.routes.x12;

import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Streams the transaction sets of one or more interchanges to a handler. Delimiters come from each
 * ISA; a file that is cut, or whose control numbers or counts disagree, is refused.
 */
public final class X12Reader {
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  static {
    X12Schemas.prepare();
  }

  private final boolean tolerant;

  public X12Reader() {
    this(false);
  }

  private X12Reader(boolean tolerant) {
    this.tolerant = tolerant;
  }

  /** One that tells counts and control numbers that disagree as faults, and reads on. */
  public static X12Reader tolerant() {
    return new X12Reader(true);
  }

  /** Reads to the end of the stream, which stays open. */
  public void read(InputStream bytes, TransactionHandler handler) {
    try (var stream = EDIInputFactory.newFactory().createEDIStreamReader(withoutMark(bytes))) {
      var walk = new InterchangeWalk(handler, tolerant);
      while (stream.hasNext()) {
        walk.on(stream.next(), stream);
      }
      walk.finish();
    } catch (EDIStreamException broken) {
      throw new X12Unreadable("The bytes are no complete X12 interchange.", broken);
    } catch (IOException broken) {
      throw new X12Unreadable("The interchange could not be read to its end.", broken);
    } catch (IllegalStateException | IndexOutOfBoundsException | ClassCastException broken) {
      // StAEDI's own state machine, thrown off by bytes that only begin like an interchange.
      throw new X12Unreadable("The bytes are no X12 interchange.", broken);
    }
  }

  private static InputStream withoutMark(InputStream bytes) throws IOException {
    var pushback = new PushbackInputStream(bytes, BYTE_ORDER_MARK.length);
    for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
      int read = pushback.read();
      if (read != BYTE_ORDER_MARK[i]) {
        if (read >= 0) {
          pushback.unread(read);
        }
        for (int back = i - 1; back >= 0; back--) {
          pushback.unread(BYTE_ORDER_MARK[back]);
        }
        break;
      }
    }
    return pushback;
  }
}
