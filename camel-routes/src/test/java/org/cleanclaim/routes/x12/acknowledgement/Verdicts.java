package org.cleanclaim.routes.x12.acknowledgement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.TransactionSet;

/** Random acknowledgements, as wide as the model. */
final class Verdicts {
  static final Interchange ENVELOPE =
      new Interchange(
          new Partner("ZZ", "PAYER"),
          new Partner("ZZ", "CLINIC"),
          LocalDateTime.of(2026, 11, 23, 10, 0),
          "000000021",
          true);

  private final Random random;

  Verdicts(long seed) {
    random = new Random(seed);
  }

  GroupVerdict group() {
    return new GroupVerdict(
        "HC",
        "11",
        maybe("005010X222A1"),
        pick("A", "E", "P", "R"),
        3,
        3,
        random.nextInt(4),
        some(3, () -> pick("1", "5", "17")),
        some(3, this::set));
  }

  private SetVerdict set() {
    return new SetVerdict(
        "837",
        "000" + (1 + random.nextInt(9)),
        maybe("005010X222A1"),
        some(3, this::fault),
        pick("A", "E", "R", "X"),
        some(3, () -> pick("1", "5", "I6")));
  }

  private SegmentFault fault() {
    return new SegmentFault(
        pick("NM1", "REF", "CLM"),
        3 + random.nextInt(500),
        maybe("2300"),
        pick("1", "3", "8", "I6"),
        some(2, () -> "CLM01:CC" + random.nextInt(1000)),
        some(3, this::element));
  }

  private ElementFault element() {
    return new ElementFault(
        1 + random.nextInt(20),
        random.nextInt(4),
        random.nextInt(3),
        maybe("127"),
        pick("1", "5", "7", "I10"));
  }

  ClaimReport report() {
    var file =
        new StatusFile(
            new TransactionSet("277", "0001", "005010X214", "21", ENVELOPE),
            "277X" + random.nextInt(1000),
            LocalDateTime.of(2026, 11, 23, 10, 0),
            Party.organization("PR", "NORTHWIND COMMERCIAL", "PI", "NWC01"));
    var batch =
        new BatchStatus(
            Party.organization("41", "HARBOR FAMILY CLINIC", "46", "CLINIC"),
            "BATCH1",
            List.of(entry()));
    var provider = Party.organization("85", "HARBOR FAMILY CLINIC", "XX", "1234567893");
    return new ClaimReport(file, batch, provider, some(5, () -> claim(provider)));
  }

  private ClaimStatus claim(Party provider) {
    var day = LocalDate.of(2026, 1 + random.nextInt(12), 1 + random.nextInt(28));
    return new ClaimStatus(
        new Party("QC", true, "DOE", maybe("JO"), null, null, "MI", "M1"),
        provider,
        "CC" + random.nextInt(100_000),
        some(3, this::entry),
        some(3, () -> new Reference(pick("1K", "D9", "BLT"), "N" + random.nextInt(1000), null)),
        maybe(random.nextBoolean() ? DateSpan.day(day) : new DateSpan(day, day.plusDays(2))),
        some(3, this::line));
  }

  private LineStatus line() {
    return new LineStatus(
        new Procedure("HC", "99213", random.nextBoolean() ? List.of("25") : List.of()),
        new BigDecimal("90.5"),
        some(2, this::entry),
        some(1, () -> new Reference("FJ", "L1", null)));
  }

  private StatusEntry entry() {
    var statuses = new ArrayList<Status>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      statuses.add(new Status(pick("A1", "A2", "A7"), pick("19", "20", "562"), maybe("85")));
    }
    return new StatusEntry(
        List.copyOf(statuses),
        maybe(LocalDate.of(2026, 11, 23)),
        maybe(pick("WQ", "U")),
        maybe(new BigDecimal("425")),
        maybe("CALL US"));
  }

  @SafeVarargs
  private <T> T pick(T... of) {
    return of[random.nextInt(of.length)];
  }

  private <T> T maybe(T value) {
    return random.nextBoolean() ? value : null;
  }

  private <T> List<T> some(int most, Supplier<T> one) {
    var list = new ArrayList<T>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      list.add(one.get());
    }
    return list;
  }
}
