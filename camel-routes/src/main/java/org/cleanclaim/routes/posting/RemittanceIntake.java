package org.cleanclaim.routes.posting;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cleanclaim.routes.remittance.PaymentReconciliations;
import org.cleanclaim.routes.traffic.Envelopes;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Inbound.Received;
import org.cleanclaim.routes.traffic.Inbound.Verdict;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.Quarantine;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.X12Reader;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.cleanclaim.routes.x12.remittance.Imbalance;
import org.cleanclaim.routes.x12.remittance.Payment;
import org.cleanclaim.routes.x12.remittance.ProviderAdjustment;
import org.cleanclaim.routes.x12.remittance.RemittanceHandler;
import org.cleanclaim.routes.x12.remittance.RemittanceReader;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;

/**
 * Takes an 835 in: kept as it came, added up, and posted by a later step only when every sum
 * agrees; else the whole file is quarantined with the figure that is off. A payment that was taken
 * before is not taken again.
 */
public final class RemittanceIntake {
  private final Inbound inbound;
  private final Payments payments;
  private final Steps steps;

  public RemittanceIntake(Inbound inbound, Payments payments, Steps steps) {
    this.inbound = inbound;
    this.payments = payments;
    this.steps = steps;
  }

  /** What became of the file. */
  public Inbound.Outcome take(Received file) {
    return inbound.take(file, hash -> apply(file, hash));
  }

  private Verdict apply(Received file, byte[] hash) {
    var contents = new PaymentContents();
    var sums = new Sums();
    try {
      new X12Reader().read(new ByteArrayInputStream(file.raw()), contents);
      new RemittanceReader().read(new ByteArrayInputStream(file.raw()), sums);
    } catch (X12Unreadable unreadable) {
      throw new Quarantine(unreadable.getMessage(), unreadable);
    }
    if (!sums.imbalances.isEmpty()) {
      throw new Quarantine(words(sums.imbalances));
    }
    inbound.envelopes(file.partner(), hash, sums.envelopes);
    if (sums.payments.isEmpty()) {
      throw new Quarantine("The file holds no payment.");
    }
    int added = 0;
    for (var payment : sums.payments.entrySet()) {
      var content = contents.hash(payment.getValue());
      added += payments.announce(file.partner(), payment.getKey(), content, hash) ? 1 : 0;
    }
    if (added == 0) {
      return new Verdict(Inbound.Outcome.DUPLICATE, "Its payments were taken in before.");
    }
    steps.post(file.partner(), HexFormat.of().formatHex(hash));
    return Verdict.APPLIED;
  }

  private static String words(List<Imbalance> imbalances) {
    int more = imbalances.size() - 1;
    return imbalances.get(0).message() + (more == 0 ? "" : " " + more + " more figures are off.");
  }

  /** Adds up and keeps nothing but names. */
  private static final class Sums implements RemittanceHandler {
    private final Set<String> envelopes = new LinkedHashSet<>();

    /** Name of a payment to its place among the sets of the file. */
    private final Map<String, Integer> payments = new LinkedHashMap<>();

    private final List<Imbalance> imbalances = new ArrayList<>();
    private int sets;

    @Override
    public void begin(Payment payment) {
      envelopes.add(Envelopes.name(payment.set().interchange()));
    }

    @Override
    public void claim(RemittedClaim claim) {}

    @Override
    public void end(
        Payment payment,
        List<ProviderAdjustment> adjustments,
        List<Imbalance> found,
        List<SyntaxFault> faults) {
      imbalances.addAll(found);
      if (payments.put(PaymentReconciliations.key(payment), sets++) != null) {
        throw new Quarantine("One payment stands in the file twice.");
      }
    }
  }
}
