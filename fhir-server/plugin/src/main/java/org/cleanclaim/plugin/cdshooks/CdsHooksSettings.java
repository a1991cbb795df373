package org.cleanclaim.plugin.cdshooks;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The CDS Hooks services: whom they listen to, where they may read, how long they take.
 *
 * @param enabled whether {@code /cds-services} is there
 * @param baseUrl the address callers know this server by, without {@code /cds-services}; absent
 *     means that of the request, which is not enough where client tokens are required
 * @param fhirServers origins ({@code https://ehr.example.org}), or origins with a path, of the FHIR
 *     servers that may be read with the token a caller sends; no other is ever contacted
 * @param clientId our client id at the callers' authorization servers; absent means any subject
 * @param maxBody the largest call taken
 * @param deadline when an answer is given at the latest, with what is known by then
 * @param eligibilityWait how long a call waits for a payer's answer about eligibility; the answer
 *     is kept for the next call when it comes later
 * @param appLaunch where the SMART app is launched, absolute or below the base URL; absent means
 *     {@code /app/launch} where the app is installed and no link where it is not
 * @param allowedOrigins web origins whose pages may call the services (CORS)
 * @param requireClientJwt whether every call must carry a token signed by a known client
 * @param clients the EHRs whose signed tokens are believed
 */
@ConfigurationProperties("cleanclaim.cds-hooks")
public record CdsHooksSettings(
    @DefaultValue("true") boolean enabled,
    URI baseUrl,
    @DefaultValue List<URI> fhirServers,
    String clientId,
    @DefaultValue("1MB") DataSize maxBody,
    @DefaultValue("5s") Duration deadline,
    @DefaultValue("400ms") Duration eligibilityWait,
    String appLaunch,
    @DefaultValue List<String> allowedOrigins,
    @DefaultValue("false") boolean requireClientJwt,
    @DefaultValue List<Client> clients) {

  /**
   * An EHR that signs its calls.
   *
   * @param issuer the {@code iss} of its tokens
   * @param jwks where its public keys are: an https address, which is also the only {@code jku} its
   *     tokens may name, or a file or class path resource
   */
  public record Client(String issuer, String jwks) {}

  public CdsHooksSettings {
    if (requireClientJwt && (baseUrl == null || clients.isEmpty())) {
      throw new IllegalArgumentException(
          "cleanclaim.cds-hooks.require-client-jwt needs cleanclaim.cds-hooks.base-url, which is the"
              + " audience tokens must name, and at least one of cleanclaim.cds-hooks.clients.");
    }
  }

  /** The defaults, for use outside a Spring context. */
  public static CdsHooksSettings standard() {
    return new CdsHooksSettings(
        true,
        null,
        List.of(),
        null,
        DataSize.ofMegabytes(1),
        Duration.ofSeconds(5),
        Duration.ofMillis(400),
        null,
        List.of(),
        false,
        List.of());
  }
}
