package org.cleanclaim.routes.transport;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.cleanclaim.routes.claim.ClaimBundles;
import org.cleanclaim.routes.core.CoreEnvelope;
import org.cleanclaim.routes.submission.Mailbox;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;

/**
 * Claims to a payer's FHIR server by {@code Claim/$submit}. What is sent is made of the
 * interchange, so it is the same whenever it is sent; what the payer says at once goes the way of
 * all answers.
 */
final class FhirMailbox implements Mailbox {
  private final FhirClient client;
  private final CamelContext camel;

  FhirMailbox(FhirClient client, CamelContext camel) {
    this.client = client;
    this.camel = camel;
  }

  /** The claim's number ends the name of its answer: a payer's references are not ours. */
  @Override
  public void put(String partner, String name, byte[] content) {
    for (var claim : bundles(partner, content).entrySet()) {
      hand(camel, partner, claim.getKey(), client.submit(partner, claim.getValue()));
    }
  }

  /** Status inquiries tell. */
  @Override
  public boolean holds(String partner, String name, int size) {
    return false;
  }

  static void hand(CamelContext camel, String partner, String claim, byte[] answer) {
    var name = claim + ".json";
    var template = camel.createProducerTemplate();
    try {
      template.requestBodyAndHeaders(
          PartnerEndpoints.answers(partner),
          answer,
          Map.of(Exchange.FILE_NAME_ONLY, name, Exchange.FILE_NAME, name));
    } finally {
      template.stop();
    }
  }

  private static Map<String, Bundle> bundles(String partner, byte[] content) {
    var bundles = new LinkedHashMap<String, Bundle>();
    var faults = new ArrayList<SyntaxFault>();
    new ClaimFileReader()
        .read(
            new ByteArrayInputStream(content),
            new ClaimFileHandler() {
              @Override
              public void claim(ClaimBatch batch, SubmittedClaim claim) {
                var number = claim.heading().patientControlNumber();
                var id = CoreEnvelope.payloadId(partner, number);
                var bundle = ClaimBundles.of(batch, claim);
                bundle.setIdentifier(
                    new Identifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + id));
                bundles.put(number, bundle);
              }

              @Override
              public void end(ClaimBatch batch, List<SyntaxFault> found) {
                faults.addAll(found);
              }
            });
    if (!faults.isEmpty()) {
      throw new IllegalStateException("An interchange of ours cannot be read.");
    }
    return bundles;
  }
}
