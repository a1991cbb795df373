package org.cleanclaim.routes.operations;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;

/**
 * Looks over JSON before a FHIR parser gets it: size, depth, double keys, and numbers whose
 * exponent would be written out to gigabytes.
 */
public final class JsonGuard {
  private static final int MOST_BYTES = 512 * 1024;
  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 30;
  private static final int GREATEST_SCALE = 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonGuard() {}

  /** The bytes of the stream, when a parser may have them. */
  public static byte[] read(InputStream body) {
    return read(body, MOST_BYTES);
  }

  /** The same with another limit of size. */
  public static byte[] read(InputStream body, int mostBytes) {
    try {
      var bytes = body == null ? new byte[0] : body.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw RouteFailure.unusable(
            "The request is larger than %d kB. Send one request only.".formatted(mostBytes / 1024),
            null);
      }
      walk(bytes);
      return bytes;
    } catch (IOException unreadable) {
      throw RouteFailure.unusable(
          "The body is no FHIR resource in JSON. Send application/fhir+json.", unreadable);
    }
  }

  private static void walk(byte[] bytes) throws IOException {
    try (var parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw RouteFailure.unusable(
            "The body is no FHIR resource in JSON. Send application/fhir+json.", null);
      }
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
            && Math.abs(new BigDecimal(parser.getText()).scale()) > GREATEST_SCALE) {
          throw RouteFailure.unusable("A number in the request has too many digits.", null);
        }
      }
    }
  }
}
