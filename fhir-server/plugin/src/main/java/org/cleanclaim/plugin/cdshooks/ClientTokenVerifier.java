package org.cleanclaim.plugin.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cleanclaim.plugin.ledger.ClientTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the signed token of a CDS client (RFC 7515, RFC 7519): RS384 or ES384, a registered
 * issuer and its registered keys, this address as audience, five minutes at most, used once.
 */
class ClientTokenVerifier {

  private static final Logger log = LoggerFactory.getLogger(ClientTokenVerifier.class);
  private static final int LONGEST = 8192;
  private static final long MAX_LIFETIME = 300;
  private static final long CLOCK_SKEW = 30;

  /** The JDK's names; the P1363 form is how JWS writes an ECDSA signature. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("RS384", "SHA384withRSA", "ES384", "SHA384withECDSAinP1363Format");

  private final ClientKeys keys;
  private final ClientTokens used;
  private final Clock clock;

  ClientTokenVerifier(ClientKeys keys, ClientTokens used, Clock clock) {
    this.keys = keys;
    this.used = used;
    this.clock = clock;
  }

  boolean isGood(String token, List<String> audiences) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3 || token.length() > LONGEST) {
      return false;
    }
    try {
      JsonNode header = json(parts[0]);
      JsonNode claims = json(parts[1]);
      return isSigned(header, claims, parts)
          && isForUsNow(claims, audiences)
          && used.use(digest(claims), expiry(claims));
    } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
      log.warn("A CDS client token was refused: {}", e.getClass().getName());
      return false;
    }
  }

  private boolean isSigned(JsonNode header, JsonNode claims, String[] parts)
      throws GeneralSecurityException {
    String algorithm = CdsJson.text(header, "alg");
    String keyId = CdsJson.text(header, "kid");
    String issuer = CdsJson.text(claims, "iss");
    // A header we do not understand but must ("crit") makes the token one we cannot judge.
    if (algorithm == null || keyId == null || issuer == null || header.has("crit")) {
      return false;
    }
    if (!ALGORITHMS.containsKey(algorithm) || !isJwt(header)) {
      return false;
    }
    Optional<PublicKey> key = keys.find(issuer, CdsJson.text(header, "jku"), keyId, algorithm);
    if (key.isEmpty()) {
      return false;
    }
    Signature signature = Signature.getInstance(ALGORITHMS.get(algorithm));
    signature.initVerify(key.get());
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
  }

  private static boolean isJwt(JsonNode header) {
    String type = CdsJson.text(header, "typ");
    return "JWT".equalsIgnoreCase(type);
  }

  private boolean isForUsNow(JsonNode claims, List<String> audiences) {
    long now = clock.instant().getEpochSecond();
    JsonNode expires = claims.path("exp");
    JsonNode issued = claims.path("iat");
    if (!expires.canConvertToLong() || !issued.canConvertToLong()) {
      return false;
    }
    boolean inTime =
        expires.asLong() > now - CLOCK_SKEW
            && expires.asLong() <= now + MAX_LIFETIME + CLOCK_SKEW
            && issued.asLong() <= now + CLOCK_SKEW;
    boolean notEarly =
        !claims.has("nbf")
            || claims.path("nbf").canConvertToLong()
                && claims.path("nbf").asLong() <= now + CLOCK_SKEW;
    return inTime
        && notEarly
        && CdsJson.text(claims, "jti") != null
        && audience(claims).stream().anyMatch(audiences::contains);
  }

  private static List<String> audience(JsonNode claims) {
    JsonNode audience = claims.path("aud");
    List<String> named = new ArrayList<>();
    if (audience.isTextual()) {
      named.add(audience.textValue());
    }
    if (audience.isArray()) {
      audience.forEach(each -> named.add(each.asText()));
    }
    return named;
  }

  private static Instant expiry(JsonNode claims) {
    return Instant.ofEpochSecond(claims.path("exp").asLong() + CLOCK_SKEW);
  }

  private static String digest(JsonNode claims) throws GeneralSecurityException {
    String identity = CdsJson.text(claims, "iss") + "\n" + CdsJson.text(claims, "jti");
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(sha.digest(identity.getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonNode json(String part) throws IOException {
    JsonNode node = CdsJson.read(Base64.getUrlDecoder().decode(part));
    if (!node.isObject()) {
      throw new IOException("a part of the token is no JSON object");
    }
    return node;
  }
}
