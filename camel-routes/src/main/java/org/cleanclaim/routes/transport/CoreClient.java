package org.cleanclaim.routes.transport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.UUID;
import org.cleanclaim.routes.core.CoreEnvelope;
import org.cleanclaim.routes.core.CoreFault;
import org.cleanclaim.routes.core.MultipartForm;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.submission.MailboxRefusal;
import org.cleanclaim.routes.traffic.PartnerSettings;

/** Asks a partner by CAQH CORE, one message and its answer. */
final class CoreClient {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final PartnerSettings partners;
  private final TransportSettings settings;
  private final EnvelopeSettings envelope;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  CoreClient(
      PartnerSettings partners,
      TransportSettings settings,
      EnvelopeSettings envelope,
      Clock clock) {
    this.partners = partners;
    this.settings = settings;
    this.envelope = envelope;
    this.clock = clock;
  }

  /**
   * The partner's answer, whole and free of error.
   *
   * @throws MailboxRefusal when it is anything else
   */
  CoreEnvelope ask(String partner, String address, String type, UUID id, byte[] payload) {
    var core = settings.partner(partner).http();
    var request =
        CoreEnvelope.request(
                type,
                id,
                clock.instant(),
                core.sender().isBlank() ? envelope.sender() : core.sender(),
                core.receiver().isBlank() ? partners.partner(partner).receiver() : core.receiver(),
                payload)
            .signed(core.username(), core.password());
    var form = request.form();
    var boundary = form.boundary();
    var post =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(core.timeout())
            .header("Content-Type", MultipartForm.contentType(boundary))
            .POST(HttpRequest.BodyPublishers.ofByteArray(form.body(boundary)))
            .build();
    return answer(partner, send(post));
  }

  private HttpResponse<byte[]> send(HttpRequest post) {
    try {
      return http.send(post, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException lost) {
      throw new MailboxRefusal(
          "The payer gave no answer. Its address and the line are to be looked at.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new MailboxRefusal("The process ended before the payer answered.");
    }
  }

  private static CoreEnvelope answer(String partner, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      throw credentials(partner);
    }
    if (status / 100 != 2) {
      throw new MailboxRefusal("The payer answered HTTP " + status + ".");
    }
    try {
      var type = response.headers().firstValue("Content-Type").orElse(null);
      var answer = CoreEnvelope.of(MultipartForm.read(type, response.body()));
      if (answer.isSuccess()) {
        return answer;
      }
      throw refusal(partner, answer.errorCode());
    } catch (CoreFault fault) {
      throw new MailboxRefusal(
          "The payer's answer is no sound CORE message (" + fault.code() + ").");
    }
  }

  private static MailboxRefusal credentials(String partner) {
    return new MailboxRefusal(
        "The payer does not know us. Correct cleanclaim.routes.partners.%s.http.username and .password."
            .formatted(partner));
  }

  /** The code is the payer's; its text may hold what was sent and is left out. */
  private static MailboxRefusal refusal(String partner, String code) {
    var said = code.matches("[A-Za-z]{1,60}") ? code : "an unknown error";
    return switch (said) {
      case "UnAuthorized" -> credentials(partner);
      case "ChecksumMismatched", "PayloadLengthIllegal" ->
          new MailboxRefusal("The payer got the file cut or changed (" + said + ").");
      case "VersionMismatch", "CORERuleVersionIllegal" ->
          new MailboxRefusal(
              "The payer speaks another version of CORE connectivity than "
                  + CoreEnvelope.RULE_VERSION
                  + ". Ask it for an address that speaks this one.");
      case "SenderIDIllegal", "SenderIDRequired", "ReceiverIDIllegal", "ReceiverIDRequired" ->
          new MailboxRefusal(
              "The payer does not know these ids (%s). Correct cleanclaim.routes.partners.%s.http.sender or .receiver."
                  .formatted(said, partner));
      default -> new MailboxRefusal("The payer refused the CORE message: " + said + ".");
    };
  }
}
