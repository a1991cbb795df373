package org.cleanclaim.plugin.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Takes a request's body in once, within bounds, undoing a gzip encoding. */
class BodyIntake {

  private final GuardSettings limits;

  BodyIntake(GuardSettings limits) {
    this.limits = limits;
  }

  /** A body as the next reader gets it. */
  record Taken(byte[] bytes, boolean inflated) {}

  Taken take(HttpServletRequest request) throws IOException, RefusedBody {
    requireUtf8(request);
    boolean zipped = isZipped(request);
    long max = limits.maxBody().toBytes();
    if (request.getContentLengthLong() > max) {
      throw tooLarge(max);
    }
    byte[] arrived = read(request.getInputStream(), max);
    return zipped ? new Taken(inflate(arrived), true) : new Taken(arrived, false);
  }

  private static boolean isZipped(HttpServletRequest request) throws RefusedBody {
    String encoding = request.getHeader("Content-Encoding");
    if (encoding == null || encoding.isBlank() || "identity".equalsIgnoreCase(encoding.strip())) {
      return false;
    }
    if (!"gzip".equals(encoding.strip().toLowerCase(Locale.ROOT))) {
      throw RefusedBody.unsupported("A body may be sent as it is or with Content-Encoding gzip.");
    }
    return true;
  }

  /** FHIR is UTF-8. Two readers that take one body for two texts are how guards are passed by. */
  private static void requireUtf8(HttpServletRequest request) throws RefusedBody {
    String named = request.getCharacterEncoding();
    if (named == null) {
      return;
    }
    try {
      Charset charset = Charset.forName(named);
      if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)) {
        return;
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      // answered below: a name nobody knows is no UTF-8 either
    }
    throw RefusedBody.unsupported("The character encoding must be UTF-8.");
  }

  private byte[] inflate(byte[] zipped) throws IOException, RefusedBody {
    long max = Math.min(limits.maxInflated().toBytes(), (long) limits.maxRatio() * zipped.length);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return read(in, max);
    } catch (ZipException | java.io.EOFException e) {
      throw RefusedBody.malformed("The body is not the gzip its Content-Encoding says.");
    }
  }

  private static byte[] read(InputStream in, long max) throws IOException, RefusedBody {
    byte[] body = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, max + 1));
    if (body.length > max) {
      throw tooLarge(max);
    }
    return body;
  }

  private static RefusedBody tooLarge(long max) {
    return RefusedBody.tooLarge("The body is larger than %d bytes.".formatted(max));
  }
}
