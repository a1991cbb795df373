package org.cleanclaim.routes.transport;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.cleanclaim.routes.submission.Mailbox;
import org.cleanclaim.routes.submission.SubmissionRoute;

/** Mailboxes behind Camel endpoints: folders, SFTP servers, Kafka topics. */
public final class CamelMailbox implements Mailbox {
  /** Header of a Kafka record: the interchange's name. */
  static final String NAME = "interchange";

  private static final long LOOK_MILLIS = 5_000;

  private final CamelContext camel;
  private final PartnerEndpoints endpoints;
  private final String route;

  public CamelMailbox(CamelContext camel, PartnerEndpoints endpoints, String route) {
    this.camel = camel;
    this.endpoints = endpoints;
    this.route = route;
  }

  /** Written under another name first and then renamed, so that nobody reads a half of it. */
  @Override
  public void put(String partner, String name, byte[] content) {
    var outbox = endpoints.outbox(partner);
    try (var template = camel.createProducerTemplate()) {
      var sent =
          template.request(
              route,
              exchange -> {
                exchange.setProperty(SubmissionRoute.OUTBOX, outbox);
                exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
                if (endpoints.transport(partner) == Transport.KAFKA) {
                  // One partition for each partner: its interchanges stay in their order.
                  exchange.getMessage().setHeader(KafkaConstants.KEY, partner);
                  exchange.getMessage().setHeader(NAME, name);
                }
                exchange.getMessage().setBody(content);
              });
      if (sent.getException() != null) {
        throw new IllegalStateException("The mailbox did not take the file.", sent.getException());
      }
    } catch (java.io.IOException closing) {
      throw new java.io.UncheckedIOException(closing);
    }
  }

  @Override
  public boolean holds(String partner, String name, int size) {
    if (!endpoints.canLook(partner)) {
      return false;
    }
    var look = endpoints.look(partner, name);
    try (var consumer = camel.createConsumerTemplate()) {
      var found = consumer.receive(look, LOOK_MILLIS);
      if (found == null) {
        return false;
      }
      var length = found.getMessage().getHeader(Exchange.FILE_LENGTH, Long.class);
      consumer.doneUoW(found);
      return length != null && length == size;
    } catch (java.io.IOException closing) {
      throw new java.io.UncheckedIOException(closing);
    }
  }
}
