package org.cleanclaim.routes.mailbox;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Inbound.Received;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionHandler;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Reader;
import org.cleanclaim.routes.x12.X12Unreadable;

/** Tells what a file is by the sets in it, never by its name. */
public final class MailboxSorting {
  /** Exchange property: whose mailbox it is. */
  static final String PARTNER = "partner";

  private final HalfFiles half;

  public MailboxSorting(HalfFiles half) {
    this.half = half;
  }

  /**
   * The file with its kind: 835, 277CA, 277 for answers to inquiries, or 999, which stands for TA1
   * and the unreadable too.
   */
  public Received sort(
      @Body byte[] content,
      @Header(Exchange.FILE_NAME_ONLY) String name,
      @ExchangeProperty(PARTNER) String partner) {
    half.check(partner, String.valueOf(name), content);
    return whole(content, name, partner);
  }

  /** A file that is all there, with its kind. */
  public static Received whole(byte[] content, String name, String partner) {
    if (content.length > 0 && content[0] == '{') {
      return new Received(partner, name == null ? "unnamed" : name, Inbound.RESPONSE, content);
    }
    var kinds = kinds(content);
    var kind = Stream.of("835", "277CA", "277").filter(kinds::contains).findFirst().orElse("999");
    return new Received(partner, name == null ? "unnamed" : name, kind, content);
  }

  private static Set<String> kinds(byte[] content) {
    var kinds = new HashSet<String>();
    try {
      new X12Reader().read(new ByteArrayInputStream(content), new Kinds(kinds));
    } catch (X12Unreadable unreadable) {
      // Whoever applies it says so, with what was read up to there.
      return kinds;
    }
    return kinds;
  }

  private record Kinds(Set<String> found) implements TransactionHandler {
    @Override
    public void begin(TransactionSet set) {
      found.add(set.is("277", "005010X214") ? "277CA" : set.type());
    }

    @Override
    public void segment(Segment segment) {}

    @Override
    public void end(TransactionSet set, List<SyntaxFault> faults) {}
  }
}
