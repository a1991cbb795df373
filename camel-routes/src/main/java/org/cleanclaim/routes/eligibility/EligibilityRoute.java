package org.cleanclaim.routes.eligibility;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.cleanclaim.routes.operations.PayerRouteErrors;

/** CoverageEligibilityRequest in, 270 to the payer, 271 back, CoverageEligibilityResponse out. */
public final class EligibilityRoute extends RouteBuilder {
  private final EligibilityInlet inlet;
  private final EligibilityDesk desk;
  private final EligibilityOutlet outlet;
  private final InquirySending sending;
  private final AnswerReceiving receiving;

  public EligibilityRoute(
      EligibilityInlet inlet,
      EligibilityDesk desk,
      EligibilityOutlet outlet,
      InquirySending sending,
      AnswerReceiving receiving) {
    this.inlet = inlet;
    this.desk = desk;
    this.outlet = outlet;
    this.sending = sending;
    this.receiving = receiving;
  }

  @Override
  public void configure() {
    from("{{cleanclaim.routes.eligibility.endpoint}}")
        .routeId("eligibility-270")
        .routeConfigurationId(PayerRouteErrors.ID)
        .bean(inlet, "read")
        .removeHeaders("*")
        .bean(desk, "ask")
        .bean(outlet, "write")
        .setHeader(Exchange.CONTENT_TYPE, constant("application/fhir+json"))
        .setHeader("Cache-Control", constant("no-store"));

    from("{{cleanclaim.routes.eligibility.payer-call}}")
        .routeId("eligibility-270-payer")
        .errorHandler(noErrorHandler())
        .bean(sending, "write")
        .removeHeaders("*")
        .setHeader(Exchange.CONTENT_TYPE, constant("application/EDI-X12"))
        .toD("${exchangeProperty.payerEndpoint}", 100)
        .id("ask-payer")
        .bean(receiving, "read");
  }
}
