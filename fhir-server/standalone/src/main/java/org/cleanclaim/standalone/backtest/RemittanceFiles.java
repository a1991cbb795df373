package org.cleanclaim.standalone.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cleanclaim.routes.x12.InterchangeStream;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.cleanclaim.routes.x12.remittance.Imbalance;
import org.cleanclaim.routes.x12.remittance.Payment;
import org.cleanclaim.routes.x12.remittance.ProviderAdjustment;
import org.cleanclaim.routes.x12.remittance.RemittanceHandler;
import org.cleanclaim.routes.x12.remittance.RemittanceReader;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;

/** The answers in 835 files. A payment whose sums do not agree is left out whole, and told. */
final class RemittanceFiles {

  private final Consumer<Answer> taker;
  private final Consumer<String> complaints;

  RemittanceFiles(Consumer<Answer> taker, Consumer<String> complaints) {
    this.taker = taker;
    this.complaints = complaints;
  }

  void read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      InterchangeStream interchanges = new InterchangeStream(in);
      while (interchanges.next()) {
        try {
          new RemittanceReader().read(interchanges, new OfPayment(file));
        } catch (X12Unreadable broken) {
          complaints.accept(
              file
                  + ", interchange "
                  + interchanges.number()
                  + ": "
                  + broken.getMessage()
                  + " Ask the payer for it again.");
        }
      }
      if (interchanges.hasNoise() || interchanges.number() == 0) {
        complaints.accept(file + " is not, or not only, X12. Give 835 files.");
      }
    }
  }

  /** Holds back the claims of a payment until its end says that the sums agree. */
  private final class OfPayment implements RemittanceHandler {

    private final Path file;
    private final List<RemittedClaim> claims = new ArrayList<>();

    OfPayment(Path file) {
      this.file = file;
    }

    @Override
    public void begin(Payment payment) {
      claims.clear();
    }

    @Override
    public void claim(RemittedClaim claim) {
      claims.add(claim);
    }

    @Override
    public void end(
        Payment payment,
        List<ProviderAdjustment> adjustments,
        List<Imbalance> imbalances,
        List<SyntaxFault> faults) {
      if (imbalances.isEmpty()) {
        LocalDate day = day(payment);
        claims.forEach(claim -> taker.accept(new Answer(day, claim)));
        return;
      }
      complaints.accept(
          file
              + ", payment "
              + payment.number()
              + ": "
              + imbalances.get(0).message()
              + " All its "
              + claims.size()
              + " claims are left out; ask the payer for a corrected 835.");
    }

    private static LocalDate day(Payment payment) {
      if (payment.date() != null) {
        return payment.date();
      }
      return payment.produced() != null
          ? payment.produced()
          : payment.set().interchange().at().toLocalDate();
    }
  }
}
