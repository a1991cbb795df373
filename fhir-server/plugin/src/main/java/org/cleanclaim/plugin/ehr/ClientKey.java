package org.cleanclaim.plugin.ehr;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * The private key this server signs with at the EHR's authorization server, and what the EHR is
 * told of it. RS384 with an RSA key of 2048 bits or more, ES384 with one on P-384: the two that
 * SMART App Launch asks every server to take.
 */
final class ClientKey {

  private static final int LARGEST = 64 * 1024;
  private static final int LEAST_RSA_BITS = 2048;
  private static final Pattern PUBLIC =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----");

  private final JWK key;

  private ClientKey(JWK key) {
    this.key = key;
  }

  /**
   * Reads the key from a file.
   *
   * @param keyId the name it is to go by; null keeps the JWK's, else its thumbprint
   * @throws IllegalArgumentException when it cannot be used; says why and what to do
   */
  static ClientKey read(String file, String keyId) {
    String text = text(file);
    try {
      JWK read = PemContent.isPresentInText(text) ? pem(text, file) : jwk(text);
      return new ClientKey(usable(read, keyId, file));
    } catch (ParseException | JOSEException | GeneralSecurityException e) {
      // The fault may quote what it stumbled over, and that is the key.
      throw bad(file, "cannot be read as a JWK (RFC 7517) or PEM");
    } catch (IllegalStateException e) {
      throw bad(file, "holds a PEM key that cannot be read; it must not be encrypted");
    }
  }

  /** How the EHR finds the key: its {@code kid}. */
  String id() {
    return key.getKeyID();
  }

  JWSAlgorithm algorithm() {
    return (JWSAlgorithm) key.getAlgorithm();
  }

  JWSSigner signer() throws JOSEException {
    return new DefaultJWSSignerFactory().createJWSSigner(key, algorithm());
  }

  /** The JWK set an EHR reads: the public part alone. */
  String publicSet() {
    return new JWKSet(key.toPublicJWK()).toString(true);
  }

  private static JWK jwk(String text) throws ParseException {
    // A set of one is what several tools write.
    return text.contains("\"keys\"")
        ? JWKSet.parse(text).getKeys().stream()
            .filter(JWK::isPrivate)
            .findFirst()
            .orElseThrow(() -> new ParseException("no private key", 0))
        : JWK.parse(text);
  }

  private static JWK usable(JWK read, String keyId, String file)
      throws JOSEException, ParseException {
    if (!read.isPrivate()) {
      throw bad(file, "holds no private key");
    }
    boolean named = keyId != null && !keyId.isBlank();
    String id = named ? keyId : read.getKeyID() == null ? thumbprint(read) : read.getKeyID();
    if (read instanceof RSAKey rsa && rsa.size() >= LEAST_RSA_BITS) {
      return new RSAKey.Builder(rsa)
          .keyUse(KeyUse.SIGNATURE)
          .keyOperations(null)
          .algorithm(JWSAlgorithm.RS384)
          .keyID(id)
          .build();
    }
    if (read instanceof ECKey ec && Curve.P_384.equals(ec.getCurve())) {
      return new ECKey.Builder(ec)
          .keyUse(KeyUse.SIGNATURE)
          .keyOperations(null)
          .algorithm(JWSAlgorithm.ES384)
          .keyID(id)
          .build();
    }
    throw bad(file, "is neither RSA of 2048 bits or more nor on the curve P-384");
  }

  private static String thumbprint(JWK key) throws JOSEException {
    return key.computeThumbprint().toString();
  }

  private static JWK pem(String text, String file) throws GeneralSecurityException {
    PrivateKey key = PemContent.of(text).getPrivateKey();
    if (key instanceof RSAPrivateCrtKey rsa) {
      var halves = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
      RSAPublicKey open = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(halves);
      return new RSAKey.Builder(open).privateKey(rsa).build();
    }
    if (key instanceof ECPrivateKey ec) {
      // Java does not work out the public half of such a key.
      Matcher open = PUBLIC.matcher(text);
      if (!open.find()) {
        throw bad(
            file,
            "holds a private key on a curve without its public half. Add that: openssl"
                + " pkey -in key.pem -pubout >> key.pem");
      }
      byte[] bytes = Base64.getMimeDecoder().decode(open.group(1));
      ECPublicKey half =
          (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes));
      return new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), half)
          .privateKey(ec)
          .build();
    }
    throw bad(file, "is neither RSA of 2048 bits or more nor on the curve P-384");
  }

  private static String text(String file) {
    Resource resource =
        file.contains(":")
            ? new DefaultResourceLoader().getResource(file)
            : new FileSystemResource(file);
    try (InputStream in = resource.getInputStream()) {
      return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw bad(file, "cannot be opened");
    }
  }

  private static IllegalArgumentException bad(String file, String why) {
    return new IllegalArgumentException(
        "cleanclaim.ehr.key: the file %s %s. Name a file of a private key, such as \"openssl genrsa -out key.pem 3072\" makes."
            .formatted(file, why));
  }
}
