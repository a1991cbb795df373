package org.cleanclaim.routes.appeal;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.cleanclaim.routes.server.FhirServer;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes appeals that were sent to the payer's channel, once their time to be called back is over,
 * and writes on the letter that it is there.
 *
 * <p>A packet bears the letter's id as its name and was frozen when it was sent: where a node falls
 * between handing over and writing that down, the next look puts the same bytes under the same name
 * again. A payer that had taken the first away meanwhile gets the appeal twice, which harms nobody;
 * one that is late is lost.
 */
public final class AppealSending {
  private static final Logger LOG = LoggerFactory.getLogger(AppealSending.class);
  private static final String NOT_BEFORE =
      "https://cleanclaim.example/fhir/StructureDefinition/send-not-before";

  private final FhirServer server;
  private final ProducerTemplate camel;
  private final String route;
  private final AppealSettings settings;
  private final Clock clock;

  /**
   * @param route the endpoint at which the route {@code appeal-out} begins
   */
  public AppealSending(
      FhirServer server,
      ProducerTemplate camel,
      String route,
      AppealSettings settings,
      Clock clock) {
    this.server = server;
    this.camel = camel;
    this.route = route;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * One look; how many appeals went. One that cannot go keeps none of the others; a channel that
   * took one not is not tried again in the same look.
   */
  public int run() {
    int went = 0;
    var down = new HashSet<String>();
    for (var letter : server.appealsUnderWay()) {
      if (isDue(letter) && send(letter, down)) {
        went++;
      }
    }
    return went;
  }

  private boolean isDue(Communication letter) {
    var until =
        Optional.ofNullable(letter.getExtensionByUrl(NOT_BEFORE))
            .map(Extension::getValue)
            .filter(DateTimeType.class::isInstance)
            .map(value -> ((DateTimeType) value).getValue().toInstant())
            .orElse(Instant.EPOCH);
    return !clock.instant().isBefore(until);
  }

  private boolean send(Communication letter, Set<String> down) {
    var id = letter.getIdElement().getIdPart();
    var outbox = "";
    try {
      outbox = outbox(letter);
      if (down.contains(outbox)) {
        return false;
      }
      var packet = packet(letter);
      if (packet.isEmpty()) {
        LOG.error("Letter {} has no packet that can be read; it does not go.", id);
        return false;
      }
      put("appeal-" + id + ".pdf", packet.get(), outbox);
      var gone = letter.copy();
      gone.setStatus(CommunicationStatus.COMPLETED);
      gone.setSent(Date.from(clock.instant()));
      return server.update(gone);
    } catch (RuntimeException failed) {
      down.add(outbox);
      LOG.warn(
          "Letter {} did not go ({}); it is tried again.", id, failed.getClass().getSimpleName());
      return false;
    }
  }

  private Optional<byte[]> packet(Communication letter) {
    var documents =
        letter.getPayload().stream()
            .filter(payload -> payload.hasContentReference())
            .map(payload -> payload.getContentReference())
            .filter(reference -> "Packet".equals(reference.getDisplay()))
            .map(reference -> reference.getReferenceElement().toUnqualifiedVersionless().getValue())
            .toList();
    return server.read(documents).stream()
        .filter(DocumentReference.class::isInstance)
        .map(document -> ((DocumentReference) document).getContentFirstRep().getAttachment())
        .map(attachment -> new IdType(attachment.getUrl()).toUnqualifiedVersionless().getValue())
        .flatMap(binary -> server.read(List.of(binary)).stream())
        .filter(Binary.class::isInstance)
        .map(binary -> ((Binary) binary).getData())
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The payer's own channel where it has one, by any id the payer goes by. */
  private String outbox(Communication letter) {
    Map<String, String> payers = settings.payers();
    if (payers.isEmpty()) {
      return settings.outbox();
    }
    var recipients =
        letter.getRecipient().stream()
            .map(each -> each.getReferenceElement().toUnqualifiedVersionless().getValue())
            .filter(reference -> reference != null && reference.startsWith("Organization/"))
            .toList();
    return server.read(recipients).stream()
        .filter(Organization.class::isInstance)
        .flatMap(payer -> ((Organization) payer).getIdentifier().stream())
        .map(Identifier::getValue)
        .filter(payers::containsKey)
        .map(payers::get)
        .findFirst()
        .orElse(settings.outbox());
  }

  /** Written under another name first and then renamed, so that nobody takes a half of it. */
  private void put(String name, byte[] content, String outbox) {
    var sent =
        camel.request(
            route,
            exchange -> {
              exchange.setProperty(AppealOutRoute.OUTBOX, whole(outbox));
              exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
              exchange.getMessage().setBody(content);
            });
    if (sent.getException() != null) {
      throw new IllegalStateException("The channel did not take the packet.", sent.getException());
    }
  }

  private static String whole(String outbox) {
    boolean file = outbox.startsWith("file:") || outbox.startsWith("sftp:");
    return !file || outbox.contains("tempFileName=") || outbox.contains("tempPrefix=")
        ? outbox
        : outbox + (outbox.contains("?") ? "&" : "?") + "tempFileName=${file:name}.part";
  }
}
