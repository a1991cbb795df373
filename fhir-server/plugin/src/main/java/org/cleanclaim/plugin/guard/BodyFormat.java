package org.cleanclaim.plugin.guard;

import java.util.Locale;

/** How a body is written, as its content type says; a body without one is looked at. */
enum BodyFormat {
  JSON,
  XML,
  /** What HAPI does not parse as FHIR: forms, pictures, documents. */
  OTHER;

  static BodyFormat of(String contentType, byte[] body) {
    if (contentType == null || contentType.isBlank()) {
      return sniffed(body);
    }
    String type = contentType.toLowerCase(Locale.ROOT);
    if (type.contains("ndjson")) {
      return OTHER;
    }
    if (type.contains("json")) {
      return JSON;
    }
    return type.contains("xml") ? XML : OTHER;
  }

  private static BodyFormat sniffed(byte[] body) {
    for (byte b : body) {
      if (b == '{' || b == '[') {
        return JSON;
      }
      if (b == '<') {
        return XML;
      }
    }
    return OTHER;
  }
}
