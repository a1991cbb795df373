package org.cleanclaim.routes.server;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/** The token the routes show the server: had by client credentials, renewed before it ends. */
final class ServerToken {
  private static final Duration BEFORE_ITS_END = Duration.ofSeconds(30);

  private final ServerSettings settings;
  private final Clock clock;
  private final RestClient http = RestClient.create();
  private String token;
  private Instant renewAt = Instant.MIN;

  ServerToken(ServerSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Granted(
      @JsonProperty("access_token") String token, @JsonProperty("expires_in") long seconds) {}

  /** Null when the server asks for none. */
  synchronized String value() {
    if (settings.tokenUrl().isBlank()) {
      return null;
    }
    if (!clock.instant().isBefore(renewAt)) {
      renew();
    }
    return token;
  }

  /** The server refused it: the next call asks for a new one. */
  synchronized void refused() {
    renewAt = Instant.MIN;
  }

  private void renew() {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("grant_type", "client_credentials");
    form.add("scope", settings.scope());
    var granted =
        http.post()
            .uri(settings.tokenUrl())
            .headers(headers -> headers.setBasicAuth(settings.clientId(), settings.clientSecret()))
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .body(form)
            .retrieve()
            .body(Granted.class);
    if (granted == null || granted.token() == null) {
      throw new IllegalStateException("The token endpoint answered without a token.");
    }
    token = granted.token();
    renewAt = clock.instant().plusSeconds(granted.seconds()).minus(BEFORE_ITS_END);
  }
}
