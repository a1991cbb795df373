package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.recorded;
import static org.cleanclaim.plugin.cdshooks.CdsProtocolTest.assertRefused;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cleanclaim.plugin.cdshooks.CdsHooksHarness.Answer;
import org.cleanclaim.plugin.cdshooks.TestHttp.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** Who calls is made sure of ("Trusting CDS Clients"). */
@Tag("T8")
class ClientTokenTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BASE = "https://cds.example.org";
  private static final String SERVICE = BASE + "/cds-services/cleanclaim-patient-view";
  private static final String ISSUER = "https://ehr.example.org/";
  private static final long NOW = CdsHooksHarness.CLOCK.instant().getEpochSecond();

  private static KeyPair rsa;
  private static KeyPair ec;
  private static KeyPair stranger;
  private static TestHttp keys;

  private final CdsHooksHarness cds = harness(true);

  @BeforeAll
  static void clientPublishesItsKeys() throws GeneralSecurityException {
    KeyPairGenerator rsaKeys = KeyPairGenerator.getInstance("RSA");
    rsaKeys.initialize(2048);
    rsa = rsaKeys.generateKeyPair();
    KeyPairGenerator ecKeys = KeyPairGenerator.getInstance("EC");
    ecKeys.initialize(new ECGenParameterSpec("secp384r1"));
    ec = ecKeys.generateKeyPair();
    stranger = ecKeys.generateKeyPair();
    keys = new TestHttp(asked -> Reply.ok(jwks()));
  }

  @AfterAll
  static void stop() {
    keys.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS384", "ES384"})
  @Shall({"jwt-signed-private-key", "jwt-keys-available"})
  void believesARegisteredClient(String algorithm) throws Exception {
    assertThat(call(cds, token(algorithm, (header, claims) -> {})).status()).isEqualTo(200);
  }

  @Test
  @Shall({"jwt-audience", "jwt-keys-out-of-band"})
  void takesTheAudienceAsAListAndTheRegisteredKeySetByName() throws Exception {
    String token =
        token(
            "ES384",
            (header, claims) -> {
              header.put("jku", keys.base() + "/jwks");
              claims.putArray("aud").add("https://other.example.org").add(SERVICE);
            });
    assertThat(call(cds, token).status()).isEqualTo(200);
  }

  @Test
  void takesATokenOnce() throws Exception {
    String token = token("ES384", (header, claims) -> {});
    assertThat(call(cds, token).status()).isEqualTo(200);
    assertRefused(401, call(cds, token));
  }

  @Test
  @Shall("jwt-on-each-call")
  void asksForATokenWhereTheSettingsDo() throws Exception {
    assertRefused(401, call(cds, null));
    assertRefused(401, cds.send(get("/cds-services")));
    String discovery =
        token("ES384", (header, claims) -> claims.put("aud", BASE + "/cds-services"));
    assertThat(
            cds.send(get("/cds-services").header("Authorization", "Bearer " + discovery)).status())
        .isEqualTo(200);
  }

  @Test
  void looksAtATokenThatIsSentThoughNoneIsNeeded() throws Exception {
    CdsHooksHarness open = harness(false);
    assertThat(call(open, null).status()).isEqualTo(200);
    assertThat(call(open, token("ES384", (header, claims) -> {})).status()).isEqualTo(200);
    assertRefused(
        401,
        call(
            open,
            token("ES384", (h, claims) -> claims.put("aud", "https://other.example.org/cds"))));
  }

  @Test
  void takesFeedbackWithATokenForTheServiceOrForItsFeedback() throws Exception {
    for (String audience : new String[] {SERVICE, SERVICE + "/feedback"}) {
      String token = token("RS384", (header, claims) -> claims.put("aud", audience));
      Answer answer =
          cds.send(
              post("/cds-services/cleanclaim-patient-view/feedback")
                  .header("Authorization", "Bearer " + token)
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(
                      "{\"feedback\":[{\"card\":\"a\",\"outcome\":\"overridden\","
                          + "\"outcomeTimestamp\":\"2026-11-23T10:00:00Z\"}]}"));
      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  @Shall({"jwt-not-unsigned", "jwt-not-symmetric", "jwt-audience", "jwt-kid-unique"})
  void answersEveryBadTokenAlike(String token) throws Exception {
    Answer answer = call(cds, token);
    assertRefused(401, answer);
    assertThat(answer.body()).isEqualTo(call(cds, null).body());
    assertThat(answer.response().getHeader("WWW-Authenticate")).startsWith("Bearer");
  }

  static Stream<Named<String>> badTokens() throws GeneralSecurityException {
    String good = token("ES384", (header, claims) -> {});
    String[] parts = good.split("\\.");
    return Stream.of(
        Named.of("empty", " "),
        Named.of("opaque", "abc"),
        Named.of("two parts", parts[0] + "." + parts[1]),
        Named.of("four parts", good + ".x"),
        Named.of("no signature", parts[0] + "." + parts[1] + "."),
        Named.of("short signature", parts[0] + "." + parts[1] + ".AAAA"),
        Named.of("zero signature", parts[0] + "." + parts[1] + "." + "A".repeat(128)),
        Named.of("not base64", "%%%." + parts[1] + "." + parts[2]),
        Named.of("not JSON", encoded("hello") + "." + parts[1] + "." + parts[2]),
        Named.of("header an array", encoded("[]") + "." + parts[1] + "." + parts[2]),
        Named.of("huge", good + "A".repeat(10_000)),
        Named.of("changed claims", parts[0] + "." + encoded("{}") + "." + parts[2]),
        bad("alg none", (h, c) -> h.put("alg", "none")),
        bad("alg HS384", (h, c) -> h.put("alg", "HS384")),
        bad("alg ES256", (h, c) -> h.put("alg", "ES256")),
        bad("alg lower case", (h, c) -> h.put("alg", "es384")),
        bad("alg missing", (h, c) -> h.remove("alg")),
        bad("alg of another key", (h, c) -> h.put("alg", "RS384")),
        bad("typ missing", (h, c) -> h.remove("typ")),
        bad("typ other", (h, c) -> h.put("typ", "at+jwt")),
        bad("kid missing", (h, c) -> h.remove("kid")),
        bad("kid unknown", (h, c) -> h.put("kid", "other")),
        bad("crit", (h, c) -> h.putArray("crit").add("b64")),
        bad("jku elsewhere", (h, c) -> h.put("jku", "https://evil.example.org/jwks")),
        bad("jku metadata address", (h, c) -> h.put("jku", "http://169.254.169.254/jwks")),
        bad("iss missing", (h, c) -> c.remove("iss")),
        bad("iss unknown", (h, c) -> c.put("iss", "https://evil.example.org/")),
        bad("iss nearly", (h, c) -> c.put("iss", "https://ehr.example.org")),
        bad("aud missing", (h, c) -> c.remove("aud")),
        bad("aud other server", (h, c) -> c.put("aud", "https://other.example.org/cds-services/x")),
        bad(
            "aud other service",
            (h, c) -> c.put("aud", BASE + "/cds-services/cleanclaim-order-sign")),
        bad("aud prefix", (h, c) -> c.put("aud", BASE)),
        bad("aud list of others", (h, c) -> c.putArray("aud").add(BASE)),
        bad("aud number", (h, c) -> c.put("aud", 5)),
        bad("exp missing", (h, c) -> c.remove("exp")),
        bad("exp past", (h, c) -> c.put("exp", NOW - 31)),
        bad("exp too far", (h, c) -> c.put("exp", NOW + 331)),
        bad("exp text", (h, c) -> c.put("exp", "soon")),
        bad("exp beyond long", (h, c) -> c.put("exp", new BigInteger("99999999999999999999"))),
        bad("iat missing", (h, c) -> c.remove("iat")),
        bad("iat in future", (h, c) -> c.put("iat", NOW + 31)),
        bad("nbf in future", (h, c) -> c.put("nbf", NOW + 31)),
        bad("jti missing", (h, c) -> c.remove("jti")),
        bad("jti number", (h, c) -> c.put("jti", 7)),
        Named.of("signed by a stranger", signed("ES384", stranger, (h, c) -> {})),
        Named.of("signed with the public key as secret", confused()));
  }

  private static Named<String> bad(String name, BiConsumer<ObjectNode, ObjectNode> change)
      throws GeneralSecurityException {
    return Named.of(name, token("ES384", change));
  }

  private static CdsHooksHarness harness(boolean required) {
    return new CdsHooksHarness()
        .clients(BASE, required, new CdsHooksSettings.Client(ISSUER, keys.base() + "/jwks"));
  }

  private static Answer call(CdsHooksHarness cds, String token) throws Exception {
    var request =
        post("/cds-services/cleanclaim-patient-view")
            .contentType(MediaType.APPLICATION_JSON)
            .content(recorded("patient-view").toString());
    return cds.send(token == null ? request : request.header("Authorization", "Bearer " + token));
  }

  private static String token(String algorithm, BiConsumer<ObjectNode, ObjectNode> change)
      throws GeneralSecurityException {
    return signed(algorithm, algorithm.startsWith("RS") ? rsa : ec, change);
  }

  private static String signed(
      String algorithm, KeyPair pair, BiConsumer<ObjectNode, ObjectNode> change)
      throws GeneralSecurityException {
    ObjectNode header = JSON.createObjectNode();
    header
        .put("alg", algorithm)
        .put("typ", "JWT")
        .put("kid", algorithm.startsWith("RS") ? "r" : "e");
    String signing = content(header, change);
    Signature signature =
        Signature.getInstance(
            algorithm.startsWith("RS") ? "SHA384withRSA" : "SHA384withECDSAinP1363Format");
    signature.initSign(pair.getPrivate());
    signature.update(signing.getBytes(StandardCharsets.US_ASCII));
    return signing + "." + encoded(signature.sign());
  }

  /** The public key used as if it were a shared secret. */
  private static String confused() throws GeneralSecurityException {
    ObjectNode header = JSON.createObjectNode();
    header.put("alg", "HS384").put("typ", "JWT").put("kid", "r");
    String signing = content(header, (h, c) -> {});
    Mac mac = Mac.getInstance("HmacSHA384");
    mac.init(new SecretKeySpec(rsa.getPublic().getEncoded(), "HmacSHA384"));
    return signing + "." + encoded(mac.doFinal(signing.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String content(ObjectNode header, BiConsumer<ObjectNode, ObjectNode> change) {
    ObjectNode claims = JSON.createObjectNode();
    claims.put("iss", ISSUER).put("aud", SERVICE).put("exp", NOW + 300).put("iat", NOW);
    claims.put("jti", UUID.randomUUID().toString());
    change.accept(header, claims);
    return encoded(header.toString()) + "." + encoded(claims.toString());
  }

  private static String jwks() {
    ObjectNode set = JSON.createObjectNode();
    RSAPublicKey r = (RSAPublicKey) rsa.getPublic();
    ECPublicKey e = (ECPublicKey) ec.getPublic();
    var list = set.putArray("keys");
    list.addObject()
        .put("kty", "RSA")
        .put("kid", "r")
        .put("n", encoded(r.getModulus().toByteArray()))
        .put("e", encoded(r.getPublicExponent().toByteArray()));
    list.addObject()
        .put("kty", "EC")
        .put("kid", "e")
        .put("use", "sig")
        .put("crv", "P-384")
        .put("x", encoded(e.getW().getAffineX().toByteArray()))
        .put("y", encoded(e.getW().getAffineY().toByteArray()));
    list.addObject().put("kty", "oct").put("kid", "o").put("k", "AAAA");
    return set.toString();
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
