package org.cleanclaim.routes.eligibility;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.cleanclaim.routes.operations.JsonGuard;
import org.cleanclaim.routes.operations.RouteFailure;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Understands a request as it comes over HTTP. */
public final class EligibilityInlet {
  private static final Pattern WITHIN = Pattern.compile("respond-within=\"?(\\d{1,9})\"?");

  private final FhirContext fhir;
  private final EligibilitySettings settings;
  private final PayerEndpoints endpoints;
  private final Clock clock;

  public EligibilityInlet(
      FhirContext fhir, EligibilitySettings settings, PayerEndpoints endpoints, Clock clock) {
    this.fhir = fhir;
    this.settings = settings;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  /** Reads body and preferences. */
  public EligibilityAsk read(
      @Body InputStream body,
      @Header("Prefer") String prefer,
      @Header("Cache-Control") String cacheControl) {
    var resources = RequestResources.of(parse(JsonGuard.read(body)));
    var reading = new QuestionReading(resources, clock);
    var payerId = choose(reading.payerIds());
    return new EligibilityAsk(
        resources.request(),
        payerId,
        reading.question(reading.payer(payerId)),
        patience(prefer),
        cacheControl != null && cacheControl.contains("no-cache"));
  }

  private IBaseResource parse(byte[] json) {
    // The parser's own warnings would carry values into the log.
    var parser = fhir.newJsonParser().setParserErrorHandler(new LenientErrorHandler(false));
    try {
      return parser.parseResource(new String(json, StandardCharsets.UTF_8));
    } catch (DataFormatException | IllegalArgumentException invalid) {
      throw RouteFailure.unusable("The body is no FHIR R4 resource in JSON.", invalid);
    }
  }

  /** Of several ids the insurer has, the one the settings know; else the first. */
  private String choose(List<String> ids) {
    return ids.stream().filter(endpoints::knows).findFirst().orElse(ids.get(0));
  }

  private Duration patience(String prefer) {
    Matcher within = WITHIN.matcher(prefer == null ? "" : prefer);
    if (!within.find()) {
      return settings.deadline();
    }
    var asked = Duration.ofMillis(Long.parseLong(within.group(1)));
    return asked.compareTo(settings.deadline()) < 0 ? asked : settings.deadline();
  }
}
