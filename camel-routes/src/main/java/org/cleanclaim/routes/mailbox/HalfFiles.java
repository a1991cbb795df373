package org.cleanclaim.routes.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Files whose end has not come yet. One is left where it is until it has not grown for a while;
 * then it is what it is.
 */
public final class HalfFiles {
  /** A half file is forgotten when a mailbox holds more of them than any payer leaves. */
  private static final int MOST = 10_000;

  private static final int ISA_LENGTH = 106;

  private final Function<String, Duration> settle;
  private final Clock clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /**
   * @param settle how long a file of that partner must not have grown
   */
  public HalfFiles(Function<String, Duration> settle, Clock clock) {
    this.settle = settle;
    this.clock = clock;
  }

  private record Seen(int size, Instant since) {}

  /**
   * @throws StillGrowing when the rest of the file may still come
   */
  void check(String partner, String name, byte[] content) {
    var key = partner + "/" + name;
    if (!isHalf(content)) {
      seen.remove(key);
      return;
    }
    if (seen.size() > MOST) {
      seen.clear();
    }
    var now = clock.instant();
    var first =
        seen.merge(
            key,
            new Seen(content.length, now),
            (before, later) -> before.size() == later.size() ? before : later);
    if (now.isBefore(first.since().plus(settle.apply(partner)))) {
      throw new StillGrowing();
    }
    seen.remove(key);
  }

  /** Begins like an interchange and lacks its last segment. */
  private static boolean isHalf(byte[] content) {
    var text = new String(content, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("ISA")) {
      return false;
    }
    if (text.length() < ISA_LENGTH) {
      return true;
    }
    int end = text.lastIndexOf("IEA" + text.charAt(3));
    int begin = text.lastIndexOf("ISA" + text.charAt(3));
    return end < begin || text.indexOf(text.charAt(ISA_LENGTH - 1), end) < 0;
  }

  /** The rest of a file may still come; it is fetched again. */
  static final class StillGrowing extends RuntimeException {
    StillGrowing() {
      super("The file has no end yet.");
    }
  }
}
