package org.cleanclaim.routes.transport;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.submission.Mailbox;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.PartnerSettings;

/** All ways to the partners of one configuration. */
public final class Transports {
  private final PartnerSettings partners;
  private final TransportSettings settings;
  private final PartnerEndpoints endpoints;
  private final CoreClient core;
  private final FhirClient fhir;

  public Transports(
      PartnerSettings partners,
      TransportSettings settings,
      EnvelopeSettings envelope,
      FhirContext context,
      Clock clock) {
    this.partners = partners;
    this.settings = settings;
    endpoints = new PartnerEndpoints(partners, settings);
    core = new CoreClient(partners, settings, envelope, clock);
    fhir = new FhirClient(partners, settings, context);
  }

  /** How long a file of the partner must not have grown; none where files come whole. */
  public Duration settle(String partner) {
    return switch (Transport.of(partners.partner(partner).inbox())) {
      case CORE, KAFKA, FHIR -> Duration.ZERO;
      default -> settings.partner(partner).settle();
    };
  }

  public PartnerEndpoints endpoints() {
    return endpoints;
  }

  /**
   * @param route endpoint of the route that writes files and topics
   */
  public Mailbox mailbox(CamelContext camel, String route) {
    return new PartnerMailboxes(
        endpoints,
        new CamelMailbox(camel, endpoints, route),
        new CoreMailbox(core, partners),
        new FhirMailbox(fhir, camel));
  }

  public PickUpRoute pickUpRoute(Inbound inbound) {
    return new PickUpRoute(
        partners,
        settings,
        endpoints,
        new CorePickUp(core, partners, settings),
        new FhirPickUp(fhir, inbound));
  }
}
