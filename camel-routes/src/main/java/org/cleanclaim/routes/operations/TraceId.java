package org.cleanclaim.routes.operations;

import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * The id that stands in every log line of a message's way, as {@code trace} in the logging context.
 * It is a number of ours or a caller's request id, never a value of a patient.
 */
public final class TraceId implements AutoCloseable {
  /** Key in the logging context. */
  public static final String KEY = "trace";

  /** A caller's own id is taken only where it can hold no name. */
  private static final Pattern NUMBER = Pattern.compile("[A-Fa-f0-9-]{8,64}");

  private final String before;

  private TraceId(String before) {
    this.before = before;
  }

  /** From here to its close, log lines carry this id; a new one when it is null. */
  public static TraceId of(String id) {
    var before = MDC.get(KEY);
    MDC.put(KEY, id == null ? UUID.randomUUID().toString() : id);
    return new TraceId(before);
  }

  /** The same with an id a caller gave, where it is a number. */
  public static TraceId asked(String id) {
    return of(id != null && NUMBER.matcher(id).matches() ? id : null);
  }

  /** The id log lines carry now; null when there is none. */
  public static String current() {
    return MDC.get(KEY);
  }

  @Override
  public void close() {
    if (before == null) {
      MDC.remove(KEY);
    } else {
      MDC.put(KEY, before);
    }
  }
}
