package org.cleanclaim.edits.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cleanclaim.edits.Given;
import org.cleanclaim.edits.facts.BillingProvider;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.Line;

/**
 * Claims by chance, of 1 to 12 lines and 3.7 on average; about one in five has something to find.
 */
final class SyntheticClaims {

  static final LocalDate TODAY = LocalDate.of(2026, 8, 12);

  private static final BigDecimal CHARGE = new BigDecimal("120.00");

  private SyntheticClaims() {}

  static ClaimFacts[] make(int count, long seed) {
    Random random = new Random(seed);
    ClaimFacts[] claims = new ClaimFacts[count];
    for (int i = 0; i < count; i++) {
      claims[i] = claim(random, lines(random));
    }
    return claims;
  }

  static ClaimFacts[] makeOfLines(int count, int lines, long seed) {
    Random random = new Random(seed);
    ClaimFacts[] claims = new ClaimFacts[count];
    for (int i = 0; i < count; i++) {
      claims[i] = claim(random, lines);
    }
    return claims;
  }

  private static int lines(Random random) {
    int lines = 1;
    while (lines < 12 && random.nextInt(100) < 74) {
      lines++;
    }
    return lines;
  }

  private static ClaimFacts claim(Random random, int size) {
    int fault = random.nextInt(100);
    ClaimFactsBuilder claim = Given.claim("medicare-part-b").created(TODAY);
    LocalDate day = LocalDate.of(2026, 7, 1).plusDays(random.nextInt(40));
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      lines.add(line(random, i, day, fault));
    }
    BigDecimal total = CHARGE.multiply(BigDecimal.valueOf(size));
    if (fault == 0) {
      lines.add(lines.get(size - 1).toBuilder().sequence(size + 1).build());
      total = total.add(CHARGE);
    }
    lines.forEach(claim::line);
    if (fault == 1) {
      total = total.add(BigDecimal.ONE);
    }
    if (fault == 2) {
      BillingProvider group = Given.group();
      claim.billing(
          new BillingProvider(
              group.id(), "Harbor", "1234567890", "123456789", Given.FAMILY_MEDICINE, true, null));
    }
    return claim.total(total).build();
  }

  private static Line line(Random random, int sequence, LocalDate day, int fault) {
    int number = random.nextInt(SyntheticTables.codes());
    boolean unlimited = fault == 0;
    while (unlimited && SyntheticTables.hasLimit(number)) {
      number = random.nextInt(SyntheticTables.codes());
    }
    Line.Builder line =
        Line.of(sequence, SyntheticTables.code(number))
            .on(fault == 3 ? TODAY.plusDays(3) : day)
            .charge(CHARGE)
            .place("11")
            .diagnoses(fault == 4 ? 9 : 1)
            .quantity(fault == 5 ? BigDecimal.valueOf(7) : BigDecimal.ONE);
    int modifier = random.nextInt(10);
    if (modifier < 2) {
      line.modifiers(modifier == 0 ? "RT" : "59");
    }
    return line.build();
  }
}
