package org.cleanclaim.routes.submission;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.cleanclaim.routes.traffic.PartnerSettings;

/** Mailboxes behind Camel endpoints: folders and SFTP servers. */
public final class CamelMailbox implements Mailbox {
  /** Exchange property: where the file goes. */
  static final String OUTBOX = "outbox";

  private static final long LOOK_MILLIS = 5_000;

  private final CamelContext camel;
  private final PartnerSettings partners;
  private final String route;

  public CamelMailbox(CamelContext camel, PartnerSettings partners, String route) {
    this.camel = camel;
    this.partners = partners;
    this.route = route;
  }

  /** Written under another name first and then renamed, so that nobody reads a half of it. */
  @Override
  public void put(String partner, String name, byte[] content) {
    var outbox = with(partners.partner(partner).outbox(), "tempPrefix=part-");
    try (var template = camel.createProducerTemplate()) {
      var sent =
          template.request(
              route,
              exchange -> {
                exchange.setProperty(OUTBOX, outbox);
                exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
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
    var look =
        with(
            partners.partner(partner).outbox(),
            "fileName=" + name + "&noop=true&idempotent=false&initialDelay=0");
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

  private static String with(String endpoint, String options) {
    return endpoint + (endpoint.contains("?") ? "&" : "?") + options;
  }
}
