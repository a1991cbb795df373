package org.cleanclaim.plugin.eligibility;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the eligibility route, and says in one of four ways what came of it. */
public class EligibilityClient {

  private static final Logger log = LoggerFactory.getLogger(EligibilityClient.class);
  private static final String FHIR_JSON = "application/fhir+json";

  private final EligibilitySettings settings;
  private final FhirContext fhir;
  private final EligibilityToken token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  public EligibilityClient(EligibilitySettings settings, FhirContext fhir, EligibilityToken token) {
    this.settings = settings;
    this.fhir = fhir;
    this.token = token;
  }

  /** Whether there is anybody to ask. */
  public boolean isConfigured() {
    return settings.url() != null && !settings.url().toString().isBlank();
  }

  /**
   * Asks. The future always ends in a reply, at the latest when the timeout of the settings is up.
   *
   * @param wait how long the caller will wait, as a hint to the route
   */
  public CompletableFuture<EligibilityReply> ask(EligibilityQuestion question, Duration wait) {
    if (!isConfigured()) {
      return CompletableFuture.completedFuture(EligibilityReply.notAsked());
    }
    String body = parser().encodeResourceToString(EligibilityRequest.of(question));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address())
            .timeout(settings.timeout())
            .header("Content-Type", FHIR_JSON)
            .header("Accept", FHIR_JSON)
            .header("Prefer", "respond-within=" + wait.toMillis())
            .POST(HttpRequest.BodyPublishers.ofString(body));
    token.current().ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        .orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .handle((answer, fault) -> fault == null ? read(answer, question) : failed(fault));
  }

  private URI address() {
    String base = settings.url().toString().replaceAll("/+$", "");
    return URI.create(base + "/CoverageEligibilityRequest/$submit");
  }

  private EligibilityReply read(HttpResponse<byte[]> answer, EligibilityQuestion question) {
    if (answer.statusCode() != 200) {
      log.warn("The eligibility route answered {}.", answer.statusCode());
      return EligibilityReply.unknown(words(answer.statusCode()));
    }
    try {
      IBaseResource read =
          parser().parseResource(new String(answer.body(), StandardCharsets.UTF_8));
      return read instanceof CoverageEligibilityResponse response
          ? reply(EligibilityRequest.placed(response, question))
          : unreadable();
    } catch (DataFormatException | ClassCastException e) {
      return unreadable();
    }
  }

  private static EligibilityReply reply(CoverageEligibilityResponse response) {
    var insurance = response.getInsuranceFirstRep();
    boolean judged =
        response.getOutcome() == RemittanceOutcome.COMPLETE
            && !response.hasError()
            && insurance.hasInforce();
    if (!judged) {
      String code = response.getErrorFirstRep().getCode().getCodingFirstRep().getCode();
      return new EligibilityReply(
          EligibilityReply.State.UNKNOWN,
          code == null
              ? "the payer did not say whether it is active"
              : "the payer could not find it (reject reason %s)".formatted(code),
          response);
    }
    return new EligibilityReply(
        insurance.getInforce() ? EligibilityReply.State.ACTIVE : EligibilityReply.State.INACTIVE,
        "",
        response);
  }

  private static EligibilityReply unreadable() {
    log.warn(
        "The eligibility route answered with something that is no CoverageEligibilityResponse.");
    return EligibilityReply.unknown("the payer's answer could not be read");
  }

  private static EligibilityReply failed(Throwable fault) {
    Throwable cause = fault.getCause() == null ? fault : fault.getCause();
    log.warn("The eligibility route could not be reached: {}", cause.getClass().getName());
    boolean slow = cause instanceof HttpTimeoutException || cause instanceof TimeoutException;
    return EligibilityReply.unknown(
        slow ? "the payer did not answer in time" : "the payer could not be reached");
  }

  private static String words(int status) {
    return switch (status) {
      case 400, 422 -> "the question lacks something the payer needs";
      case 401, 403 -> "this server may not ask";
      case 502 -> "the payer's answer could not be read";
      case 503 -> "the payer takes no questions just now";
      case 504 -> "the payer did not answer in time";
      default -> "the payer could not be asked";
    };
  }

  private IParser parser() {
    IParser parser = fhir.newJsonParser();
    parser.setParserErrorHandler(new LenientErrorHandler(false));
    return parser;
  }
}
