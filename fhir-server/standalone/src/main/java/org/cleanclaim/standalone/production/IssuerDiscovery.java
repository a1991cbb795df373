package org.cleanclaim.standalone.production;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.cleanclaim.standalone.security.SmartConfiguration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The endpoints of an OpenID issuer, asked for once, when an app first asks for them. */
final class IssuerDiscovery {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String issuer;
  private final RestClient http;
  private volatile SmartConfiguration found;

  IssuerDiscovery(String issuer) {
    this.issuer = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    var requests = new JdkClientHttpRequestFactory();
    requests.setReadTimeout(PATIENCE);
    this.http = RestClient.builder().requestFactory(requests).build();
  }

  SmartConfiguration find() {
    if (found == null) {
      found = ask();
    }
    return found;
  }

  private SmartConfiguration ask() {
    var document =
        http.get()
            .uri(issuer + "/.well-known/openid-configuration")
            .retrieve()
            .body(JsonNode.class);
    return SmartConfiguration.of(
        issuer,
        text(document, "jwks_uri"),
        text(document, "authorization_endpoint"),
        text(document, "token_endpoint"));
  }

  private static String text(JsonNode document, String name) {
    return document == null ? null : document.path(name).asText(null);
  }
}
