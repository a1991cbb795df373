package org.cleanclaim.routes.x12.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.TransactionSet;

/** Random remittances whose sums agree. */
final class Remittances {
  private static final List<String> GROUPS = List.of("CO", "PR", "OA", "PI");
  private static final List<String> REASONS = List.of("45", "1", "2", "18", "97", "236", "16");

  private final Random random;

  Remittances(long seed) {
    random = new Random(seed);
  }

  Remittance next(int mostClaims) {
    var claims = new ArrayList<RemittedClaim>();
    int count = random.nextInt(mostClaims + 1);
    for (int i = 0; i < count; i++) {
      claims.add(claim("CC" + Math.abs(random.nextInt()) + i));
    }
    var adjustments = new ArrayList<ProviderAdjustment>();
    for (int i = random.nextInt(3); i > 0; i--) {
      adjustments.add(
          new ProviderAdjustment(
              "1234567893", LocalDate.of(2026, 12, 31), "WO", maybe("REF" + i), cents(20_000)));
    }
    var paid = claims.stream().map(RemittedClaim::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
    for (var one : adjustments) {
      paid = paid.subtract(one.amount());
    }
    return new Remittance(payment(paid), claims, adjustments);
  }

  static Payment payment(BigDecimal amount) {
    var interchange =
        new Interchange(
            new Partner("ZZ", "PAYER"),
            new Partner("ZZ", "CLINIC"),
            LocalDateTime.of(2026, 11, 23, 10, 0),
            "000000007",
            true);
    return new Payment(
        new TransactionSet("835", "0001", "005010X221A1", "7", interchange),
        "I",
        normal(amount),
        true,
        "ACH",
        LocalDate.of(2026, 11, 20),
        "EFT0001",
        "1999999999",
        LocalDate.of(2026, 11, 19),
        new Payment.PaymentParty("NORTHWIND COMMERCIAL", null, null),
        new Payment.PaymentParty("HARBOR FAMILY CLINIC", "XX", "1234567893"),
        List.of(new Reference("EV", "CLINIC", null)));
  }

  RemittedClaim claim(String number) {
    var claimLevel = adjustments(2);
    var lines = new ArrayList<RemittedLine>();
    for (int i = random.nextInt(5); i > 0; i--) {
      lines.add(line(i));
    }
    var charge =
        lines.isEmpty()
            ? cents(100_000)
            : lines.stream().map(RemittedLine::charge).reduce(BigDecimal.ZERO, BigDecimal::add);
    var paid =
        lines.isEmpty()
            ? charge
            : lines.stream().map(RemittedLine::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
    for (var one : claimLevel) {
      paid = paid.subtract(one.amount());
    }
    return new RemittedClaim(
        number,
        random.nextInt(9) == 0 ? "22" : "1",
        normal(charge),
        normal(paid),
        maybe(cents(5_000)),
        "12",
        "ICN" + number,
        "11",
        "1",
        claimLevel,
        List.of(new Party("QC", true, "DOE", "JO", null, null, "MI", "M1")),
        random.nextBoolean() ? List.of("MA130", "N381") : List.of(),
        List.of(new Reference("EA", "MRN1", null)),
        List.of(new DatedFact("232", LocalDate.of(2026, 10, 1))),
        List.of(new Amount("AU", cents(9_000))),
        lines);
  }

  private RemittedLine line(int number) {
    var adjustments = adjustments(9);
    var charge = cents(50_000);
    var paid = charge;
    for (var one : adjustments) {
      paid = paid.subtract(one.amount());
    }
    return new RemittedLine(
        new Procedure("HC", "99213", random.nextBoolean() ? List.of("25", "59") : List.of()),
        charge,
        normal(paid),
        null,
        maybe(BigDecimal.ONE),
        random.nextInt(5) == 0 ? new Procedure("HC", "99214", List.of()) : null,
        null,
        List.of(new DatedFact("472", LocalDate.of(2026, 10, 1))),
        adjustments,
        List.of(new Reference("6R", "LINE" + number, null)),
        List.of(new Amount("B6", cents(9_000))),
        random.nextInt(3) == 0 ? List.of("N130") : List.of());
  }

  private List<Adjustment> adjustments(int most) {
    var found = new ArrayList<Adjustment>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      found.add(
          new Adjustment(
              GROUPS.get(random.nextInt(GROUPS.size())),
              REASONS.get(random.nextInt(REASONS.size())),
              random.nextInt(6) == 0 ? normal(cents(9_000).negate()) : cents(9_000),
              maybe(BigDecimal.TEN)));
    }
    return found;
  }

  private <T> T maybe(T value) {
    return random.nextBoolean() ? value : null;
  }

  private BigDecimal cents(int most) {
    return normal(BigDecimal.valueOf(random.nextInt(most), 2));
  }

  static BigDecimal normal(BigDecimal number) {
    return number.signum() == 0
        ? BigDecimal.ZERO
        : new BigDecimal(number.stripTrailingZeros().toPlainString());
  }
}
