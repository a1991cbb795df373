package org.cleanclaim.routes.status;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.cleanclaim.routes.operations.PayerRouteErrors;

/** A claim asked about on demand, and the wire to a payer that answers in real time. */
public final class StatusRoute extends RouteBuilder {
  /** Header: the Camel endpoint of the payer. */
  static final String PAYER = "payerEndpoint";

  private final StatusDesk desk;

  public StatusRoute(StatusDesk desk) {
    this.desk = desk;
  }

  @Override
  public void configure() {
    from("{{cleanclaim.routes.status.endpoint}}")
        .routeId("status-276")
        .routeConfigurationId(PayerRouteErrors.ID)
        .bean(desk, "ask")
        .removeHeaders("*")
        .setHeader(Exchange.HTTP_RESPONSE_CODE, simple("${body.status}"))
        .setBody(simple("${body.content}"))
        .setHeader(Exchange.CONTENT_TYPE, constant("application/fhir+json"))
        .setHeader("Cache-Control", constant("no-store"));

    from("{{cleanclaim.routes.status.payer-call}}")
        .routeId("status-276-payer")
        .errorHandler(noErrorHandler())
        .setProperty(PAYER, header(PAYER))
        .removeHeaders("*")
        .setHeader(Exchange.CONTENT_TYPE, constant("application/EDI-X12"))
        .toD("${exchangeProperty." + PAYER + "}", 100)
        .id("ask-status")
        .convertBodyTo(byte[].class)
        .removeHeaders("*");
  }
}
