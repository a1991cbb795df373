package org.cleanclaim.plugin.ehr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.plugin.guard.GuardSettings;
import org.cleanclaim.plugin.guard.JsonInspection;
import org.cleanclaim.plugin.guard.RefusedBody;
import org.cleanclaim.plugin.site.ServerAddress;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/**
 * The records of the EHR's FHIR server, as this server's backend service may read them. Their ids,
 * and what they refer to, are given by their full address there, so that nothing of theirs is taken
 * for a record of this server.
 */
public class EhrRecords {

  private static final String FHIR_JSON = "application/fhir+json";
  private static final int MOST_PAGES = 200;
  private static final int UNAUTHORIZED = 401;

  private final FhirContext fhir;
  private final URI base;
  private final String below;
  private final EhrTokens tokens;
  private final EhrHttp http;
  private final JsonInspection inspection = new JsonInspection(GuardSettings.standard());

  EhrRecords(FhirContext fhir, URI base, EhrTokens tokens, EhrHttp http) {
    this.fhir = fhir;
    this.base = base;
    this.below = base.toString().replaceAll("/+$", "") + "/";
    this.tokens = tokens;
    this.http = http;
  }

  /** The address below which the EHR's records are, with a slash at its end. */
  public String base() {
    return below;
  }

  /** Whether a reference or id names a record of the EHR. */
  public boolean isTheirs(IIdType id) {
    return id.isAbsolute() && id.getValue().startsWith(below);
  }

  /**
   * Everything a search finds, to its last page.
   *
   * @param type the resource type that is searched
   * @param query the parameters, encoded
   */
  public List<Resource> search(String type, String query) {
    List<Resource> found = new ArrayList<>();
    URI page = URI.create(below + type + "?" + query);
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      if (!(read(page, type).orElseThrow(() -> noSuch(type)) instanceof Bundle bundle)) {
        throw noFhir();
      }
      bundle.getEntry().stream()
          .map(Bundle.BundleEntryComponent::getResource)
          .filter(each -> each != null && !(each instanceof OperationOutcome))
          .forEach(each -> found.add(addressed(each)));
      Bundle.BundleLinkComponent next = bundle.getLink("next");
      if (next == null) {
        return found;
      }
      page = sameOrigin(next.getUrl());
    }
    throw EhrFault.lasting(
        "The EHR's answer to a search of %s has more than %d pages. Look at fewer days (cleanclaim.sweep.ahead)."
            .formatted(type, MOST_PAGES));
  }

  /** One record; empty where it is not there, or no longer. */
  public Optional<Resource> read(IIdType id) {
    String type = id.getResourceType();
    return read(URI.create(below + type + "/" + id.getIdPart()), type)
        .filter(each -> each.fhirType().equals(type))
        .map(this::addressed);
  }

  private Optional<Resource> read(URI address, String type) {
    String token = tokens.current();
    HttpResponse<byte[]> answer = get(address, token);
    if (answer.statusCode() == UNAUTHORIZED) {
      tokens.refused(token);
      answer = get(address, tokens.current());
    }
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(parsed(answer.body()));
      case 404, 410 -> Optional.empty();
      default -> throw refusal(answer.statusCode(), type);
    };
  }

  private HttpResponse<byte[]> get(URI address, String token) {
    return http.send(
        HttpRequest.newBuilder()
            .header("Accept", FHIR_JSON)
            .header("Authorization", "Bearer " + token),
        address,
        "cleanclaim.ehr.fhir-server");
  }

  private Resource parsed(byte[] body) {
    try {
      inspection.inspect(body);
      IParser parser = fhir.newJsonParser();
      // The default handler logs what it stumbles over, and that is patient data.
      parser.setParserErrorHandler(new LenientErrorHandler(false));
      return (Resource) parser.parseResource(new String(body, StandardCharsets.UTF_8));
    } catch (RefusedBody | DataFormatException | ClassCastException e) {
      throw noFhir();
    }
  }

  /** The same with full addresses. */
  private Resource addressed(Resource read) {
    read.setId(below + read.fhirType() + "/" + read.getIdElement().getIdPart());
    fhir.newTerser()
        .getAllResourceReferences(read)
        .forEach(
            found -> {
              IIdType named = found.getResourceReference().getReferenceElement();
              if (!named.isLocal() && !named.isAbsolute() && named.hasResourceType()) {
                found
                    .getResourceReference()
                    .setReference(below + named.toUnqualifiedVersionless().getValue());
              }
            });
    return read;
  }

  /** The token goes to the EHR only, whatever the EHR says. */
  private URI sameOrigin(String next) {
    try {
      URI uri = URI.create(below).resolve(next);
      if (uri.getHost() != null && ServerAddress.origin(uri).equals(ServerAddress.origin(base))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw EhrFault.lasting(
        "The EHR's next page is at another origin than cleanclaim.ehr.fhir-server, where the token is"
            + " not sent. Set cleanclaim.ehr.fhir-server to the address the EHR knows itself by.");
  }

  private static EhrFault refusal(int status, String type) {
    if (status == UNAUTHORIZED) {
      return EhrFault.lasting(
          "The EHR does not take a token its own token endpoint just gave (401). Check that"
              + " cleanclaim.ehr.token-endpoint belongs to cleanclaim.ehr.fhir-server.");
    }
    if (status == 403) {
      return EhrFault.lasting(
          "The EHR does not let this server read %s (403). Have system/%s.rs granted to the client named in cleanclaim.ehr.client-id, and ask for it in cleanclaim.ehr.scopes."
              .formatted(type, type));
    }
    if (status >= 300 && status < 400) {
      return EhrFault.lasting(
          "The EHR answers from another address (%d). Set cleanclaim.ehr.fhir-server to that one."
              .formatted(status));
    }
    if (status == 429 || status >= 500) {
      return EhrFault.passing(
          "The EHR failed to read %s (%d). Look at the EHR; the next sweep tries again."
              .formatted(type, status));
    }
    return EhrFault.lasting(
        "The EHR does not take the search of %s (%d). Check that cleanclaim.ehr.fhir-server is a FHIR R4 base, and that it searches Appointment by date, Coverage by patient."
            .formatted(type, status));
  }

  private static EhrFault noSuch(String type) {
    return EhrFault.lasting(
        "There is no %s at the EHR (404). Check that cleanclaim.ehr.fhir-server is its FHIR R4 base."
            .formatted(type));
  }

  private static EhrFault noFhir() {
    return EhrFault.lasting(
        "The EHR answers with something that is no FHIR R4. Check cleanclaim.ehr.fhir-server.");
  }
}
