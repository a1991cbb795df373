package org.cleanclaim.routes.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.routes.traffic.SubmissionState.DENIED;
import static org.cleanclaim.routes.traffic.SubmissionState.PAID;
import static org.cleanclaim.routes.traffic.SubmissionState.SENT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Inbound.Outcome;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.Sha256;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.remittance.Payment;
import org.cleanclaim.routes.x12.remittance.Remittance;
import org.cleanclaim.routes.x12.remittance.RemittanceWriter;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;
import org.cleanclaim.routes.x12.remittance.RemittedLine;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An 835 becomes responses and a payment, or nothing at all. */
class RemittancePostingTest {
  private final Clinic clinic = new Clinic();
  private Inbound inbound;
  private RemittanceIntake intake;
  private RemittancePosting posting;
  private Submission one;
  private Submission two;

  @BeforeEach
  void sendTwoClaims() {
    inbound = new Inbound(clinic.database, "", clinic.clock);
    var payments = new Payments(clinic.database, "", clinic.clock);
    intake = new RemittanceIntake(inbound, payments, clinic.steps);
    posting =
        new RemittancePosting(
            clinic.server, inbound, payments, clinic.submissions, clinic.database);
    var sent = clinic.send(1, 2);
    one = sent.get(0);
    two = sent.get(1);
  }

  @Test
  void paidAndDeniedClaimsHaveResponsesAndOnePayment() {
    var raw = remittance(1, "EFT1", paid(one), denied(two));
    assertThat(take(raw)).isEqualTo(Outcome.APPLIED);
    assertThat(responses()).as("posted by a later step").isEmpty();
    post(raw);
    assertThat(clinic.again(one).state()).isEqualTo(PAID);
    assertThat(clinic.again(two).state()).isEqualTo(DENIED);
    assertThat(responses())
        .extracting(response -> response.getRequest().getReference())
        .containsExactly("Claim/1", "Claim/2");
    var denial = responses().get(1).getItemFirstRep().getAdjudication().get(2);
    assertThat(denial.getCategory().getCodingFirstRep().getCode()).isEqualTo("CO");
    assertThat(denial.getReason().getCodingFirstRep().getCode()).isEqualTo("197");
    var payment = clinic.server.all(PaymentReconciliation.class).get(0);
    assertThat(payment.getPaymentAmount().getValue()).isEqualByComparingTo("300");
    assertThat(payment.getDetail())
        .extracting(detail -> detail.getResponse().getReference())
        .containsExactlyElementsOf(
            responses().stream()
                .map(response -> "ClaimResponse/" + response.getIdElement().getIdPart())
                .toList());
  }

  @Test
  @Tag("I6")
  void sameFileTwiceAndSameStepTwiceChangeNothing() {
    var raw = remittance(1, "EFT1", paid(one), denied(two));
    take(raw);
    post(raw);
    post(raw);
    assertThat(take(raw)).isEqualTo(Outcome.DUPLICATE);
    assertThat(responses()).hasSize(2).allMatch(one -> one.getMeta().getVersionId().equals("1"));
    assertThat(clinic.server.all(PaymentReconciliation.class)).hasSize(1);
  }

  @Test
  @Tag("F17")
  void samePaymentInAnotherEnvelopeIsADuplicateAndWithOtherFiguresQuarantined() {
    var raw = remittance(1, "EFT1", paid(one));
    take(raw);
    post(raw);
    var again = remittance(2, "EFT1", paid(one));
    assertThat(take(again)).isEqualTo(Outcome.DUPLICATE);
    var altered = remittance(3, "EFT1", paid(one), paid(two));
    assertThat(take(altered)).isEqualTo(Outcome.QUARANTINED);
    post(altered);
    assertThat(responses()).hasSize(1);
    assertThat(clinic.again(two).state()).isEqualTo(SENT);
  }

  @Test
  @Tag("I5")
  void fileThatDoesNotBalanceIsQuarantinedWholeWithTheFigure() {
    var claims = List.of(paid(one), denied(two));
    var raw = write(1, "EFT1", new BigDecimal("301"), claims);
    assertThat(take(raw)).isEqualTo(Outcome.QUARANTINED);
    post(raw);
    assertThat(responses()).isEmpty();
    assertThat(clinic.again(one).state()).isEqualTo(SENT);
    assertThat(reason()).isEqualTo("The payment is 301, and the figures below it make 300.");
  }

  @Test
  @Tag("F15")
  void halfAFileIsQuarantined() {
    var raw = remittance(1, "EFT1", paid(one));
    assertThat(take(Arrays.copyOf(raw, raw.length - 30))).isEqualTo(Outcome.QUARANTINED);
    assertThat(take(raw)).isEqualTo(Outcome.APPLIED);
  }

  @Test
  @Tag("F18")
  void reversalMovesNothingAndHasItsOwnResponse() {
    var first = remittance(1, "EFT1", denied(two));
    take(first);
    post(first);
    var second = remittance(2, "EFT2", reversal(two), paid(two));
    take(second);
    post(second);
    assertThat(responses()).hasSize(3);
    // The first decision stands in the submission; what is owed is told by the responses.
    assertThat(clinic.again(two).state()).isEqualTo(DENIED);
  }

  @Test
  void claimOfSomebodyElseIsPostedByItsNumbers() {
    var foreign =
        new RemittedClaim(
            "OTHER1",
            "1",
            money("50"),
            money("50"),
            null,
            "CI",
            "ICN9",
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    var raw = remittance(1, "EFT1", foreign);
    take(raw);
    post(raw);
    assertThat(responses().get(0).getRequest().getIdentifier().getValue()).isEqualTo("OTHER1");
  }

  @Test
  void manyClaimsGoInSeveralTransactions() {
    var claims = new ArrayList<RemittedClaim>();
    for (int i = 0; i < 120; i++) {
      claims.add(claim("X" + i, "1", "175", "150", "CO", "45", "25"));
    }
    var raw = write(1, "EFT1", new BigDecimal("18000"), claims);
    take(raw);
    post(raw);
    assertThat(responses()).hasSize(120);
    assertThat(clinic.server.all(PaymentReconciliation.class).get(0).getDetail()).hasSize(120);
  }

  private List<ClaimResponse> responses() {
    return clinic.server.all(ClaimResponse.class);
  }

  private Outcome take(byte[] raw) {
    return intake.take(new Inbound.Received(Clinic.PARTNER, "remit.835", "835", raw));
  }

  private void post(byte[] raw) {
    posting.run(Clinic.PARTNER, HexFormat.of().formatHex(Sha256.of(raw)));
  }

  private String reason() {
    return inbound.quarantined().get(0).reason();
  }

  private static RemittedClaim paid(Submission claim) {
    return claim(claim.patientControlNumber(), "1", "425", "300", "CO", "45", "125");
  }

  private static RemittedClaim denied(Submission claim) {
    return claim(claim.patientControlNumber(), "1", "425", "0", "CO", "197", "425");
  }

  private static RemittedClaim reversal(Submission claim) {
    return claim(claim.patientControlNumber(), "22", "-425", "0", "CO", "197", "-425");
  }

  private static RemittedClaim claim(
      String number,
      String status,
      String charge,
      String paid,
      String group,
      String reason,
      String adjusted) {
    var line =
        new RemittedLine(
            new Procedure("HC", "99214", List.of("25")),
            money(charge),
            money(paid),
            null,
            BigDecimal.ONE,
            null,
            null,
            List.of(),
            List.of(new Adjustment(group, reason, money(adjusted), null)),
            List.of(new Reference("6R", "1", null)),
            List.of(),
            List.of());
    return new RemittedClaim(
        number,
        status,
        money(charge),
        money(paid),
        null,
        "CI",
        "ICN" + number,
        "11",
        "1",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(line));
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }

  private static byte[] remittance(int number, String trace, RemittedClaim... claims) {
    var sum =
        Arrays.stream(claims).map(RemittedClaim::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
    return write(number, trace, sum, List.of(claims));
  }

  private static byte[] write(
      int number, String trace, BigDecimal amount, List<RemittedClaim> claims) {
    var envelope =
        new Interchange(
            new Partner("ZZ", "NWC01"),
            new Partner("ZZ", "CLEANCLAIM"),
            LocalDateTime.of(2026, 12, 7, 6, 0),
            "%09d".formatted(number),
            true);
    var payment =
        new Payment(
            new TransactionSet("835", "0001", "005010X221A1", "1", envelope),
            "I",
            amount,
            true,
            "ACH",
            LocalDate.of(2026, 12, 7),
            trace,
            "1999999999",
            LocalDate.of(2026, 12, 5),
            new Payment.PaymentParty("NORTHWIND COMMERCIAL", null, null),
            new Payment.PaymentParty("HARBOR FAMILY CLINIC", "XX", "1234567893"),
            List.of());
    return new RemittanceWriter().write(new Remittance(payment, claims, List.of()));
  }
}
