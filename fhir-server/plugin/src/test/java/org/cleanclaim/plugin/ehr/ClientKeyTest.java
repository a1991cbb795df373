package org.cleanclaim.plugin.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientKeyTest {

  @TempDir Path folder;

  @Test
  void rsaInPemSignsAsRs384AndIsNamedByItsThumbprint() throws Exception {
    KeyPair pair = Keys.rsa(2048);
    ClientKey key = read(Keys.pem("PRIVATE KEY", pair.getPrivate()));
    assertThat(key.algorithm().getName()).isEqualTo("RS384");
    JWK told = told(key);
    assertThat(told.toRSAKey().toPublicKey()).isEqualTo(pair.getPublic());
    assertThat(told.getKeyID()).isEqualTo(told.computeThumbprint().toString());
  }

  @Test
  void keyOnP384InPemSignsAsEs384WhereItsPublicHalfIsThere() throws Exception {
    KeyPair pair = Keys.ec("secp384r1");
    String half = Keys.pem("PRIVATE KEY", pair.getPrivate());
    ClientKey key = read(half + Keys.pem("PUBLIC KEY", pair.getPublic()));
    assertThat(key.algorithm().getName()).isEqualTo("ES384");
    assertThat(told(key).toECKey().toECPublicKey().getW())
        .isEqualTo(((ECPublicKey) pair.getPublic()).getW());
    refused(half, "openssl pkey -in key.pem -pubout >> key.pem");
  }

  @Test
  void jwkKeepsItsNameUnlessTheSettingsGiveOne() throws Exception {
    KeyPair pair = Keys.ec("secp384r1");
    JWK jwk =
        new ECKey.Builder(Curve.P_384, (ECPublicKey) pair.getPublic())
            .privateKey(pair.getPrivate())
            .keyID("2026-11")
            .build();
    assertThat(read(jwk.toJSONString()).id()).isEqualTo("2026-11");
    assertThat(read(new JWKSet(jwk).toString(false)).id()).isEqualTo("2026-11");
    String file = Keys.file(folder, jwk.toJSONString()).toString();
    assertThat(ClientKey.read(file, "mine").id()).isEqualTo("mine");
  }

  @Test
  void whatTheEhrIsToldHoldsNothingPrivate() {
    ClientKey key = read(Keys.pem("PRIVATE KEY", Keys.rsa(2048).getPrivate()));
    assertThat(key.publicSet())
        .contains("\"kid\"", "\"n\"", "RS384")
        .doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"qi\"");
  }

  @Test
  void whatCannotBeUsedSaysWhatToMendAndQuotesNothing() throws Exception {
    refused(Keys.pem("PRIVATE KEY", Keys.rsa(1024).getPrivate()), "RSA of 2048 bits or more");
    KeyPair p256 = Keys.ec("secp256r1");
    refused(
        Keys.pem("PRIVATE KEY", p256.getPrivate()) + Keys.pem("PUBLIC KEY", p256.getPublic()),
        "P-384");
    RSAKey open = new RSAKey.Builder((RSAPublicKey) Keys.rsa(2048).getPublic()).build();
    refused(open.toJSONString(), "holds no private key");
    refused("hunter2 is the secret", "cannot be read as a JWK (RFC 7517) or PEM");
    assertThatThrownBy(() -> ClientKey.read(folder.resolve("absent").toString(), null))
        .hasMessageContaining("cannot be opened");
  }

  private void refused(String text, String why) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cleanclaim.ehr.key")
        .hasMessageContaining(why)
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  private ClientKey read(String text) {
    return ClientKey.read(Keys.file(folder, text).toString(), null);
  }

  private static JWK told(ClientKey key) throws Exception {
    return JWKSet.parse(key.publicSet()).getKeys().get(0);
  }
}
