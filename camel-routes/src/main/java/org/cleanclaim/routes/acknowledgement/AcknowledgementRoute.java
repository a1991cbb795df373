package org.cleanclaim.routes.acknowledgement;

import org.apache.camel.builder.RouteBuilder;

/** A 999 (with TA1) or a 277CA in, the claims it speaks of moved. */
public final class AcknowledgementRoute extends RouteBuilder {
  private final AcknowledgementPosting posting;

  public AcknowledgementRoute(AcknowledgementPosting posting) {
    this.posting = posting;
  }

  @Override
  public void configure() {
    from("{{cleanclaim.routes.acknowledgement.syntax}}")
        .routeId("acknowledgement-999")
        .errorHandler(noErrorHandler())
        .bean(posting, "take");

    from("{{cleanclaim.routes.acknowledgement.claims}}")
        .routeId("acknowledgement-277ca")
        .errorHandler(noErrorHandler())
        .bean(posting, "take");
  }
}
