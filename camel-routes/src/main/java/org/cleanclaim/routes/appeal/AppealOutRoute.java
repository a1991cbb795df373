package org.cleanclaim.routes.appeal;

import org.apache.camel.builder.RouteBuilder;

/**
 * The last piece of an appeal's way: its packet into the payer's channel. What goes, and what
 * follows where it fails, is {@link AppealSending}'s to say; the route tries nothing again.
 */
public final class AppealOutRoute extends RouteBuilder {
  /** Exchange property: where the packet goes. */
  static final String OUTBOX = "appeal-outbox";

  @Override
  public void configure() {
    from("{{cleanclaim.routes.appeals.mailbox}}")
        .routeId("appeal-out")
        .errorHandler(noErrorHandler())
        .toD("${exchangeProperty." + OUTBOX + "}", 100)
        .id("appeal-outbox");
  }
}
