package org.cleanclaim.routes.core;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Fields of a {@code multipart/form-data} body, in their order. */
public record MultipartForm(Map<String, byte[]> fields) {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[;\\s]name=\"?([A-Za-z]{1,40})\"?");
  private static final String LINE = "\r\n";

  /** A boundary that is in none of the fields. */
  public String boundary() {
    var boundary = new StringBuilder("core-boundary");
    while (fields.values().stream().anyMatch(value -> latin(value).contains(boundary))) {
      boundary.append('x');
    }
    return boundary.toString();
  }

  public static String contentType(String boundary) {
    return "multipart/form-data; boundary=" + boundary;
  }

  public byte[] body(String boundary) {
    var out = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) -> {
          out.writeBytes(ascii("--" + boundary + LINE));
          out.writeBytes(
              ascii("Content-Disposition: form-data; name=\"" + name + "\"" + LINE + LINE));
          out.writeBytes(value);
          out.writeBytes(ascii(LINE));
        });
    out.writeBytes(ascii("--" + boundary + "--" + LINE));
    return out.toByteArray();
  }

  public String text(String name) {
    return new String(held(name), StandardCharsets.UTF_8).strip();
  }

  public byte[] bytes(String name) {
    return held(name).clone();
  }

  private byte[] held(String name) {
    return fields.getOrDefault(name, new byte[0]);
  }

  /**
   * Reads a body.
   *
   * @throws CoreFault when it is no multipart form, or is cut
   */
  public static MultipartForm read(String contentType, byte[] body) {
    var stated = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (contentType == null
        || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")
        || !stated.find()) {
      throw new CoreFault("Receiver", "The message is no multipart form.");
    }
    var boundary = "--" + (stated.group(1) == null ? stated.group(2) : stated.group(1));
    // One byte, one character: positions in the text are positions in the bytes.
    var text = latin(body);
    var fields = new LinkedHashMap<String, byte[]>();
    int at = text.indexOf(boundary);
    while (at >= 0 && !text.startsWith("--", at + boundary.length())) {
      int next = text.indexOf(LINE + boundary, at + boundary.length());
      int blank = text.indexOf(LINE + LINE, at);
      if (next < 0 || blank < 0 || blank > next) {
        throw new CoreFault("Receiver", "The message ends before its last boundary.");
      }
      var name = NAME.matcher(text.substring(at, blank));
      if (name.find()) {
        int from = Math.min(blank + 2 * LINE.length(), next);
        fields.put(name.group(1), text.substring(from, next).getBytes(StandardCharsets.ISO_8859_1));
      }
      at = next + LINE.length();
    }
    if (at < 0) {
      throw new CoreFault("Receiver", "The message holds no field.");
    }
    return new MultipartForm(fields);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
