package org.cleanclaim.routes.transport;

import java.util.Arrays;

/** Ways to a partner, told by how its endpoints begin. */
enum Transport {
  FILE("file:"),
  SFTP("sftp:"),
  CORE("https:", "http:"),
  KAFKA("kafka:"),
  FHIR("fhir:"),
  /** Any other Camel endpoint, used as it is. */
  CAMEL("");

  private final String[] beginnings;

  Transport(String... beginnings) {
    this.beginnings = beginnings;
  }

  static Transport of(String endpoint) {
    return Arrays.stream(values())
        .filter(one -> Arrays.stream(one.beginnings).anyMatch(endpoint::startsWith))
        .findFirst()
        .orElse(CAMEL);
  }
}
