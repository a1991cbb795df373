package org.cleanclaim.routes.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.remittance.Payment;
import org.cleanclaim.routes.x12.remittance.ProviderAdjustment;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;
import org.cleanclaim.routes.x12.remittance.RemittedLine;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** What a payer decided, as FHIR. */
class ClaimResponsesTest {
  private static final Payment PAYMENT =
      new Payment(
          new TransactionSet(
              "835",
              "0001",
              "005010X221A1",
              "7",
              new Interchange(
                  new Partner("ZZ", "PAYER"),
                  new Partner("ZZ", "CLINIC"),
                  LocalDateTime.of(2026, 11, 23, 10, 0),
                  "000000007",
                  true)),
          "I",
          new BigDecimal("100"),
          true,
          "ACH",
          LocalDate.of(2026, 11, 20),
          "EFT1",
          "1999999999",
          LocalDate.of(2026, 11, 19),
          new Payment.PaymentParty("NORTHWIND", "XV", "NWC01"),
          null,
          List.of());

  @Test
  void deniedLineCarriesGroupReasonAmountAndRemark() {
    var denied = line("97597", null, "150", "0", "2", List.of("N20"), co("236", "150"));
    var response = of(claim("1", List.of(paid(), denied)), Optional.of(sent()));
    assertThat(response.getRequest().getReference()).isEqualTo("Claim/c1");
    assertThat(response.getPatient().getReference()).isEqualTo("Patient/p1");
    assertThat(response.hasAdjudication()).isFalse();
    var item = response.getItem().get(1);
    assertThat(item.getItemSequence()).isEqualTo(2);
    assertThat(item.getAdjudication())
        .extracting(entry -> entry.getCategory().getCodingFirstRep().getCode())
        .containsExactly("submitted", "benefit", "CO");
    var reason = item.getAdjudication().get(2);
    assertThat(reason.getReason().getCodingFirstRep().getCode()).isEqualTo("236");
    assertThat(reason.getAmount().getValue()).isEqualByComparingTo("150");
    assertThat(((Coding) item.getExtension().get(0).getValue()).getCode()).isEqualTo("N20");
    assertThat(response.getProcessNoteFirstRep().getText()).isEqualTo("N20");
    assertThat(item.getNoteNumber().get(0).getValue()).isEqualTo(1);
  }

  @Test
  void linesAreMatchedByCodeAndChargeWhereThePayerGivesNoNumber() {
    var second = line("97597", null, "150", "150", null, List.of());
    var first = line("11042", null, "200", "100", null, List.of(), co("45", "100"));
    var response = of(claim("1", List.of(second, first)), Optional.of(sent()));
    assertThat(response.getItem())
        .extracting(ClaimResponse.ItemComponent::getItemSequence)
        .containsExactly(2, 1);
  }

  @Test
  void changedCodeIsAnItemOfThePayers() {
    var changed = line("97598", "97597", "150", "20", "2", List.of(), co("45", "130"));
    var response = of(claim("1", List.of(changed)), Optional.of(sent()));
    assertThat(response.getItem()).isEmpty();
    var added = response.getAddItemFirstRep();
    assertThat(added.getItemSequence().get(0).getValue()).isEqualTo(2);
    assertThat(added.getProductOrService().getCodingFirstRep().getCode()).isEqualTo("97598");
  }

  @Test
  void claimWithoutLinesIsAdjudicatedAsAWhole() {
    var response = of(claim("1", List.of(), co("29", "300")), Optional.empty());
    assertThat(response.getAdjudication()).hasSize(3);
    assertThat(response.getRequest().getIdentifier().getValue()).isEqualTo("CC0001");
    assertThat(response.getInsurer().getDisplay()).isEqualTo("NORTHWIND");
  }

  @Test
  void statusOfThePayerIsKeptAndAReversalSaysSo() {
    var response = of(claim("22", List.of()), Optional.empty());
    assertThat(
            response
                .getExtensionByUrl(
                    "https://cleanclaim.example/fhir/StructureDefinition/claim-status-code")
                .getValue()
                .primitiveValue())
        .isEqualTo("22");
    assertThat(response.getDisposition()).contains("Reversal");
  }

  @Test
  void sameRemittanceTwiceMakesTheSameKey() {
    var once = of(claim("1", List.of()), Optional.empty());
    var again = of(claim("1", List.of()), Optional.of(sent()));
    assertThat(once.getIdentifierFirstRep().getValue())
        .isEqualTo(again.getIdentifierFirstRep().getValue())
        .isNotEqualTo(
            of(claim("22", List.of()), Optional.empty()).getIdentifierFirstRep().getValue());
  }

  @Test
  void responseIsWrittenAndReadAsFhir() {
    var parser = FhirContext.forR4Cached().newJsonParser();
    var json = parser.encodeResourceToString(of(claim("1", List.of(paid())), Optional.of(sent())));
    var read = parser.parseResource(ClaimResponse.class, json);
    assertThat(read.getTotal()).hasSize(2);
    assertThat(read.getPayment().getDateElement().getValueAsString()).isEqualTo("2026-11-20");
    assertThat(read.getCreatedElement().getValueAsString()).isEqualTo("2026-11-19");
  }

  @Test
  void paymentAddsUpToWhatItsDetailsBring() {
    var reconciliation =
        PaymentReconciliations.of(
            PAYMENT,
            List.of(
                new PaymentReconciliations.PaidClaim(
                    new Reference("ClaimResponse/r1"), new BigDecimal("150"))),
            List.of(
                new ProviderAdjustment("1234567893", null, "WO", "ICN9", new BigDecimal("50"))));
    var sum =
        reconciliation.getDetail().stream()
            .map(detail -> detail.getAmount().getValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(reconciliation.getPaymentAmount().getValue());
    assertThat(reconciliation.getPaymentIdentifier().getValue()).isEqualTo("EFT1");
  }

  private static ClaimResponse of(RemittedClaim remitted, Optional<Claim> claim) {
    return ClaimResponses.of(PAYMENT, remitted, 1, claim);
  }

  private static Claim sent() {
    var claim = new Claim();
    claim.setId("c1");
    claim.setPatient(new Reference("Patient/p1"));
    claim.addItem().setSequence(1).getProductOrService().addCoding().setCode("11042");
    claim.getItem().get(0).getNet().setValue(new BigDecimal("200"));
    claim.addItem().setSequence(2).getProductOrService().addCoding().setCode("97597");
    claim.getItem().get(1).getNet().setValue(new BigDecimal("150"));
    return claim;
  }

  private static RemittedLine paid() {
    return line("11042", null, "150", "100", "1", List.of(), co("45", "50"));
  }

  private static Adjustment co(String reason, String amount) {
    return new Adjustment("CO", reason, new BigDecimal(amount), null);
  }

  private static RemittedLine line(
      String code,
      String submitted,
      String charge,
      String paid,
      String number,
      List<String> remarks,
      Adjustment... adjustments) {
    return new RemittedLine(
        new Procedure("HC", code, List.of()),
        new BigDecimal(charge),
        new BigDecimal(paid),
        null,
        BigDecimal.ONE,
        submitted == null ? null : new Procedure("HC", submitted, List.of()),
        null,
        List.of(),
        List.of(adjustments),
        number == null
            ? List.of()
            : List.of(new org.cleanclaim.routes.x12.Reference("6R", number, null)),
        List.of(),
        remarks);
  }

  private static RemittedClaim claim(
      String status, List<RemittedLine> lines, Adjustment... adjustments) {
    return new RemittedClaim(
        "CC0001",
        status,
        new BigDecimal("300"),
        new BigDecimal("100"),
        null,
        "12",
        "ICN1",
        "11",
        "1",
        List.of(adjustments),
        List.of(Party.person("QC", "DOE", "JO", "MI", "M1")),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        lines);
  }
}
