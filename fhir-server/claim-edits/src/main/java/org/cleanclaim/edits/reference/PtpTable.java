package org.cleanclaim.edits.reference;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.cleanclaim.edits.facts.Codes;

/**
 * Procedure pairs CMS does not pay together, with their whole history of dates.
 *
 * <p>Codes are numbered densely; each column 1 code owns one sorted run of its column 2 codes, and
 * each row carries the number of its span (first day, last day, modifier indicator), of which there
 * are a few thousand. That is about four bytes a row, and a look-up touches one short run. Most
 * pairs of a claim are no row at all: a filter of about sixteen bits a row tells that of either
 * order in one look.
 */
public final class PtpTable {
  /** What a pair without a row in force answers. */
  public static final int NONE = -1;

  private final CodeNumbers codes;
  private final int[] runStart;
  private final char[] column2;
  private final char[] span;
  private final int[] spanFrom;
  private final int[] spanTo;
  private final byte[] spanIndicator;

  /** One bit for each unordered pair, at a place its codes decide; others share some of them. */
  private final long[] filter;

  private PtpTable(Builder rows) {
    this.codes = rows.codes;
    long[] sorted = Arrays.copyOf(rows.rows, rows.count);
    Arrays.sort(sorted);
    this.runStart = new int[codes.size() + 1];
    this.column2 = new char[sorted.length];
    this.span = new char[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      runStart[(int) (sorted[i] >>> 32) + 1]++;
      column2[i] = (char) (sorted[i] >>> 16);
      span[i] = (char) sorted[i];
    }
    for (int i = 1; i < runStart.length; i++) {
      runStart[i] += runStart[i - 1];
    }
    this.spanFrom = Arrays.copyOf(rows.spanFrom, rows.spans);
    this.spanTo = Arrays.copyOf(rows.spanTo, rows.spans);
    this.spanIndicator = Arrays.copyOf(rows.spanIndicator, rows.spans);
    this.filter = new long[Integer.highestOneBit(Math.max(8, sorted.length)) / 4];
    for (int one = 0; one < codes.size(); one++) {
      for (int row = runStart[one]; row < runStart[one + 1]; row++) {
        int bit = bit(codes.code(one), codes.code(column2[row]));
        filter[bit >>> 6] |= 1L << bit;
      }
    }
  }

  private PtpTable(ByteBuffer in) {
    this.codes = new CodeNumbers();
    for (int code : ints(in)) {
      codes.numberOrNew(code);
    }
    this.runStart = ints(in);
    this.column2 = chars(in);
    this.span = chars(in);
    this.spanFrom = ints(in);
    this.spanTo = ints(in);
    this.spanIndicator = new byte[in.getInt()];
    in.get(spanIndicator);
    this.filter = new long[in.getInt()];
    in.asLongBuffer().get(filter);
    in.position(in.position() + 8 * filter.length);
  }

  /** The table {@link #write} wrote. */
  static PtpTable read(ByteBuffer in) {
    return new PtpTable(in);
  }

  private static int[] ints(ByteBuffer in) {
    int[] all = new int[in.getInt()];
    in.asIntBuffer().get(all);
    in.position(in.position() + 4 * all.length);
    return all;
  }

  private static char[] chars(ByteBuffer in) {
    char[] all = new char[in.getInt()];
    in.asCharBuffer().get(all);
    in.position(in.position() + 2 * all.length);
    return all;
  }

  /** Writes the arrays as they are. */
  void write(ByteBuffer out) {
    put(out, codes.codes());
    put(out, runStart);
    put(out, column2);
    put(out, span);
    put(out, spanFrom);
    put(out, spanTo);
    out.putInt(spanIndicator.length).put(spanIndicator);
    out.putInt(filter.length);
    out.asLongBuffer().put(filter);
    out.position(out.position() + 8 * filter.length);
  }

  private static void put(ByteBuffer out, int[] all) {
    out.putInt(all.length);
    out.asIntBuffer().put(all);
    out.position(out.position() + 4 * all.length);
  }

  private static void put(ByteBuffer out, char[] all) {
    out.putInt(all.length);
    out.asCharBuffer().put(all);
    out.position(out.position() + 2 * all.length);
  }

  /** No fewer bytes than {@link #write} writes. */
  int snapshotBytes() {
    return (int) bytes() + 64;
  }

  private int bit(int first, int second) {
    long pair = first < second ? (long) first << 32 | second : (long) second << 32 | first;
    return (int) (pair * 0x9E3779B97F4A7C15L >>> 36) & (filter.length << 6) - 1;
  }

  /** Whether there may be a row of the two, in either order; false is sure. */
  public boolean mayHold(int one, int other) {
    int bit = bit(one, other);
    return (filter[bit >>> 6] & 1L << bit) != 0;
  }

  /**
   * The modifier indicator (0 or 1) of the row in force for a pair; {@link #NONE} when none is.
   * Rows with indicator 9 never were in force.
   *
   * @param first column 1, packed
   * @param second column 2, packed
   * @param epochDay the day of service
   */
  public int indicator(int first, int second, int epochDay) {
    int one = codes.number(first);
    if (one < 0) {
      return NONE;
    }
    int two = codes.number(second);
    return two < 0 ? NONE : find(one, (char) two, epochDay);
  }

  private int find(int one, char two, int epochDay) {
    int low = runStart[one];
    int high = runStart[one + 1];
    int end = high;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (column2[middle] < two) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int row = low; row < end && column2[row] == two; row++) {
      int at = span[row];
      if (spanFrom[at] <= epochDay && epochDay <= spanTo[at] && spanIndicator[at] != 9) {
        return spanIndicator[at];
      }
    }
    return NONE;
  }

  public int rows() {
    return column2.length;
  }

  /** Bytes the arrays take, for the gate on memory. */
  public long bytes() {
    return codes.bytes()
        + 4L * runStart.length
        + 4L * column2.length
        + 9L * spanFrom.length
        + 8L * filter.length;
  }

  /** Gives every pair with all its rows, as {@code from..to indicator}. */
  void list(BiConsumer<String, String> taker) {
    Map<Integer, String> texts = new HashMap<>();
    for (int one = 0; one < codes.size(); one++) {
      String first = Codes.text(codes.code(one), 5);
      int row = runStart[one];
      while (row < runStart[one + 1]) {
        char two = column2[row];
        String spans = texts.computeIfAbsent((int) span[row], this::text);
        for (row++; row < runStart[one + 1] && column2[row] == two; row++) {
          spans += ", " + texts.computeIfAbsent((int) span[row], this::text);
        }
        taker.accept(first + " " + Codes.text(codes.code(two), 5), spans);
      }
    }
  }

  private String text(int at) {
    String to = spanTo[at] == Integer.MAX_VALUE ? "" : LocalDate.ofEpochDay(spanTo[at]).toString();
    return "%s..%s indicator %d"
        .formatted(LocalDate.ofEpochDay(spanFrom[at]), to, spanIndicator[at]);
  }

  /** Collects rows in any order. */
  public static final class Builder {
    private final CodeNumbers codes = new CodeNumbers();
    private final java.util.HashMap<Span, Integer> numbers = new java.util.HashMap<>();
    private long[] rows = new long[1024];
    private int count;
    private int[] spanFrom = new int[64];
    private int[] spanTo = new int[64];
    private byte[] spanIndicator = new byte[64];
    private int spans;

    private record Span(int from, int to, int indicator) {}

    /** Adds a row; {@code to} is the last day in force, Integer.MAX_VALUE for none. */
    public void add(int first, int second, int from, int to, int indicator) {
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, count * 2);
      }
      long one = codes.numberOrNew(first);
      long two = codes.numberOrNew(second);
      rows[count++] = one << 32 | two << 16 | spanNumber(new Span(from, to, indicator));
    }

    private int spanNumber(Span span) {
      Integer known = numbers.get(span);
      if (known != null) {
        return known;
      }
      if (spans == Character.MAX_VALUE) {
        throw new IllegalStateException("more than 65,535 different spans of dates");
      }
      if (spans == spanFrom.length) {
        spanFrom = Arrays.copyOf(spanFrom, spans * 2);
        spanTo = Arrays.copyOf(spanTo, spans * 2);
        spanIndicator = Arrays.copyOf(spanIndicator, spans * 2);
      }
      spanFrom[spans] = span.from;
      spanTo[spans] = span.to;
      spanIndicator[spans] = (byte) span.indicator;
      numbers.put(span, spans);
      return spans++;
    }

    public int count() {
      return count;
    }

    public PtpTable build() {
      return new PtpTable(this);
    }
  }
}
