package org.cleanclaim.routes.transport;

import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.cleanclaim.routes.submission.MailboxRefusal;
import org.cleanclaim.routes.traffic.Inbound;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks again for responses that were queued at a payer's FHIR server. */
final class FhirPickUp {
  private static final Logger LOG = LoggerFactory.getLogger(FhirPickUp.class);

  private final FhirClient client;
  private final Inbound inbound;

  FhirPickUp(FhirClient client, Inbound inbound) {
    this.client = client;
    this.inbound = inbound;
  }

  public void run(@Header(PickUpRoute.PARTNER) String partner, Exchange exchange) {
    for (var queued : inbound.queuedResponses(partner)) {
      try {
        ask(partner, queued, exchange);
      } catch (MailboxRefusal refusal) {
        LOG.warn("A response of {} is asked for again: {}", partner, refusal.getMessage());
      } catch (RuntimeException failed) {
        // Told without its text: it may hold what was in the response.
        LOG.warn("A response of {} was not taken: {}", partner, failed.getClass().getName());
      }
    }
  }

  private void ask(String partner, Inbound.QueuedResponse queued, Exchange exchange) {
    var id =
        client
            .read(queued.raw())
            .map(response -> response.getIdElement().getIdPart())
            .filter(part -> part.matches("[A-Za-z0-9.-]{1,64}"));
    if (id.isEmpty()) {
      return;
    }
    var answer = client.response(partner, id.get());
    if (client
        .read(answer)
        .filter(one -> one.getOutcome() != RemittanceOutcome.QUEUED)
        .isPresent()) {
      FhirMailbox.hand(exchange.getContext(), partner, queued.claim(), answer);
    }
  }
}
