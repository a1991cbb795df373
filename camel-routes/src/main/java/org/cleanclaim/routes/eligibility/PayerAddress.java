package org.cleanclaim.routes.eligibility;

import java.time.Duration;

/** Camel endpoint of a payer, with what every HTTP call to a payer needs. */
public final class PayerAddress {
  /** Name of the bean that sets up the HTTP client for payers. */
  public static final String HTTP_CLIENT = "cleanclaimPayerHttpClient";

  private static final long CONNECT_MILLIS = 5_000;

  private PayerAddress() {}

  /**
   * Adds method and time limits to an HTTP endpoint; leaves others, such as direct, as they are.
   */
  public static String of(String endpoint, Duration callTimeout) {
    if (!endpoint.startsWith("http:") && !endpoint.startsWith("https:")) {
      return endpoint;
    }
    long millis = callTimeout.toMillis();
    // No stream cache: an answer is read once, and its length is bounded by who reads it.
    var options =
        "httpMethod=POST&disableStreamCache=true&httpClientConfigurer=#"
            + HTTP_CLIENT
            + "&httpClient.responseTimeout="
            + millis
            + "&httpConnection.connectTimeout="
            + Math.min(CONNECT_MILLIS, millis)
            + "&httpConnection.socketTimeout="
            + millis;
    return endpoint + (endpoint.contains("?") ? "&" : "?") + options;
  }
}
