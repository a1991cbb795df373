package org.cleanclaim.routes.remittance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.cleanclaim.routes.x12.remittance.Payment;
import org.cleanclaim.routes.x12.remittance.ProviderAdjustment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.hl7.fhir.r4.model.Reference;

/** The payment of an 835: BPR and TRN, one detail for each claim, one for each PLB. */
public final class PaymentReconciliations {
  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/payment-type";

  private PaymentReconciliations() {}

  /** A claim's share: its response, and CLP04. */
  public record PaidClaim(Reference response, java.math.BigDecimal paid) {}

  public static PaymentReconciliation of(
      Payment payment, List<PaidClaim> claims, List<ProviderAdjustment> adjustments) {
    var reconciliation = new PaymentReconciliation();
    reconciliation
        .addIdentifier()
        .setSystem(RemittanceCodes.BASE + "/remittance")
        .setValue(key(payment));
    reconciliation.setStatus(PaymentReconciliation.PaymentReconciliationStatus.ACTIVE);
    reconciliation.setOutcome(RemittanceOutcome.COMPLETE);
    var day =
        payment.date() == null ? payment.set().interchange().at().toLocalDate() : payment.date();
    reconciliation.setPaymentDateElement(new DateType(day.toString()));
    reconciliation.setCreated(created(payment, day));
    reconciliation.setPaymentAmount(RemittanceCodes.money(payment.amount()));
    reconciliation.setPaymentIdentifier(new Identifier().setValue(payment.number()));
    if (payment.payer() != null) {
      reconciliation.setPaymentIssuer(new Reference().setDisplay(payment.payer().name()));
    }
    claims.forEach(claim -> claim(reconciliation, claim));
    adjustments.forEach(one -> adjustment(reconciliation, one));
    return reconciliation;
  }

  /** TRN03, TRN02 and BPR16 name a payment for ever. */
  public static String key(Payment payment) {
    return String.join(
        "|",
        payment.payerOrigin() == null ? "" : payment.payerOrigin(),
        payment.number() == null ? "" : payment.number(),
        payment.date() == null ? "" : payment.date().toString());
  }

  private static Date created(Payment payment, LocalDate day) {
    var made = payment.produced() == null ? day : payment.produced();
    return Date.from(made.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static void claim(PaymentReconciliation reconciliation, PaidClaim claim) {
    reconciliation
        .addDetail()
        .setType(RemittanceCodes.concept(TYPES, "payment"))
        .setResponse(claim.response())
        .setAmount(RemittanceCodes.money(claim.paid()));
  }

  /** PLB04 takes money when positive; a detail's amount is what it brings. */
  private static void adjustment(PaymentReconciliation reconciliation, ProviderAdjustment one) {
    var type = new CodeableConcept();
    type.addCoding().setSystem(TYPES).setCode("adjustment");
    type.addCoding()
        .setSystem("https://x12.org/codes/provider-adjustment-reason-codes")
        .setCode(one.reason());
    reconciliation
        .addDetail()
        .setType(type)
        .setIdentifier(new Identifier().setValue(one.reference()))
        .setAmount(RemittanceCodes.money(one.amount().negate()));
  }
}
