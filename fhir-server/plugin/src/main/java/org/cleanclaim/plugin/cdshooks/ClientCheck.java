package org.cleanclaim.plugin.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/**
 * Makes sure who calls ("Trusting CDS Clients"): a token that is sent must be right, and where the
 * settings say so one must be sent.
 */
class ClientCheck {

  private final boolean required;
  private final ClientTokenVerifier verifier;

  ClientCheck(boolean required, ClientTokenVerifier verifier) {
    this.required = required;
    this.verifier = verifier;
  }

  /**
   * Refuses a call of nobody we know.
   *
   * @param audiences the address called; a token must name one of its spellings
   */
  void require(HttpServletRequest request, String... audiences) {
    String header = request.getHeader("Authorization");
    if (header == null || header.isBlank()) {
      if (required) {
        throw CdsRefusal.unauthorized();
      }
      return;
    }
    boolean bearer = header.toLowerCase(Locale.ROOT).startsWith("bearer ");
    if (!bearer && !required) {
      return;
    }
    if (!bearer || !verifier.isGood(header.substring(7).strip(), List.of(audiences))) {
      throw CdsRefusal.unauthorized();
    }
  }
}
