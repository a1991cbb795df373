package org.cleanclaim.standalone.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.cleanclaim.standalone.database.OwnerOnly;

/** The demo's own signing key, made once and kept in the data folder. */
final class SigningKey {

  private static final int BITS = 2048;

  private SigningKey() {}

  static RSAKey in(Path file) throws IOException {
    try {
      return Files.exists(file) ? RSAKey.parse(Files.readString(file)) : newKey(file);
    } catch (ParseException | JOSEException failure) {
      throw new IOException(
          "The signing key " + file + " cannot be read. Delete it; the next start makes another.",
          failure);
    }
  }

  private static RSAKey newKey(Path file) throws IOException, JOSEException {
    var key =
        new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate();
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    OwnerOnly.protect(file);
    Files.writeString(file, key.toJSONString());
    return key;
  }
}
