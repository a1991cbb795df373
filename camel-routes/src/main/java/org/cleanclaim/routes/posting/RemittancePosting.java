package org.cleanclaim.routes.posting;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cleanclaim.routes.claim.ClaimGraph;
import org.cleanclaim.routes.remittance.ClaimResponses;
import org.cleanclaim.routes.remittance.PaymentReconciliations;
import org.cleanclaim.routes.remittance.PaymentReconciliations.PaidClaim;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.remittance.Imbalance;
import org.cleanclaim.routes.x12.remittance.Payment;
import org.cleanclaim.routes.x12.remittance.ProviderAdjustment;
import org.cleanclaim.routes.x12.remittance.RemittanceHandler;
import org.cleanclaim.routes.x12.remittance.RemittanceReader;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Posts an 835 that balances: one ClaimResponse for each claim, then the PaymentReconciliation,
 * then the claims' own state. Ids follow from the remittance, so a step that is done again writes
 * the same resources over themselves.
 */
public final class RemittancePosting {
  /** Responses in one transaction: enough to be quick, few enough to be rolled back cheaply. */
  private static final int BUNDLE = 50;

  private static final String PREDETERMINATION = "25";

  private final FhirServer server;
  private final Inbound inbound;
  private final Payments payments;
  private final Submissions submissions;
  private final TrafficDatabase database;
  private final RemittedMatch match;

  public RemittancePosting(
      FhirServer server,
      Inbound inbound,
      Payments payments,
      Submissions submissions,
      TrafficDatabase database) {
    this.server = server;
    this.inbound = inbound;
    this.payments = payments;
    this.submissions = submissions;
    this.database = database;
    this.match = new RemittedMatch(submissions, server.fhir());
  }

  /** The step after an 835 was taken in; harmless when it is done again. */
  public void run(String partner, String hexHash) {
    inbound.raw(partner, hexHash).ifPresent(raw -> run(partner, hexHash, raw));
  }

  private void run(String partner, String hexHash, byte[] raw) {
    if (PayerResponse.isJson(raw)) {
      inbound
          .answered(partner, hexHash)
          .flatMap(submissions::find)
          .ifPresent(submission -> write(partner, hexHash, raw, submission));
      return;
    }
    new RemittanceReader()
        .read(
            new ByteArrayInputStream(raw), new Posting(partner, HexFormat.of().parseHex(hexHash)));
  }

  /** A ClaimResponse of the payer's server as one of ours: what it refers to is ours as well. */
  private void write(String partner, String hexHash, byte[] raw, Submission submission) {
    PayerResponse.read(server.fhir(), raw)
        .response()
        .ifPresent(
            response -> {
              var text = new String(submission.content(), StandardCharsets.UTF_8);
              var claim =
                  new ClaimGraph(server.fhir().newJsonParser().parseResource(Bundle.class, text))
                      .claim();
              response.setId(id(partner + "/" + hexHash));
              response.setMeta(null);
              response.setText(null);
              response.setRequest(new Reference(submission.claimRef()));
              response.setPatient(claim.getPatient());
              response.setInsurer(claim.getInsurer());
              response.setRequestor(null);
              response.setInsurance(null);
              response.setCommunicationRequest(null);
              server.put(List.of(response));
            });
  }

  /** Posts as the file streams by; of a payment another file announced first, nothing. */
  private final class Posting implements RemittanceHandler {
    private final String partner;
    private final byte[] hash;
    private final FhirContext fhir = server.fhir();
    private Payment payment;
    private boolean isOurs;
    private int answers;
    private final List<Resource> bundle = new ArrayList<>();
    private final List<PaidClaim> paid = new ArrayList<>();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final List<Decided> decided = new ArrayList<>();

    Posting(String partner, byte[] hash) {
      this.partner = partner;
      this.hash = hash;
    }

    @Override
    public void begin(Payment begun) {
      payment = begun;
      isOurs = payments.isFrom(partner, PaymentReconciliations.key(begun), hash);
      paid.clear();
      ordinals.clear();
    }

    @Override
    public void claim(RemittedClaim remitted) {
      if (!isOurs) {
        return;
      }
      var submission = match.find(remitted);
      int place = answers++;
      int ordinal = ordinals.merge(ClaimResponses.numbers(remitted), 1, Integer::sum);
      var response = ClaimResponses.of(payment, remitted, ordinal, submission.map(this::claim));
      response.setId(id(response.getIdentifierFirstRep().getValue()));
      bundle.add(response);
      paid.add(
          new PaidClaim(
              new Reference("ClaimResponse/" + response.getIdElement().getIdPart()),
              remitted.paid()));
      submission.ifPresent(one -> decided.add(new Decided(one, remitted, place)));
      if (bundle.size() >= BUNDLE) {
        flush();
      }
    }

    private Claim claim(Submission submission) {
      var text = new String(submission.content(), StandardCharsets.UTF_8);
      return new ClaimGraph(fhir.newJsonParser().parseResource(Bundle.class, text)).claim();
    }

    @Override
    public void end(
        Payment ended,
        List<ProviderAdjustment> adjustments,
        List<Imbalance> imbalances,
        List<SyntaxFault> faults) {
      if (!isOurs) {
        return;
      }
      flush();
      var name = PaymentReconciliations.key(ended);
      var reconciliation = PaymentReconciliations.of(ended, paid, adjustments);
      reconciliation.setId(id(name));
      server.put(List.of(reconciliation));
      database.together(() -> payments.posted(partner, name));
    }

    /** The responses first: a claim whose state says paid has its response. */
    private void flush() {
      if (!bundle.isEmpty()) {
        server.put(bundle);
      }
      database.together(() -> decided.forEach(this::move));
      bundle.clear();
      decided.clear();
    }

    private void move(Decided one) {
      var state = state(one.remitted());
      boolean moved =
          state.isPresent()
              && one.submission().state().isAway()
              && submissions.move(one.submission().id(), state.get(), null, hash);
      if (one.remitted().payerControlNumber() != null) {
        submissions.payerClaimNumber(one.submission().id(), one.remitted().payerControlNumber());
      }
      inbound.answerAgain(
          partner,
          hash,
          one.place(),
          one.submission().id(),
          "835",
          "835 CLP02 " + one.remitted().status(),
          moved);
    }
  }

  /**
   * What was said of a claim that is known.
   *
   * @param place of the claim in the file: it stays when more claims of it come to be known
   */
  private record Decided(Submission submission, RemittedClaim remitted, int place) {}

  /** Empty for what decides nothing new: a reversal is netted, a predetermination pays nothing. */
  private static Optional<SubmissionState> state(RemittedClaim remitted) {
    if (remitted.isReversal() || PREDETERMINATION.equals(remitted.status())) {
      return Optional.empty();
    }
    return Optional.of(isDenied(remitted) ? SubmissionState.DENIED : SubmissionState.PAID);
  }

  /** Nothing is paid, and neither the patient's share nor the contract alone explains it. */
  private static boolean isDenied(RemittedClaim remitted) {
    return remitted.paid().signum() <= 0
        && remitted.charge().compareTo(BigDecimal.ZERO) > 0
        && Stream.concat(
                remitted.adjustments().stream(),
                remitted.lines().stream().flatMap(line -> line.adjustments().stream()))
            .anyMatch(RemittancePosting::denies);
  }

  private static boolean denies(Adjustment one) {
    return one.amount().signum() > 0 && !Contractual.is(one.group(), one.reason());
  }

  private static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
