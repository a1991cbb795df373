package org.cleanclaim.plugin.ehr;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cleanclaim.plugin.cdshooks.TestHttp;
import org.cleanclaim.plugin.cdshooks.TestHttp.Asked;
import org.cleanclaim.plugin.cdshooks.TestHttp.Reply;

/**
 * An EHR of a test: a token endpoint that verifies assertions as SMART App Launch 2 has it (Backend
 * Services), and a FHIR endpoint that takes the tokens it gave and no others.
 */
public final class EhrServer implements AutoCloseable {

  public static final String CLIENT = "cleanclaim-sweep";
  private static final Set<String> ALGORITHMS = Set.of("RS384", "ES384");

  /** What it asks of an assertion that was not kept, in words; empty when all were good. */
  public final List<String> breaches = new CopyOnWriteArrayList<>();

  public final List<JWTClaimsSet> assertions = new CopyOnWriteArrayList<>();
  public final Set<String> good = ConcurrentHashMap.newKeySet();
  private final Set<String> used = ConcurrentHashMap.newKeySet();
  private final TestHttp http;
  private final Supplier<String> keySet;
  private final Function<Asked, Reply> fhir;

  /** Changes what the token endpoint answers, where a test wants another than the right one. */
  public volatile Reply tokenAnswer;

  public volatile Clock clock = Clock.systemUTC();
  public volatile long life = 300;
  public volatile String granted;

  /**
   * @param keySet the JWK set it knows the client's keys by
   * @param fhir answers requests below {@code /fhir} that carry a good token
   */
  public EhrServer(Supplier<String> keySet, Function<Asked, Reply> fhir) {
    this.keySet = keySet;
    this.fhir = fhir;
    this.http = new TestHttp(this::answer);
  }

  public String base() {
    return http.base() + "/fhir";
  }

  public String origin() {
    return http.base();
  }

  /** The FHIR requests it was sent, paths below the base. */
  public List<String> read() {
    return http.asked.stream()
        .map(Asked::path)
        .filter(path -> path.startsWith("/fhir/") && !path.contains(".well-known"))
        .map(path -> path.substring("/fhir/".length()))
        .toList();
  }

  /** How often a token was asked for. */
  public long asked() {
    return http.asked.stream().filter(asked -> asked.path().equals("/token")).count();
  }

  private Reply answer(Asked asked) {
    if (asked.path().equals("/fhir/.well-known/smart-configuration")) {
      return Reply.ok("{\"token_endpoint\":\"%s/token\"}".formatted(http.base()));
    }
    if (asked.path().equals("/token")) {
      return tokenAnswer == null ? token(asked) : tokenAnswer;
    }
    String sent = String.valueOf(asked.authorization()).replaceFirst("^Bearer ", "");
    return good.contains(sent) ? fhir.apply(asked) : Reply.status(401);
  }

  private Reply token(Asked asked) {
    Map<String, String> form = form(asked.body());
    try {
      mustBe(form, "grant_type", "client_credentials");
      mustBe(
          form, "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
      verify(SignedJWT.parse(form.get("client_assertion")));
    } catch (ParseException | JOSEException e) {
      breaches.add(String.valueOf(e.getMessage()));
    }
    if (!breaches.isEmpty()) {
      return new Reply(400, "{\"error\":\"invalid_client\"}", null);
    }
    String token = "token-" + (good.size() + 1);
    good.add(token);
    return Reply.ok(
        json(
            Map.of(
                "access_token",
                token,
                "token_type",
                "bearer",
                "expires_in",
                life,
                "scope",
                granted == null ? form.get("scope") : granted)));
  }

  private void verify(SignedJWT assertion) throws ParseException, JOSEException {
    var header = assertion.getHeader();
    must(ALGORITHMS.contains(header.getAlgorithm().getName()), "alg");
    must(header.getType() != null && "JWT".equals(header.getType().getType()), "typ");
    JWK key = JWKSet.parse(keySet.get()).getKeyByKeyId(header.getKeyID());
    must(key != null && !key.isPrivate(), "kid");
    JWSVerifier verifier =
        new DefaultJWSVerifierFactory()
            .createJWSVerifier(header, ((AsymmetricJWK) key).toPublicKey());
    must(assertion.verify(verifier), "signature");
    JWTClaimsSet claims = assertion.getJWTClaimsSet();
    must(CLIENT.equals(claims.getIssuer()) && CLIENT.equals(claims.getSubject()), "iss, sub");
    must(claims.getAudience().equals(List.of(http.base() + "/token")), "aud");
    Instant expires = claims.getExpirationTime().toInstant();
    must(expires.isBefore(clock.instant().plusSeconds(301)), "exp at most five minutes ahead");
    must(expires.isAfter(clock.instant()), "exp");
    must(claims.getJWTID() != null && used.add(claims.getJWTID()), "jti used once");
    assertions.add(claims);
  }

  private void must(boolean kept, String what) {
    if (!kept) {
      breaches.add(what);
    }
  }

  private void mustBe(Map<String, String> form, String field, String value) {
    must(value.equals(form.get(field)), field);
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    Arrays.stream(body.split("&"))
        .map(field -> field.split("=", 2))
        .forEach(field -> form.put(field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    return form;
  }

  private static String json(Map<String, Object> fields) {
    return new ObjectMapper().valueToTree(fields).toString();
  }

  @Override
  public void close() {
    http.close();
  }
}
