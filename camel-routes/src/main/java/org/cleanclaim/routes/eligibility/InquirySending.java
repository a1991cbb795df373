package org.cleanclaim.routes.eligibility;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Trace;
import org.cleanclaim.routes.x12.eligibility.EligibilityInquiry;
import org.cleanclaim.routes.x12.eligibility.InquiryWriter;

/** Writes the 270 of a question, and says where it goes and under which number it is awaited. */
public final class InquirySending {
  /** Exchange property: the Camel endpoint of the payer. */
  public static final String PAYER_ENDPOINT = "payerEndpoint";

  /** Exchange property: TRN02 that the answer must give back. */
  public static final String TRACE = "eligibilityTrace";

  private static final long CONTROL_NUMBERS = 1_000_000_000L;

  private final EnvelopeSettings envelope;
  private final PayerEndpoints endpoints;
  private final Duration callTimeout;
  private final Clock clock;

  /**
   * Real-time inquiries are never resent by number, so a number need only be new to the partner.
   */
  private final AtomicLong lastNumber;

  public InquirySending(
      EnvelopeSettings envelope,
      EligibilitySettings settings,
      PayerEndpoints endpoints,
      Clock clock) {
    this.envelope = envelope;
    this.endpoints = endpoints;
    this.callTimeout = settings.callTimeout();
    this.clock = clock;
    this.lastNumber = new AtomicLong(clock.millis() / 100);
  }

  /** The 270 as bytes. */
  public byte[] write(@Body PayerQuestion asked, Exchange exchange) {
    var endpoint =
        endpoints
            .find(asked.payerId())
            .orElseThrow(
                () ->
                    RouteFailure.unconfigured(
                        "No endpoint is set for this payer. Set"
                            + " cleanclaim.routes.eligibility.payer, or"
                            + " cleanclaim.routes.eligibility.payers.<payer id>."));
    var number = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    exchange.setProperty(PAYER_ENDPOINT, PayerAddress.of(endpoint, callTimeout));
    exchange.setProperty(TRACE, number);
    var now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    var inquiry =
        new EligibilityInquiry(
            number, now, new Trace("1", number, envelope.origin()), asked.question());
    return new InquiryWriter().write(interchange(asked.payerId(), now), inquiry);
  }

  private Interchange interchange(String payerId, LocalDateTime now) {
    var receiver = envelope.receiver().isBlank() ? payerId : envelope.receiver();
    var number = "%09d".formatted(lastNumber.incrementAndGet() % CONTROL_NUMBERS);
    return new Interchange(
        new Partner(envelope.senderQualifier(), envelope.sender()),
        new Partner(
            envelope.receiverQualifier(), receiver.substring(0, Math.min(15, receiver.length()))),
        now,
        number,
        envelope.test());
  }
}
