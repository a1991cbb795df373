package org.cleanclaim.routes.replay;

import org.apache.camel.builder.RouteBuilder;
import org.cleanclaim.routes.mailbox.MailboxRoute;

/**
 * A person sends an interchange once more, or has a quarantined file applied once more; both are
 * harmless if it had arrived.
 */
public final class ReplayRoute extends RouteBuilder {
  private final OutgoingReplay outgoing;

  public ReplayRoute(OutgoingReplay outgoing) {
    this.outgoing = outgoing;
  }

  @Override
  public void configure() {
    from("{{cleanclaim.routes.replay}}")
        .routeId("replay")
        .errorHandler(noErrorHandler())
        .bean(outgoing, "run");

    from("{{cleanclaim.routes.quarantine}}")
        .routeId("quarantine")
        .errorHandler(noErrorHandler())
        .to(MailboxRoute.SORTED);
  }
}
