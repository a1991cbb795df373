package org.cleanclaim.routes.x12.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.acknowledgement.ClaimStatus;
import org.cleanclaim.routes.x12.acknowledgement.LineStatus;
import org.cleanclaim.routes.x12.acknowledgement.Status;
import org.cleanclaim.routes.x12.acknowledgement.StatusEntry;
import org.cleanclaim.routes.x12.acknowledgement.StatusFile;
import org.cleanclaim.routes.x12.status.StatusAnswer.AnsweredClaim;

/** Random inquiries and answers, as wide as the model. */
final class Inquiries {
  static final Interchange ENVELOPE =
      new Interchange(
          new Partner("ZZ", "CLINIC"),
          new Partner("ZZ", "PAYER"),
          LocalDateTime.of(2026, 11, 23, 10, 0),
          "000000021",
          true);
  private static final Party PAYER =
      Party.organization("PR", "NORTHWIND COMMERCIAL", "PI", "NWC01");
  private static final Party RECEIVER =
      Party.organization("41", "HARBOR FAMILY CLINIC", "46", "CLINIC");
  private static final Party PROVIDER =
      Party.organization("1P", "HARBOR FAMILY CLINIC", "XX", "1234567893");

  private final Random random;

  Inquiries(long seed) {
    random = new Random(seed);
  }

  InquiryFile file() {
    return new InquiryFile(
        ENVELOPE,
        "CC" + random.nextInt(1000),
        maybe(LocalDateTime.of(2026, 11, 23, 10, 0)),
        PAYER,
        RECEIVER,
        PROVIDER);
  }

  List<ClaimInquiry> inquiries() {
    return some(5, this::inquiry);
  }

  private ClaimInquiry inquiry() {
    return new ClaimInquiry(
        person("IL"),
        Optional.ofNullable(maybe(person("QC"))),
        "Q" + random.nextInt(100_000),
        some(3, () -> new Reference(pick("EJ", "1K", "BLT", "D9"), "N" + random.nextInt(99), null)),
        maybe(new BigDecimal("425.5")),
        span());
  }

  private ClaimInquiry.Person person(String entity) {
    return new ClaimInquiry.Person(
        patient(entity), maybe(LocalDate.of(1960 + random.nextInt(60), 2, 3)), maybe("F"));
  }

  private Party patient(String entity) {
    return new Party(entity, true, "DOE", maybe("JO"), maybe("M"), null, "MI", "M1");
  }

  StatusAnswer answer() {
    var file =
        new StatusFile(
            new TransactionSet("277", "0001", "005010X212", "21", ENVELOPE),
            "277X" + random.nextInt(1000),
            maybe(LocalDateTime.of(2026, 11, 23, 10, 0)),
            PAYER);
    return new StatusAnswer(file, RECEIVER, PROVIDER, some(5, this::answered));
  }

  private AnsweredClaim answered() {
    boolean dependent = random.nextBoolean();
    return new AnsweredClaim(
        dependent ? patient("IL") : null,
        new ClaimStatus(
            patient(dependent ? "QC" : "IL"),
            PROVIDER,
            "Q" + random.nextInt(100_000),
            some(3, this::entry),
            some(3, () -> new Reference(pick("1K", "EJ", "BLT"), "N" + random.nextInt(99), null)),
            span(),
            some(3, this::line)));
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
      statuses.add(new Status(pick("P1", "P3", "F1", "F3F", "R3"), pick("20", "46"), maybe("PR")));
    }
    return new StatusEntry(
        List.copyOf(statuses),
        maybe(LocalDate.of(2026, 11, 23)),
        maybe("WQ"),
        maybe(new BigDecimal("425")),
        maybe("CALL US"));
  }

  private DateSpan span() {
    var day = LocalDate.of(2026, 1 + random.nextInt(12), 1 + random.nextInt(28));
    return maybe(random.nextBoolean() ? DateSpan.day(day) : new DateSpan(day, day.plusDays(2)));
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
