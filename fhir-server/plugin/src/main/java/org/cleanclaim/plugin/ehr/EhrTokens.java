package org.cleanclaim.plugin.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.site.ServerAddress;

/**
 * Access tokens of the EHR, got with a signed assertion (SMART App Launch 2, Backend Services;
 * client authentication by asymmetric key): for the token endpoint, used once, good for three
 * minutes. A token is kept until shortly before it ends, and in memory only.
 */
final class EhrTokens {

  private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /** Five minutes are allowed by the clock of the EHR, which may go behind ours. */
  private static final Duration ASSERTED = Duration.ofMinutes(3);

  private static final Duration EARLY = Duration.ofMinutes(1);

  /** SMART has every server say how long a token lasts; this is for one that does not. */
  private static final long UNTOLD = 300;

  /** Error codes of RFC 6749 section 5.2: the only words of an answer that are passed on. */
  private static final Set<String> CODES =
      Set.of(
          "invalid_request",
          "invalid_client",
          "invalid_grant",
          "unauthorized_client",
          "unsupported_grant_type",
          "invalid_scope");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final EhrSettings settings;
  private final ClientKey key;
  private final EhrHttp http;
  private final Clock clock;
  private URI endpoint;
  private Token kept;

  private record Token(String value, Instant renew) {}

  EhrTokens(EhrSettings settings, ClientKey key, EhrHttp http, Clock clock) {
    this.settings = settings;
    this.key = key;
    this.http = http;
    this.clock = clock;
    this.endpoint = settings.tokenEndpoint();
  }

  /** A token that lasts a while yet. */
  synchronized String current() {
    if (kept == null || !clock.instant().isBefore(kept.renew())) {
      kept = ask();
    }
    return kept.value();
  }

  /** Gives up a token the EHR no longer takes. */
  synchronized void refused(String token) {
    if (kept != null && kept.value().equals(token)) {
      kept = null;
    }
  }

  private Token ask() {
    URI address = endpoint();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("scope", String.join(" ", settings.scopes()));
    form.put("client_assertion_type", ASSERTION);
    form.put("client_assertion", assertion(address));
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))),
            address,
            "cleanclaim.ehr.token-endpoint");
    JsonNode said = json(answer);
    if (answer.statusCode() != 200) {
      throw refusal(answer.statusCode(), said.path("error").asText());
    }
    return token(said);
  }

  private Token token(JsonNode said) {
    String value = said.path("access_token").asText();
    if (value.isEmpty() || !"bearer".equalsIgnoreCase(said.path("token_type").asText())) {
      throw EhrFault.lasting(
          "The EHR's token endpoint answered without a bearer token. Check"
              + " cleanclaim.ehr.token-endpoint.");
    }
    mustCover(said.path("scope").asText());
    Duration life = Duration.ofSeconds(said.path("expires_in").asLong(UNTOLD));
    Duration early = EARLY.compareTo(life.dividedBy(2)) < 0 ? EARLY : life.dividedBy(2);
    return new Token(value, clock.instant().plus(life).minus(early));
  }

  /** An EHR may grant less than was asked for; then what is missing is said before it is read. */
  private void mustCover(String granted) {
    if (granted.isBlank()) {
      return;
    }
    List<String> scopes = Arrays.asList(granted.trim().split("\\s+"));
    String missing =
        settings.scopes().stream()
            .filter(scope -> scope.startsWith("system/") && scope.contains("."))
            .filter(scope -> scopes.stream().noneMatch(given -> covers(given, scope)))
            .collect(Collectors.joining(" "));
    if (!missing.isEmpty()) {
      throw EhrFault.lasting(
          "The EHR granted no %s. Have it granted to client %s there; what is asked for is in cleanclaim.ehr.scopes."
              .formatted(missing, settings.clientId()));
    }
  }

  /** By the kind of resource: which letters follow differs between versions of SMART. */
  private static boolean covers(String given, String asked) {
    String kind = asked.substring(0, asked.indexOf('.') + 1);
    return given.startsWith(kind) || given.startsWith("system/*.");
  }

  private EhrFault refusal(int status, String told) {
    String code = CODES.contains(told) ? told : "status " + status;
    if (status >= 500 || status == 429) {
      return EhrFault.passing(
          "The EHR's token endpoint failed (%s). Try again later.".formatted(code));
    }
    return EhrFault.lasting(
        switch (code) {
          case "invalid_scope" ->
              "The EHR refuses the scopes asked for (invalid_scope). Ask in cleanclaim.ehr.scopes for"
                  + " what client "
                  + settings.clientId()
                  + " may have there, in its spelling (system/Coverage.rs or system/Coverage.read).";
          case "unauthorized_client", "unsupported_grant_type" ->
              "The EHR does not let client %s in without a person (%s). Have it registered there as a backend service."
                  .formatted(settings.clientId(), code);
          default ->
              "The EHR does not take the signature of client %s (%s). Check cleanclaim.ehr.client-id and .token-endpoint, that the EHR has the public key %s (served at %s), and that both clocks agree."
                  .formatted(settings.clientId(), code, key.id(), ClientKeySet.PATH);
        });
  }

  private String assertion(URI address) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(settings.clientId())
            .subject(settings.clientId())
            .audience(address.toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ASSERTED)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    JWSHeader header =
        new JWSHeader.Builder(key.algorithm()).keyID(key.id()).type(JOSEObjectType.JWT).build();
    SignedJWT assertion = new SignedJWT(header, claims);
    try {
      assertion.sign(key.signer());
    } catch (JOSEException e) {
      throw EhrFault.lasting("cleanclaim.ehr.key does not sign. Name another key.");
    }
    return assertion.serialize();
  }

  private URI endpoint() {
    if (endpoint == null) {
      endpoint = discovered();
    }
    return endpoint;
  }

  private URI discovered() {
    URI address =
        URI.create(
            settings.fhirServer().toString().replaceAll("/+$", "")
                + "/.well-known/smart-configuration");
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder().header("Accept", "application/json"),
            address,
            "cleanclaim.ehr.fhir-server");
    String found = answer.statusCode() == 200 ? json(answer).path("token_endpoint").asText() : "";
    try {
      URI endpoint = URI.create(found);
      if (ServerAddress.isPrivate(endpoint)) {
        return endpoint;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw EhrFault.lasting(
        "The EHR names no https token_endpoint in .well-known/smart-configuration (status %d). Check cleanclaim.ehr.fhir-server, or name it in cleanclaim.ehr.token-endpoint."
            .formatted(answer.statusCode()));
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      JsonNode read = JSON.readTree(answer.body());
      return read == null ? JSON.nullNode() : read;
    } catch (IOException e) {
      return JSON.nullNode();
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
