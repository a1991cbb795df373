package org.cleanclaim.routes.transport;

import org.cleanclaim.routes.core.CoreEnvelope;
import org.cleanclaim.routes.submission.Mailbox;
import org.cleanclaim.routes.submission.MailboxRefusal;
import org.cleanclaim.routes.traffic.PartnerSettings;

/** Batches to a payer that speaks CAQH CORE over HTTP. */
final class CoreMailbox implements Mailbox {
  private static final int CONTROL_NUMBER_AT = 90;
  private static final int CONTROL_NUMBER = 9;

  private final CoreClient client;
  private final PartnerSettings partners;

  CoreMailbox(CoreClient client, PartnerSettings partners) {
    this.client = client;
    this.partners = partners;
  }

  /** Taken when the payer confirms the very message. */
  @Override
  public void put(String partner, String name, byte[] content) {
    var id = CoreEnvelope.payloadId(partner, controlNumber(content));
    var type = "X12_837_Request_" + guide(content);
    var answer = client.ask(partner, partners.partner(partner).outbox(), type, id, content);
    if (!answer.payloadId().equalsIgnoreCase(id.toString())) {
      throw new MailboxRefusal("The payer confirmed another message than ours.");
    }
  }

  /** CORE has no question for that: acknowledgements and status inquiries tell. */
  @Override
  public boolean holds(String partner, String name, int size) {
    return false;
  }

  /** ISA13 stands at a fixed place. */
  private static String controlNumber(byte[] content) {
    return new String(
        content, CONTROL_NUMBER_AT, CONTROL_NUMBER, java.nio.charset.StandardCharsets.US_ASCII);
  }

  /** GS08. */
  private static String guide(byte[] content) {
    var text = new String(content, java.nio.charset.StandardCharsets.ISO_8859_1);
    char segment = text.charAt(105);
    int group = text.indexOf(segment + "GS") + 1;
    var elements =
        text.substring(group, text.indexOf(segment, group))
            .split(java.util.regex.Pattern.quote(String.valueOf(text.charAt(3))));
    return elements[8];
  }
}
