package org.cleanclaim.routes.status;

import java.time.Duration;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.cleanclaim.routes.eligibility.PayerAddress;
import org.cleanclaim.routes.operations.PayerCallFailure;

/** Calls a payer through the route that ends at its endpoint. */
public final class RoutedStatusCall implements StatusCall {
  private final ProducerTemplate routes;
  private final String route;
  private final Duration timeout;

  /**
   * @param route the endpoint that takes a 276 with the payer's endpoint as its header
   */
  public RoutedStatusCall(ProducerTemplate routes, String route, Duration timeout) {
    this.routes = routes;
    this.route = route;
    this.timeout = timeout;
  }

  @Override
  public byte[] ask(String endpoint, byte[] inquiry) {
    try {
      return routes.requestBodyAndHeader(
          route, inquiry, StatusRoute.PAYER, PayerAddress.of(endpoint, timeout), byte[].class);
    } catch (CamelExecutionException failed) {
      throw PayerCallFailure.of(failed);
    }
  }
}
