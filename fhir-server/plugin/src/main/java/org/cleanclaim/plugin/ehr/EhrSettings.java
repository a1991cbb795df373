package org.cleanclaim.plugin.ehr;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.cleanclaim.plugin.site.ServerAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The FHIR server of the site's EHR, where its schedule is kept apart from this server.
 *
 * @param fhirServer its FHIR base; unset means that the schedule is in this server
 * @param clientId our client id at its authorization server
 * @param key file of our private key: a JWK, a JWK set of one, or PEM; RSA signs as RS384, a key on
 *     P-384 as ES384
 * @param keyId the {@code kid} the EHR knows the key by; unset takes the JWK's own, else the
 *     thumbprint of RFC 7638
 * @param tokenEndpoint where tokens are asked for, which is also whom the assertion is for; unset
 *     takes what {@code .well-known/smart-configuration} says
 * @param scopes what is asked for
 * @param timeout how long each answer of the EHR is waited for
 */
@ConfigurationProperties("cleanclaim.ehr")
public record EhrSettings(
    URI fhirServer,
    String clientId,
    String key,
    String keyId,
    URI tokenEndpoint,
    @DefaultValue({
          "system/Appointment.rs",
          "system/Patient.rs",
          "system/Coverage.rs",
          "system/Organization.rs",
          "system/Practitioner.rs"
        })
        List<String> scopes,
    @DefaultValue("20s") Duration timeout) {

  public EhrSettings {
    fhirServer = orNone(fhirServer);
    tokenEndpoint = orNone(tokenEndpoint);
    if (fhirServer != null) {
      mustBePrivate(fhirServer, "fhir-server");
      mustBeSet(clientId, "client-id", "the id the EHR registered this server under");
      mustBeSet(key, "key", "the file of this server's private key, a JWK or PEM");
    }
    if (tokenEndpoint != null) {
      mustBePrivate(tokenEndpoint, "token-endpoint");
    }
  }

  private static URI orNone(URI given) {
    return given == null || given.toString().isBlank() ? null : given;
  }

  private static void mustBePrivate(URI address, String setting) {
    if (!ServerAddress.isPrivate(address)) {
      throw new IllegalArgumentException(
          "cleanclaim.ehr.%s is %s, where tokens and patients' records could be read on the way. Name an https address (http is taken on localhost only)."
              .formatted(setting, address));
    }
  }

  private static void mustBeSet(String value, String setting, String what) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          "cleanclaim.ehr.fhir-server needs cleanclaim.ehr.%s: set it to %s."
              .formatted(setting, what));
    }
  }
}
