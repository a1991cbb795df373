package org.cleanclaim.routes.claim;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cleanclaim.routes.x12.Address;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.claim.Admission;
import org.cleanclaim.routes.x12.claim.Attachment;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimDate;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.ClaimFileWriter;
import org.cleanclaim.routes.x12.claim.ClaimGuide;
import org.cleanclaim.routes.x12.claim.ClaimHeading;
import org.cleanclaim.routes.x12.claim.Diagnosis;
import org.cleanclaim.routes.x12.claim.Drug;
import org.cleanclaim.routes.x12.claim.Insured;
import org.cleanclaim.routes.x12.claim.LineAdjudication;
import org.cleanclaim.routes.x12.claim.Note;
import org.cleanclaim.routes.x12.claim.OtherCoverage;
import org.cleanclaim.routes.x12.claim.Provider;
import org.cleanclaim.routes.x12.claim.ServiceLine;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.cleanclaim.routes.x12.claim.Subscription;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Random claims of both guides, through FHIR JSON and through X12: nothing that is carried is lost.
 */
class ClaimRoundTripTest {
  private static final ClaimBatch BATCH =
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

  @Property(tries = 150)
  void claimOfFhirIsTheClaimThatCame(@ForAll long seed, @ForAll boolean institutional) {
    var claim = new Source(seed, institutional).claim();
    var parser = FhirContext.forR4Cached().newJsonParser();
    var json = parser.encodeResourceToString(ClaimBundles.of(BATCH, claim));
    var back =
        SubmittedClaims.of(new ClaimGraph(parser.parseResource(Bundle.class, json)), "CC0001");
    assertThat(back)
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(claim);
  }

  @Property(tries = 150)
  void claimReadsBackAsWritten(@ForAll long seed, @ForAll boolean institutional) {
    var claim = new Source(seed, institutional).claim();
    var read = new ArrayList<SubmittedClaim>();
    new ClaimFileReader()
        .read(
            new java.io.ByteArrayInputStream(new ClaimFileWriter().write(BATCH, List.of(claim))),
            new ClaimFileHandler() {
              @Override
              public void claim(ClaimBatch batch, SubmittedClaim one) {
                read.add(one);
              }

              @Override
              public void end(ClaimBatch batch, List<SyntaxFault> faults) {
                assertThat(faults).isEmpty();
              }
            });
    assertThat(read).containsExactly(claim);
  }

  /** Claims as wide as what FHIR carries of them. */
  private static final class Source {
    private final Random random;
    private final boolean institutional;

    Source(long seed, boolean institutional) {
      random = new Random(seed);
      this.institutional = institutional;
    }

    SubmittedClaim claim() {
      boolean dependent = random.nextInt(3) == 0;
      boolean secondary = random.nextInt(3) == 0;
      var frequency = pick("1", "7", "8");
      var accident = institutional ? List.<String>of() : causes();
      var lines = new ArrayList<ServiceLine>();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        lines.add(line(lines.size() + 1, secondary));
      }
      return new SubmittedClaim(
          provider("85", null, address(), List.of(new Reference("EI", "990000417", null))),
          new Subscription(
              secondary ? "S" : "P",
              dependent ? null : "18",
              "GRP1",
              maybe("GROUP NAME"),
              null,
              pick("CI", "MB", "MC", "16", "WC")),
          insured("IL", "M1", address()),
          Party.organization("PR", "NORTHWIND", "PI", "NWC01"),
          dependent ? Optional.of(insured("QC", null, maybe(address()))) : Optional.empty(),
          dependent ? pick("19", "01", "20", "G8") : null,
          heading(frequency, accident, lines),
          dates(accident),
          some(2, this::attachment),
          some(1, () -> new Amount("F5", money())),
          references(frequency),
          some(2, () -> new Note(pick("ADD", "TPO"), "NOTE " + random.nextInt(9))),
          codes(),
          providers(),
          secondary ? List.of(other()) : List.of(),
          lines,
          institutional ? ClaimGuide.INSTITUTIONAL : ClaimGuide.PROFESSIONAL,
          institutional ? new Admission("1", maybe("7"), "01") : null);
    }

    private List<String> causes() {
      return pick(List.of(), List.of("EM"), List.of("OA"), List.of("AA", "", "", "ME"));
    }

    private ClaimHeading heading(String frequency, List<String> causes, List<ServiceLine> lines) {
      var total = lines.stream().map(ServiceLine::charge).reduce(BigDecimal.ZERO, BigDecimal::add);
      return new ClaimHeading(
          "CC0001",
          normal(total),
          "11",
          frequency,
          institutional ? null : "Y",
          "A",
          "Y",
          "Y",
          null,
          causes,
          maybe("1"));
    }

    private List<ClaimDate> dates(List<String> accident) {
      var dates = new ArrayList<ClaimDate>();
      if (institutional) {
        if (random.nextBoolean()) {
          dates.add(new ClaimDate("096", "TM", "1430"));
        }
        dates.add(new ClaimDate("434", "RD8", "20261101-20261104"));
        dates.add(
            random.nextBoolean()
                ? new ClaimDate("435", "DT", "202611010730")
                : new ClaimDate("435", "D8", "20261101"));
        return dates;
      }
      for (var qualifier : List.of("304", "431", "454", "484")) {
        if (random.nextBoolean()) {
          dates.add(ClaimDate.of(qualifier, DateSpan.day(day())));
        }
      }
      if (random.nextBoolean()) {
        dates.add(ClaimDate.of("435", DateSpan.day(day())));
        dates.add(ClaimDate.of("096", DateSpan.day(day())));
      }
      if (!accident.isEmpty()) {
        dates.add(ClaimDate.of("439", DateSpan.day(day())));
      }
      return dates;
    }

    private Attachment attachment() {
      return new Attachment(
          pick("OZ", "M1", "OB"), pick("EL", "FX", "BM"), "ACN" + random.nextInt(9));
    }

    private List<Reference> references(String frequency) {
      var references = new ArrayList<Reference>();
      if (!"1".equals(frequency)) {
        references.add(new Reference("F8", "ICN7", null));
      }
      some(2, () -> new Reference("G1", "AUTH" + random.nextInt(9), null)).forEach(references::add);
      some(1, () -> new Reference("9F", "REF1", null)).forEach(references::add);
      some(1, () -> new Reference("X4", "12D3456789", null)).forEach(references::add);
      return references;
    }

    private List<Diagnosis> codes() {
      var codes = new ArrayList<Diagnosis>();
      codes.add(diagnosis("ABK"));
      if (institutional) {
        some(1, () -> diagnosis("ABJ")).forEach(codes::add);
        some(1, () -> new Diagnosis("APR", "R109")).forEach(codes::add);
        some(2, () -> diagnosis("ABN")).forEach(codes::add);
        some(1, () -> new Diagnosis("DR", "343")).forEach(codes::add);
        some(5, () -> diagnosis("ABF")).forEach(codes::add);
        for (int i = random.nextInt(3), first = 0; first < i; first++) {
          var day = DateSpan.d8(day());
          codes.add(new Diagnosis(first == 0 ? "BBR" : "BBQ", "0DTJ4ZZ", "D8", day, null, null));
        }
        some(1, () -> new Diagnosis("BI", "74", "RD8", "20261101-20261102", null, null))
            .forEach(codes::add);
        some(2, () -> new Diagnosis("BH", "11", "D8", DateSpan.d8(day()), null, null))
            .forEach(codes::add);
        some(2, () -> new Diagnosis("BE", "80", null, null, money(), null)).forEach(codes::add);
      } else {
        some(5, () -> new Diagnosis("ABF", pick("I10", "E119"))).forEach(codes::add);
      }
      some(2, () -> new Diagnosis("BG", "C" + random.nextInt(9))).forEach(codes::add);
      return codes;
    }

    private Diagnosis diagnosis(String qualifier) {
      var present =
          institutional && !"ABJ".equals(qualifier) ? maybe(pick("Y", "N", "U", "W")) : null;
      return new Diagnosis(qualifier, pick("K3580", "I10", "M1711"), null, null, null, present);
    }

    private List<Provider> providers() {
      var providers = new ArrayList<Provider>();
      if (institutional) {
        providers.add(provider("71", maybe("208600000X"), null, List.of()));
        some(1, () -> provider("72", null, null, List.of())).forEach(providers::add);
      }
      some(1, () -> provider("82", maybe("207Q00000X"), null, List.of())).forEach(providers::add);
      some(1, () -> provider("DN", null, null, List.of())).forEach(providers::add);
      if (random.nextBoolean()) {
        var place = new Address(List.of("9 HILL RD"), "BATH", "ME", "04530", null);
        providers.add(
            new Provider(
                Party.organization("77", "HILL SURGERY", "XX", "1588667638"),
                null,
                place,
                List.of()));
      }
      return providers;
    }

    private ServiceLine line(int number, boolean secondary) {
      boolean coded = !institutional || random.nextBoolean();
      var procedure =
          coded
              ? new Procedure("HC", pick("99213", "97597"), pick(List.of(), List.of("25", "59")))
              : null;
      return new ServiceLine(
          procedure,
          null,
          money(),
          institutional ? pick("UN", "DA") : pick("UN", "MJ"),
          new BigDecimal(1 + random.nextInt(9)),
          institutional || number == 1 ? null : maybe("12"),
          institutional ? List.of() : pick(List.of("1"), List.of("1")),
          !institutional && random.nextInt(4) == 0,
          some(1, this::attachment),
          institutional && random.nextBoolean() ? List.of() : List.of(ClaimDate.of("472", span())),
          List.of(new Reference("6R", Integer.toString(number), null)),
          some(1, () -> new Note("ADD", "LINE NOTE")),
          some(1, () -> new Drug("00409488710", new BigDecimal("2.5"), pick("ML", "UN"))),
          List.of(),
          secondary
              ? List.of(
                  new LineAdjudication(
                      "OTHER1",
                      money(),
                      coded && random.nextBoolean()
                          ? procedure
                          : new Procedure("HC", "99211", List.of()),
                      new BigDecimal(1 + random.nextInt(3)),
                      some(4, this::adjustment),
                      List.of(new ClaimDate("573", "D8", "20261020"))))
              : List.of(),
          institutional ? pick("0120", "0360") : null);
    }

    private OtherCoverage other() {
      var amounts = new ArrayList<>(List.of(new Amount("D", money())));
      some(1, () -> new Amount("EAF", money())).forEach(amounts::add);
      return new OtherCoverage(
          new Subscription("P", pick("18", "01"), "GRP2", null, null, "MB"),
          some(3, this::adjustment),
          amounts,
          "Y",
          "Y",
          new Party("IL", true, "REYES", "ANA", null, null, "MI", "OM1"),
          Party.organization("PR", "MEDICARE", "PI", "OTHER1"),
          List.of(),
          some(1, () -> new Reference("F8", "MICN1", null)));
    }

    private Adjustment adjustment() {
      return new Adjustment(
          pick("CO", "PR", "OA"), pick("45", "1", "23"), money(), maybe(BigDecimal.ONE));
    }

    private Provider provider(
        String entity, String taxonomy, Address address, List<Reference> references) {
      var party =
          "85".equals(entity)
              ? Party.organization(entity, "HARBOR CLINIC", "XX", "1234567893")
              : Party.person(entity, "SHAH", "PRIYA", "XX", "1452369873");
      return new Provider(party, taxonomy, address, references);
    }

    private Insured insured(String entity, String member, Address address) {
      // As long as a patient is the subscriber, both are one person.
      return new Insured(
          new Party(entity, true, "REYES", "ANA", null, null, member == null ? null : "MI", member),
          address,
          LocalDate.of(1940 + random.nextInt(80), 1 + random.nextInt(12), 1 + random.nextInt(28)),
          pick("F", "M", "U"));
    }

    private Address address() {
      return new Address(
          pick(List.of("1 MAIN ST"), List.of("1 MAIN ST", "SUITE 4")),
          "PORTLAND",
          "ME",
          "041010000",
          null);
    }

    private LocalDate day() {
      return LocalDate.of(2026, 1 + random.nextInt(10), 1 + random.nextInt(28));
    }

    private DateSpan span() {
      var day = day();
      return random.nextInt(4) == 0 ? new DateSpan(day, day.plusDays(3)) : DateSpan.day(day);
    }

    private BigDecimal money() {
      return normal(BigDecimal.valueOf(1 + random.nextInt(99_999), 2));
    }

    private static BigDecimal normal(BigDecimal number) {
      return new BigDecimal(number.stripTrailingZeros().toPlainString());
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
}
