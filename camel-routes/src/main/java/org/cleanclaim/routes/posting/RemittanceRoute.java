package org.cleanclaim.routes.posting;

import org.apache.camel.builder.RouteBuilder;

/** An 835 in; posted by a later step when it balances, else quarantined whole. */
public final class RemittanceRoute extends RouteBuilder {
  private final RemittanceIntake intake;

  public RemittanceRoute(RemittanceIntake intake) {
    this.intake = intake;
  }

  @Override
  public void configure() {
    from("{{cleanclaim.routes.remittance.file}}")
        .routeId("remittance-835")
        .errorHandler(noErrorHandler())
        .bean(intake, "take");
  }
}
