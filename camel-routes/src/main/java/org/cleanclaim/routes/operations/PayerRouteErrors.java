package org.cleanclaim.routes.operations;

import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * How every payer route fails: whoever asked gets an OperationOutcome that says what to do. Payers
 * are asked again by the route that knows what may be asked twice, never by a redelivery here.
 */
public final class PayerRouteErrors extends RouteConfigurationBuilder {

  /** Routes name this in {@code routeConfigurationId}. */
  public static final String ID = "payer-errors";

  private final FailureAnswer answer;

  public PayerRouteErrors(FailureAnswer answer) {
    this.answer = answer;
  }

  @Override
  public void configuration() {
    routeConfiguration(ID).onException(Exception.class).handled(true).bean(answer, "answer");
  }
}
