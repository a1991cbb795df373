package org.cleanclaim.routes.x12.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.cleanclaim.routes.x12.Address;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;

/** Random claims, as wide as the model. */
final class Claims {
  static final ClaimBatch BATCH =
      new ClaimBatch(
          new Interchange(
              new Partner("ZZ", "CLINIC"),
              new Partner("ZZ", "PAYER"),
              LocalDateTime.of(2026, 11, 23, 10, 0),
              "000000011",
              true),
          "BATCH1",
          LocalDateTime.of(2026, 11, 23, 9, 59),
          Party.organization("41", "HARBOR FAMILY CLINIC", "46", "CLINIC"),
          new ClaimBatch.Contact("BILLING OFFICE", "TE", "2075550110"),
          Party.organization("40", "NORTHWIND COMMERCIAL", "46", "NWC01"));

  private final Random random;

  Claims(long seed) {
    random = new Random(seed);
  }

  List<SubmittedClaim> some(int most) {
    var claims = new ArrayList<SubmittedClaim>();
    for (int i = random.nextInt(most) + 1; i > 0; i--) {
      var next = claim("CC" + i + "A" + Math.abs(random.nextInt()));
      // Often another claim of the same provider and subscriber, as batches are.
      claims.add(
          claims.isEmpty() || random.nextBoolean()
              ? next
              : under(claims.get(claims.size() - 1), next));
    }
    return claims;
  }

  private static SubmittedClaim under(SubmittedClaim above, SubmittedClaim claim) {
    return new SubmittedClaim(
        above.billing(),
        above.subscription(),
        above.subscriber(),
        above.payer(),
        claim.patient(),
        claim.patientRelationship(),
        claim.heading(),
        claim.dates(),
        claim.attachments(),
        claim.amounts(),
        claim.references(),
        claim.notes(),
        claim.diagnoses(),
        claim.providers(),
        claim.otherCoverages(),
        claim.lines());
  }

  private SubmittedClaim claim(String number) {
    boolean dependent = random.nextInt(3) == 0;
    return new SubmittedClaim(
        provider("85", List.of(new Reference("EI", "990000417", null))),
        subscription(),
        insured("IL"),
        Party.organization("PR", word(), "PI", "NWC01"),
        dependent ? Optional.of(insured("QC")) : Optional.empty(),
        dependent ? "19" : null,
        new ClaimHeading(
            number,
            money(),
            "11",
            pick("1", "7", "8"),
            "Y",
            "A",
            "Y",
            "Y",
            maybe("P"),
            pick(List.of(), List.of("AA", "", "", "ME"), List.of("EM")),
            maybe("1")),
        some(2, () -> date(pick("431", "439", "454"))),
        some(2, () -> new Attachment("OZ", "EL", maybe("ACN1"))),
        some(2, () -> new Amount("F5", money())),
        some(3, () -> new Reference(pick("F8", "G1", "9F", "X4", "EA"), word(), null)),
        some(2, () -> new Note("ADD", word())),
        diagnoses(),
        some(3, () -> provider(pick("DN", "82", "77", "DQ"), List.of())),
        some(2, this::other),
        some(6, this::line));
  }

  private ServiceLine line() {
    var modifiers = random.nextBoolean() ? List.of("25", "59") : List.<String>of();
    return new ServiceLine(
        new Procedure("HC", pick("99213", "97597", "J3490"), modifiers),
        maybe("UNLISTED DRUG"),
        money(),
        "UN",
        new BigDecimal(1 + random.nextInt(9)),
        maybe("12"),
        List.of("1", "2").subList(0, 1 + random.nextInt(2)),
        random.nextInt(4) == 0,
        some(1, () -> new Attachment("OB", "FX", "ACN2")),
        List.of(date("472")),
        some(2, () -> new Reference(pick("6R", "G1"), word(), null)),
        some(1, () -> new Note("ADD", word())),
        some(1, () -> new Drug("00409488710", maybe(new BigDecimal("2.5")), null)),
        some(2, () -> provider(pick("82", "DK"), List.of())),
        some(
            2,
            () ->
                new LineAdjudication(
                    "OTHER1",
                    money(),
                    new Procedure("HC", "99213", List.of()),
                    BigDecimal.ONE,
                    some(7, this::adjustment),
                    List.of(date("573")))));
  }

  private OtherCoverage other() {
    return new OtherCoverage(
        subscription(),
        some(7, this::adjustment),
        List.of(new Amount("D", money())),
        "Y",
        "Y",
        new Party("IL", true, word(), word(), null, null, "MI", "OM1"),
        Party.organization("PR", word(), "PI", "OTHER1"),
        some(1, () -> date("573")),
        some(2, () -> new Reference("F8", "ICN1", null)));
  }

  private Adjustment adjustment() {
    return new Adjustment(
        pick("CO", "PR", "OA"), pick("45", "1", "2", "23"), money(), maybe(BigDecimal.ONE));
  }

  private List<Diagnosis> diagnoses() {
    var codes = new ArrayList<Diagnosis>();
    codes.add(new Diagnosis("ABK", "M1711"));
    for (int i = random.nextInt(12); i > 0; i--) {
      codes.add(new Diagnosis("ABF", pick("I10", "E119", "Z23")));
    }
    if (random.nextBoolean()) {
      codes.add(new Diagnosis("BP", "33507"));
    }
    return codes;
  }

  private Provider provider(String entity, List<Reference> references) {
    return new Provider(
        new Party(entity, false, word(), null, null, null, "XX", "1234567893"),
        entity.equals("DN") || entity.equals("85") || entity.equals("82")
            ? maybe("207Q00000X")
            : null,
        entity.equals("82") || entity.startsWith("D") ? null : address(),
        references);
  }

  private Insured insured(String entity) {
    return new Insured(
        new Party(
            entity,
            true,
            word(),
            word(),
            maybe("Q"),
            null,
            entity.equals("IL") ? "MI" : null,
            entity.equals("IL") ? "M" + random.nextInt(1000) : null),
        random.nextBoolean() ? address() : null,
        LocalDate.of(1940 + random.nextInt(80), 1 + random.nextInt(12), 1 + random.nextInt(28)),
        pick("F", "M", "U"));
  }

  private Subscription subscription() {
    return new Subscription(
        pick("P", "S", "T"), maybe("18"), maybe("GRP1"), maybe("GROUP NAME"), maybe("12"), "CI");
  }

  private Address address() {
    return new Address(
        random.nextBoolean() ? List.of("1 MAIN ST") : List.of("1 MAIN ST", "SUITE 4"),
        "PORTLAND",
        "ME",
        "041010000",
        null);
  }

  private ClaimDate date(String qualifier) {
    var day = LocalDate.of(2026, 1 + random.nextInt(12), 1 + random.nextInt(28));
    return ClaimDate.of(
        qualifier, random.nextInt(4) == 0 ? new DateSpan(day, day.plusDays(3)) : DateSpan.day(day));
  }

  private BigDecimal money() {
    var cents = BigDecimal.valueOf(1 + random.nextInt(99_999), 2);
    return new BigDecimal(cents.stripTrailingZeros().toPlainString());
  }

  private String word() {
    return pick("ALDER", "BIRCH O'NEIL", "CEDAR-ELM", "DOGWOOD & SONS", "ELM");
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
