package org.cleanclaim.plugin.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * A public key out of a JWK set (RFC 7517, RFC 7518 section 6).
 *
 * @param algorithm RS384 or ES384
 * @param id its kid
 * @param key the key
 */
record JsonWebKey(String algorithm, String id, PublicKey key) {

  private static final int LEAST_RSA_BITS = 2048;

  /** The key; empty for one of a kind we take no tokens of, or for encryption. */
  static Optional<JsonWebKey> read(JsonNode json) {
    String id = CdsJson.text(json, "kid");
    String use = CdsJson.text(json, "use");
    if (id == null || use != null && !"sig".equals(use)) {
      return Optional.empty();
    }
    try {
      return switch (String.valueOf(CdsJson.text(json, "kty"))) {
        case "RSA" -> rsa(json).map(key -> new JsonWebKey("RS384", id, key));
        case "EC" -> ec(json).map(key -> new JsonWebKey("ES384", id, key));
        default -> Optional.empty();
      };
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String name() {
    return algorithm + "/" + id;
  }

  private static Optional<PublicKey> rsa(JsonNode json) throws GeneralSecurityException {
    BigInteger modulus = number(json, "n");
    if (modulus.bitLength() < LEAST_RSA_BITS) {
      return Optional.empty();
    }
    return Optional.of(
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(modulus, number(json, "e"))));
  }

  private static Optional<PublicKey> ec(JsonNode json) throws GeneralSecurityException {
    if (!"P-384".equals(CdsJson.text(json, "crv"))) {
      return Optional.empty();
    }
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp384r1"));
    ECPoint point = new ECPoint(number(json, "x"), number(json, "y"));
    return Optional.of(
        KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class))));
  }

  private static BigInteger number(JsonNode json, String field) {
    String text = CdsJson.text(json, field);
    if (text == null) {
      throw new IllegalArgumentException("the key lacks " + field);
    }
    return new BigInteger(1, Base64.getUrlDecoder().decode(text));
  }
}
