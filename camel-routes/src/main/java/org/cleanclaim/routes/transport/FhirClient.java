package org.cleanclaim.routes.transport;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cleanclaim.routes.submission.MailboxRefusal;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** Asks a payer's FHIR server; an answer is kept as it came. */
final class FhirClient {
  private static final String JSON = "application/fhir+json";
  private static final String SCHEME = "fhir:";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int UNFIT = 422;
  private static final int BAD = 400;

  private final PartnerSettings partners;
  private final TransportSettings settings;
  private final FhirContext fhir;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  FhirClient(PartnerSettings partners, TransportSettings settings, FhirContext fhir) {
    this.partners = partners;
    this.settings = settings;
    this.fhir = fhir;
  }

  FhirContext fhir() {
    return fhir;
  }

  /**
   * What the payer says of a claim: a ClaimResponse, or why it does not take it.
   *
   * @throws MailboxRefusal when it says neither
   */
  byte[] submit(String partner, Bundle claim) {
    var body = fhir.newJsonParser().encodeResourceToString(claim);
    var request =
        request(partner, "/Claim/$submit")
            .header("Content-Type", JSON)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return answer(partner, send(request));
  }

  /** How a response stands now. */
  byte[] response(String partner, String id) {
    return answer(partner, send(request(partner, "/ClaimResponse/" + id).GET().build()));
  }

  private HttpRequest.Builder request(String partner, String path) {
    var base = partners.partner(partner).outbox().substring(SCHEME.length()).replaceAll("/+$", "");
    var fhirSettings = settings.partner(partner).fhir();
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(fhirSettings.timeout())
            .header("Accept", JSON);
    return fhirSettings.token().isBlank()
        ? request
        : request.header("Authorization", "Bearer " + fhirSettings.token());
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException lost) {
      throw new MailboxRefusal(
          "The payer gave no answer. Its address and the line are to be looked at.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new MailboxRefusal("The process ended before the payer answered.");
    }
  }

  private byte[] answer(String partner, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      throw new MailboxRefusal(
          "The payer does not know us. Correct cleanclaim.routes.partners.%s.fhir.token."
              .formatted(partner));
    }
    boolean refused = status == UNFIT || status == BAD;
    if (status / 100 != 2 && !refused) {
      throw new MailboxRefusal("The payer answered HTTP " + status + ".");
    }
    var said = parse(response.body());
    boolean isAnswer =
        refused
            ? said.filter(OperationOutcome.class::isInstance).isPresent()
            : said.flatMap(FhirClient::response).isPresent();
    if (!isAnswer) {
      throw new MailboxRefusal("The payer's answer is no ClaimResponse.");
    }
    return response.body();
  }

  private Optional<Resource> parse(byte[] body) {
    try {
      var text = new String(body, StandardCharsets.UTF_8);
      return Optional.ofNullable((Resource) fhir.newJsonParser().parseResource(text));
    } catch (DataFormatException | ClassCastException unreadable) {
      return Optional.empty();
    }
  }

  /** The ClaimResponse, alone or in a Bundle. */
  static Optional<ClaimResponse> response(Resource said) {
    if (said instanceof ClaimResponse response) {
      return Optional.of(response);
    }
    return said instanceof Bundle bundle
        ? bundle.getEntry().stream()
            .map(Bundle.BundleEntryComponent::getResource)
            .filter(ClaimResponse.class::isInstance)
            .map(ClaimResponse.class::cast)
            .findFirst()
        : Optional.empty();
  }

  Optional<ClaimResponse> read(byte[] body) {
    return parse(body).flatMap(FhirClient::response);
  }
}
