package org.cleanclaim.routes.gateway;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Who asks the gateway: what is read at the upstream to judge a claim is read in his name.
 *
 * @param authorization the header as it came; null when there was none
 */
record Caller(String authorization) {

  static Caller of(HttpServletRequest request) {
    return new Caller(request.getHeader("Authorization"));
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Caller";
  }
}
