package org.cleanclaim.routes.gateway;

import ca.uhn.fhir.context.FhirContext;
import java.util.concurrent.Executor;
import org.apache.camel.builder.RouteBuilder;
import org.cleanclaim.routes.server.FhirServer;

/**
 * What the gateway does beside passing on: a claim is judged before it is stored; a stored coverage
 * is judged by, and a stored adjudication opens its denial.
 */
public final class GatewayRoute extends RouteBuilder {
  private final ScrubQuestion question;
  private final VerdictReading verdict;
  private final Copies copies;
  private final FhirServer cleanclaim;

  GatewayRoute(
      ScrubQuestion question, VerdictReading verdict, Copies copies, FhirServer cleanclaim) {
    this.question = question;
    this.verdict = verdict;
    this.copies = copies;
    this.cleanclaim = cleanclaim;
  }

  /** The route with its parts. */
  public static GatewayRoute of(
      FhirContext fhir,
      UpstreamServer upstream,
      GatewaySettings settings,
      Executor executor,
      FhirServer cleanclaim) {
    var names = new CopyNames(upstream.base());
    var records = new UpstreamRecords(fhir, upstream, names, executor);
    return new GatewayRoute(
        new ScrubQuestion(fhir, records, names, settings.history(), executor),
        new VerdictReading(),
        new Copies(fhir, records, names),
        cleanclaim);
  }

  @Override
  public void configure() {
    from("{{cleanclaim.routes.gateway.claim}}")
        .routeId("gateway")
        .errorHandler(noErrorHandler())
        .bean(question, "ask")
        .bean(cleanclaim, "scrub")
        .id("gateway-scrub")
        .bean(verdict, "read");

    from("{{cleanclaim.routes.gateway.coverage}}")
        .routeId("gateway-coverage")
        .errorHandler(noErrorHandler())
        .bean(copies, "of")
        .filter(simple("${body.size} > 0"))
        .bean(cleanclaim, "put")
        .id("gateway-keep-coverage");

    from("{{cleanclaim.routes.gateway.claim-response}}")
        .routeId("gateway-claim-response")
        .errorHandler(noErrorHandler())
        .bean(copies, "of")
        .filter(simple("${body.size} > 0"))
        .bean(cleanclaim, "put")
        .id("gateway-open-denial");
  }
}
