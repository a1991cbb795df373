package org.cleanclaim.routes.operations;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.util.ObjectHelper;
import org.cleanclaim.routes.x12.X12Refusal;
import org.cleanclaim.routes.x12.X12Unreadable;

/** Tells why a call to a payer over its route failed, and when to try again. */
public final class PayerCallFailure {
  private static final Duration SOON = Duration.ofSeconds(30);

  private PayerCallFailure() {}

  /** The failure as one the asker can understand. */
  public static RuntimeException of(CamelExecutionException failed) {
    for (var cause : ObjectHelper.createExceptionIterable(failed)) {
      if (cause instanceof RouteFailure
          || cause instanceof X12Refusal
          || cause instanceof X12Unreadable) {
        return (RuntimeException) cause;
      }
      if (cause instanceof HttpOperationFailedException refused) {
        return RouteFailure.unavailable(
            "The payer refused the request with HTTP %d. Ask again later, or check its address."
                .formatted(refused.getStatusCode()),
            SOON,
            refused);
      }
      if (cause instanceof SocketTimeoutException) {
        return RouteFailure.late("The payer has not answered. Ask again later, or call the payer.");
      }
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException) {
        return RouteFailure.unavailable(
            "The payer cannot be reached. Ask again later, or check its address.",
            SOON,
            (Exception) cause);
      }
    }
    return RouteFailure.unavailable(
        "The connection to the payer broke. Ask again later.", SOON, failed);
  }
}
