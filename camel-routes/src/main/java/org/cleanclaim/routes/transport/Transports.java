package org.cleanclaim.routes.transport;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.submission.Mailbox;
import org.cleanclaim.routes.traffic.PartnerSettings;

/** All ways to the partners of one configuration. */
public final class Transports {
  private final PartnerSettings partners;
  private final TransportSettings settings;
  private final PartnerEndpoints endpoints;
  private final CoreClient core;

  public Transports(
      PartnerSettings partners,
      TransportSettings settings,
      EnvelopeSettings envelope,
      Clock clock) {
    this.partners = partners;
    this.settings = settings;
    endpoints = new PartnerEndpoints(partners, settings);
    core = new CoreClient(partners, settings, envelope, clock);
  }

  public PartnerEndpoints endpoints() {
    return endpoints;
  }

  /**
   * @param route endpoint of the route that writes files and topics
   */
  public Mailbox mailbox(CamelContext camel, String route) {
    return new PartnerMailboxes(
        endpoints, new CamelMailbox(camel, endpoints, route), new CoreMailbox(core, partners));
  }

  public PickUpRoute pickUpRoute() {
    return new PickUpRoute(partners, settings, endpoints, new CorePickUp(core, partners, settings));
  }
}
