package org.cleanclaim.routes.submission;

import org.apache.camel.builder.RouteBuilder;

/**
 * The last piece of the way to a payer: one 837 into the partner's mailbox. Who sends what, and
 * that it is sent once, was decided before in {@link InterchangeSending}; a failure here is told to
 * it and never tried again by the route.
 */
public final class SubmissionRoute extends RouteBuilder {
  /** Exchange property: where the file goes. */
  public static final String OUTBOX = "outbox";

  @Override
  public void configure() {
    from("{{cleanclaim.routes.submission.mailbox}}")
        .routeId("submission-837")
        .errorHandler(noErrorHandler())
        .toD("${exchangeProperty." + OUTBOX + "}", 100)
        .id("payer-mailbox");
  }
}
