package org.cleanclaim.routes.imports;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cleanclaim.routes.posting.RemittanceIntake;
import org.cleanclaim.routes.posting.RemittedMatch;
import org.cleanclaim.routes.remittance.PaymentReconciliations;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.TrafficDatabase;
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

  private static final String PREDETERMINATION = "25";

  private static final String MEND =
      " Ask the payer for the remittance again; this one is kept in quarantine.";

  private final RemittanceIntake intake;
  private final Inbound inbound;
  private final Payments payments;
  private final RemittedMatch match;
  private final PartnerSettings partners;
  private final TrafficDatabase database;
  private final Steps steps;

  RemittanceImport(
      RemittanceIntake intake,
      Inbound inbound,
      Payments payments,
      RemittedMatch match,
      PartnerSettings partners,
      TrafficDatabase database,
      Steps steps) {
    this.intake = intake;
    this.inbound = inbound;
    this.payments = payments;
    this.match = match;
    this.partners = partners;
    this.database = database;
    this.steps = steps;
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
    boolean isNews = outcome == Inbound.Outcome.APPLIED || postAgain(counting.unanswered);
    return counting.tally.result(isNews ? FileState.TAKEN : FileState.KNOWN, "835", partner, null);
  }

  /**
   * A payment that was posted when a claim of it was not known yet is posted once more, which gives
   * its answer the claim and changes nothing else.
   */
  private boolean postAgain(Set<String> unanswered) {
    boolean isAny = false;
    for (var payment : unanswered) {
      isAny |= database.together(() -> postAgain(payment));
    }
    return isAny;
  }

  private boolean postAgain(String payment) {
    var known = payments.unpost(payment);
    known.ifPresent(announced -> steps.post(announced.partner(), announced.file()));
    return known.isPresent();
  }

  private final class Counting implements RemittanceHandler {
    private Tally tally = new Tally();
    private String partner;
    private String payment;

    /** Payments with claims that still wait for the answer which stands in them. */
    private final Set<String> unanswered = new LinkedHashSet<>();

    @Override
    public void begin(Payment begun) {
      payment = PaymentReconciliations.key(begun);
      tally.day(day(begun));
      if (partner == null) {
        partner = payments.partner(payment).or(() -> partnerOf(begun)).orElse(NOBODY);
      }
    }

    @Override
    public void claim(RemittedClaim claim) {
      tally.claims++;
      tally.lines += claim.lines().size();
      tally.charged = tally.charged.add(or0(claim.charge()));
      tally.paid = tally.paid.add(or0(claim.paid()));
      var number = claim.patientControlNumber();
      var known = match.find(claim);
      if (known.filter(one -> one.state().isAway()).isPresent() && decides(claim)) {
        unanswered.add(payment);
      }
      if (known.isEmpty()) {
        tally.unmatched++;
        tally.fault(
            "claim "
                + (number == null ? "without a number" : number)
                + ": no such claim is known here. What it says is kept; import its 837, with this"
                + " file once more, to have its lines and patient.");
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

  private static boolean decides(RemittedClaim claim) {
    return !claim.isReversal() && !PREDETERMINATION.equals(claim.status());
  }

  /** Who takes the payer's claims, or those of a payer nobody else takes. */
  private Optional<String> partnerOf(Payment payment) {
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
