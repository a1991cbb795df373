package org.cleanclaim.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A key of its own for the server, as a site has that reads its EHR. */
final class EhrKey implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  static final String ID = "it-2026";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      var file = Files.createTempFile("ehr-key", ".json");
      file.toFile().deleteOnExit();
      var key = new ECKeyGenerator(Curve.P_384).keyID(ID).generate();
      Files.writeString(file, key.toJSONString());
      TestPropertyValues.of("cleanclaim.ehr.key=" + file).applyTo(context);
    } catch (IOException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
