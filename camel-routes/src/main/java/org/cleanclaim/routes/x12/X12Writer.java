package org.cleanclaim.routes.x12;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes one interchange with one group: counts and control numbers keep themselves, no value can
 * break out of its element, and the whole is read back and checked against its guide before anybody
 * gets it.
 *
 * <p>StAEDI's reader does the checking. Its writer (1.26) joins the repetitions of an element
 * before it measures them, so it refuses EQ01 and EB03 with more than one service type.
 */
public final class X12Writer {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
  private static final String VERSION = "00501";
  private static final String SET_NUMBER = "0001";

  private final Delimiters delimiters;

  public X12Writer() {
    this(Delimiters.USUAL);
  }

  public X12Writer(Delimiters delimiters) {
    this.delimiters = delimiters;
  }

  /** What kind of group and transaction set an interchange carries: GS01, ST01 and ST03. */
  public record Kind(String group, String type, String guide) {}

  /** An interchange holding one transaction set, whose segments the content writes. */
  public byte[] write(Interchange interchange, Kind kind, Consumer<SegmentWriter> content) {
    var out = new SegmentWriter(delimiters);
    envelope(out, interchange);
    group(out, interchange, kind);
    out.startCounting();
    out.segment("ST").add(kind.type()).add(SET_NUMBER).add(kind.guide()).end();
    content.accept(out);
    out.segment("SE").add(Integer.toString(out.counted())).add(SET_NUMBER).end();
    out.segment("GE").add("1").add(groupNumber(interchange)).end();
    out.segment("IEA").add("1").add(interchange.controlNumber()).end();
    return checked(out);
  }

  /** An interchange without a group, such as one that holds a TA1 only. */
  public byte[] write(Interchange interchange, Consumer<SegmentWriter> content) {
    var out = new SegmentWriter(delimiters);
    envelope(out, interchange);
    content.accept(out);
    out.segment("IEA").add("0").add(interchange.controlNumber()).end();
    return checked(out);
  }

  private static byte[] checked(SegmentWriter out) {
    var bytes = out.text().getBytes(StandardCharsets.US_ASCII);
    new X12Reader().read(new ByteArrayInputStream(bytes), new FaultRefusal());
    return bytes;
  }

  private void envelope(SegmentWriter out, Interchange interchange) {
    out.segment("ISA").add("00").padded("", 10).add("00").padded("", 10);
    out.add(interchange.sender().qualifier()).padded(interchange.sender().id(), 15);
    out.add(interchange.receiver().qualifier()).padded(interchange.receiver().id(), 15);
    out.add(DAY.format(interchange.at()).substring(2)).add(TIME.format(interchange.at()));
    out.delimiter(delimiters.repetition()).add(VERSION).add(interchange.controlNumber()).add("0");
    out.add(interchange.test() ? "T" : "P").delimiter(delimiters.component()).end();
  }

  private static void group(SegmentWriter out, Interchange interchange, Kind kind) {
    out.segment("GS").add(kind.group());
    out.add(interchange.sender().id()).add(interchange.receiver().id());
    out.add(DAY.format(interchange.at())).add(TIME.format(interchange.at()));
    out.add(groupNumber(interchange)).add("X").add(kind.guide()).end();
  }

  /** GS06 without leading zeros, as GS06 is a number and ISA13 a code. */
  private static String groupNumber(Interchange interchange) {
    return Long.toString(Long.parseLong(interchange.controlNumber()));
  }

  /** Refuses the first departure from the guide. */
  private static final class FaultRefusal implements TransactionHandler {
    @Override
    public void begin(TransactionSet set) {}

    @Override
    public void segment(Segment segment) {}

    @Override
    public void end(TransactionSet set, List<SyntaxFault> faults) {
      if (!faults.isEmpty()) {
        var fault = faults.get(0);
        throw new X12Refusal(fault.where(), "does not fit the guide: " + fault.words());
      }
    }
  }
}
