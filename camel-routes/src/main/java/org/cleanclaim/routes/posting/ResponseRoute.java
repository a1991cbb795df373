package org.cleanclaim.routes.posting;

import org.apache.camel.builder.RouteBuilder;

/** A ClaimResponse in, from a payer that speaks FHIR. */
public final class ResponseRoute extends RouteBuilder {
  private final ResponseIntake intake;

  public ResponseRoute(ResponseIntake intake) {
    this.intake = intake;
  }

  @Override
  public void configure() {
    from("{{cleanclaim.routes.remittance.response:direct:remittance-response}}")
        .routeId("remittance-response")
        .errorHandler(noErrorHandler())
        .bean(intake, "take");
  }
}
