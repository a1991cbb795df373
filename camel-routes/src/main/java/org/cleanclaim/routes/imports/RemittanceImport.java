package org.cleanclaim.routes.imports;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.routes.posting.RemittanceIntake;
import org.cleanclaim.routes.remittance.PaymentReconciliations;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.cleanclaim.routes.x12.remittance.Imbalance;
import org.cleanclaim.routes.x12.remittance.Payment;
import org.cleanclaim.routes.x12.remittance.ProviderAdjustment;
import org.cleanclaim.routes.x12.remittance.RemittanceHandler;
import org.cleanclaim.routes.x12.remittance.RemittanceReader;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;

/**
 * Takes an 835 of the past in, as if its payer had left it in its mailbox: a payment that came that
 * way already is known, and what does not add up waits for a person.
 */
final class RemittanceImport {
  /** Whose remittance it is where no partner is set for its payer. */
  private static final String NOBODY = "import";

  private static final String MEND =
      " Ask the payer for the remittance again; this one is kept in quarantine.";

  private final RemittanceIntake intake;
  private final Inbound inbound;
  private final Payments payments;
  private final Submissions submissions;
  private final PartnerSettings partners;

  RemittanceImport(
      RemittanceIntake intake,
      Inbound inbound,
      Payments payments,
      Submissions submissions,
      PartnerSettings partners) {
    this.intake = intake;
    this.inbound = inbound;
    this.payments = payments;
    this.submissions = submissions;
    this.partners = partners;
  }

  FileResult take(HandedIn file) {
    var counting = new Counting();
    try {
      new RemittanceReader().read(new ByteArrayInputStream(file.raw()), counting);
    } catch (X12Unreadable unreadable) {
      // The intake says so, and keeps the file.
      counting.tally = new Tally();
    }
    var partner = counting.partner == null ? NOBODY : counting.partner;
    var received = new Inbound.Received(partner, file.name(), "835", file.raw());
    var outcome = intake.take(received);
    var standing = inbound.standing(received).orElseThrow();
    if (standing.state() == Inbound.Outcome.QUARANTINED) {
      return FileResult.none(FileState.QUARANTINED, "835", partner, standing.reason() + MEND);
    }
    boolean isNews = outcome == Inbound.Outcome.APPLIED;
    return counting.tally.result(isNews ? FileState.TAKEN : FileState.KNOWN, "835", partner, null);
  }

  private final class Counting implements RemittanceHandler {
    private Tally tally = new Tally();
    private String partner;

    @Override
    public void begin(Payment payment) {
      tally.day(day(payment));
      if (partner == null) {
        partner =
            payments
                .partner(PaymentReconciliations.key(payment))
                .or(() -> partner(payment))
                .orElse(NOBODY);
      }
    }

    @Override
    public void claim(RemittedClaim claim) {
      tally.claims++;
      tally.lines += claim.lines().size();
      tally.charged = tally.charged.add(or0(claim.charge()));
      tally.paid = tally.paid.add(or0(claim.paid()));
      var number = claim.patientControlNumber();
      if (number == null || submissions.byPatientControlNumber(number).isEmpty()) {
        tally.unmatched++;
        tally.fault(
            "claim "
                + (number == null ? "without a number" : number)
                + ": no such claim is known here. What it says is kept; import its 837 with it"
                + " to have its lines and patient.");
      }
    }

    @Override
    public void end(
        Payment payment,
        List<ProviderAdjustment> adjustments,
        List<Imbalance> imbalances,
        List<SyntaxFault> faults) {
      // The intake adds up.
    }
  }

  /** Who takes the payer's claims, or those of a payer nobody else takes. */
  private Optional<String> partner(Payment payment) {
    return Stream.concat(payerIds(payment), Stream.of(""))
        .map(partners::forPayer)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Numbers an 837 may have named the payer by. */
  private static Stream<String> payerIds(Payment payment) {
    return Stream.concat(
            Stream.ofNullable(payment.payer()).map(Payment.PaymentParty::id),
            payment.references().stream()
                .filter(reference -> "2U".equals(reference.qualifier()))
                .map(Reference::number))
        .filter(id -> id != null && !id.isBlank());
  }

  private static LocalDate day(Payment payment) {
    return Stream.of(payment.produced(), payment.date())
        .filter(day -> day != null)
        .min(LocalDate::compareTo)
        .orElseGet(() -> payment.set().interchange().at().toLocalDate());
  }

  private static BigDecimal or0(BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
