package org.cleanclaim.routes.transport;

import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.ProducerTemplate;
import org.cleanclaim.routes.core.CoreEnvelope;
import org.cleanclaim.routes.submission.MailboxRefusal;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Picks up what a payer has for us by CAQH CORE. A file is confirmed when what it says is
 * committed; one that is handed out twice is known by its bytes.
 */
final class CorePickUp {
  private static final Logger LOG = LoggerFactory.getLogger(CorePickUp.class);
  private static final String CONFIRMATION = "X12_Response_ConfirmReceiptReceived";
  private static final int MOST = 500;

  private final CoreClient client;
  private final PartnerSettings partners;
  private final TransportSettings settings;

  CorePickUp(CoreClient client, PartnerSettings partners, TransportSettings settings) {
    this.client = client;
    this.partners = partners;
    this.settings = settings;
  }

  /** Everything that is there now, of each kind. */
  public void run(@Header(PickUpRoute.PARTNER) String partner, Exchange exchange) {
    var template = exchange.getContext().createProducerTemplate();
    try {
      for (var type : settings.partner(partner).http().pickUp()) {
        all(partner, type, template);
      }
    } catch (MailboxRefusal refusal) {
      LOG.warn(
          "Answers of {} were not picked up and are asked for again: {}",
          partner,
          refusal.getMessage());
    } catch (RuntimeException failed) {
      // Told without its text: it may hold what was in a file.
      LOG.warn(
          "Answers of {} were not taken and are asked for again: {}",
          partner,
          failed.getClass().getName());
    } finally {
      template.stop();
    }
  }

  private void all(String partner, String type, ProducerTemplate template) {
    var address = partners.partner(partner).inbox();
    var seen = new HashSet<String>();
    for (int files = 0; files < MOST; files++) {
      var answer = client.ask(partner, address, type, UUID.randomUUID(), new byte[0]);
      if (answer.payload().length == 0 || !seen.add(answer.payloadId())) {
        return;
      }
      hand(partner, answer, template);
      client.ask(partner, address, CONFIRMATION, UUID.fromString(id(answer)), new byte[0]);
    }
  }

  private static void hand(String partner, CoreEnvelope answer, ProducerTemplate template) {
    var name = id(answer) + ".x12";
    template.requestBodyAndHeaders(
        PartnerEndpoints.answers(partner),
        answer.payload(),
        Map.of(Exchange.FILE_NAME_ONLY, name, Exchange.FILE_NAME, name));
  }

  private static String id(CoreEnvelope answer) {
    try {
      return UUID.fromString(answer.payloadId()).toString();
    } catch (IllegalArgumentException none) {
      throw new MailboxRefusal("The payer's answer has no UUID as PayloadID.");
    }
  }
}
