package org.cleanclaim.routes.transport;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.cleanclaim.routes.traffic.PartnerSettings;

/**
 * Fetches answers that do not lie in a folder: from Kafka topics, and by asking. Each goes to its
 * partner's mailbox route, and counts as fetched when that route has committed what it says.
 */
public final class PickUpRoute extends RouteBuilder {
  static final String PARTNER = "cleanclaimPartner";

  private static final String COMMIT = "cleanclaimCommit";

  private final PartnerSettings partners;
  private final TransportSettings settings;
  private final PartnerEndpoints endpoints;
  private final CorePickUp core;
  private final FhirPickUp fhir;

  PickUpRoute(
      PartnerSettings partners,
      TransportSettings settings,
      PartnerEndpoints endpoints,
      CorePickUp core,
      FhirPickUp fhir) {
    this.partners = partners;
    this.settings = settings;
    this.endpoints = endpoints;
    this.core = core;
    this.fhir = fhir;
  }

  @Override
  public void configure() {
    for (var name : partners.partners().keySet()) {
      switch (Transport.of(partners.partner(name).inbox())) {
        case KAFKA -> kafka(name);
        case CORE -> ask("core-" + name, name, settings.partner(name).http().every(), core);
        case FHIR -> ask("fhir-" + name, name, settings.partner(name).fhir().every(), fhir);
        default -> {
          // The mailbox route fetches it itself.
        }
      }
    }
  }

  /** The offset is committed after the answer is: an answer read again is known by its bytes. */
  private void kafka(String name) {
    from(endpoints.topic(name))
        .routeId("kafka-" + name)
        .errorHandler(noErrorHandler())
        .setProperty(COMMIT, header(KafkaConstants.MANUAL_COMMIT))
        .process(PickUpRoute::named)
        .to(PartnerEndpoints.answers(name))
        .process(PickUpRoute::commit);
  }

  private static void named(Exchange exchange) {
    var in = exchange.getMessage();
    var name =
        "%s-%s-%s"
            .formatted(
                in.getHeader(KafkaConstants.TOPIC),
                in.getHeader(KafkaConstants.PARTITION),
                in.getHeader(KafkaConstants.OFFSET));
    in.removeHeaders("*");
    in.setHeader(Exchange.FILE_NAME_ONLY, name);
  }

  private static void commit(Exchange exchange) {
    exchange.getProperty(COMMIT, KafkaManualCommit.class).commit();
  }

  private void ask(String id, String name, Duration every, Object pickUp) {
    from("timer:" + id + "?delay=0&period=" + every.toMillis())
        .routeId(id)
        .errorHandler(noErrorHandler())
        .setHeader(PARTNER, constant(name))
        .bean(pickUp, "run");
  }
}
