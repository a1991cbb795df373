package org.cleanclaim.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.line;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.junit.jupiter.api.Test;

/**
 * No fix of any edit raises payment without naming the documentation that must support it. Every
 * edit that offers fixes is made to offer each of them; then the documentation is taken away, and
 * the fix may not come to be.
 */
class FixDocumentationTest {
  /** Edits that offer fixes, with the kinds they offer: a new one is added here with its claim. */
  private static final Map<String, String> OFFERED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("add-on-without-primary", "REMOVE_LINE"),
              Map.entry("clia-qw", "ADD_MODIFIER"),
              Map.entry("coverage-inactive", "MOVE_LINE"),
              Map.entry("diagnosis-pointer", "LINK_DIAGNOSIS"),
              Map.entry("drug-waste", "ADD_MODIFIER REMOVE_MODIFIER"),
              Map.entry("duplicate-exact", "ADD_MODIFIER REMOVE_LINE"),
              Map.entry("duplicate-suspect", "REMOVE_LINE"),
              Map.entry("global-procedure", "ADD_MODIFIER"),
              Map.entry("global-visit", "ADD_MODIFIER"),
              Map.entry("medical-necessity", "LINK_DIAGNOSIS"),
              Map.entry("modifier-25-misuse", "REMOVE_MODIFIER REPLACE_MODIFIER"),
              Map.entry("modifier-25-missing", "ADD_MODIFIER"),
              Map.entry("modifier-51", "REMOVE_MODIFIER"),
              Map.entry("modifier-57-missing", "ADD_MODIFIER"),
              Map.entry("modifier-57-misuse", "REMOVE_MODIFIER REPLACE_MODIFIER"),
              Map.entry("modifier-bilateral", "REMOVE_LINE REMOVE_MODIFIER SET_UNITS"),
              Map.entry("modifier-component", "ADD_MODIFIER REMOVE_MODIFIER"),
              Map.entry("modifier-distinct", "REMOVE_MODIFIER"),
              Map.entry("modifier-procedure", "REMOVE_MODIFIER"),
              Map.entry("modifier-repeat", "REPLACE_MODIFIER"),
              Map.entry("modifier-unknown", "REMOVE_MODIFIER"),
              Map.entry("mue-units", "REMOVE_LINE SET_UNITS"),
              Map.entry("ncci-ptp", "ADD_MODIFIER REMOVE_LINE"),
              Map.entry("place-of-service", "SET_PLACE"),
              Map.entry("procedure-sex", "ADD_MODIFIER"),
              Map.entry("telehealth", "ADD_MODIFIER REMOVE_MODIFIER SET_PLACE"),
              Map.entry("therapy", "ADD_MODIFIER")));

  private static final PayerPolicies POLICIES = PayerPolicies.shipped();

  @Test
  void everyEditThatOffersFixesIsMadeToOfferThem() {
    Map<String, String> offered = new TreeMap<>();
    for (Offered one : all()) {
      offered.merge(
          one.edit,
          one.fix.kind().name(),
          (kinds, kind) ->
              Stream.concat(Stream.of(kinds.split(" ")), Stream.of(kind))
                  .collect(Collectors.toCollection(TreeSet::new))
                  .stream()
                  .collect(Collectors.joining(" ")));
    }
    assertThat(offered).isEqualTo(OFFERED);
    assertThat(all().stream().map(one -> one.fix.kind()).distinct())
        .as("every kind of fix is offered by some edit")
        .containsExactlyInAnyOrder(Fix.Kind.values());
  }

  @Test
  void noFixThatMayRaisePaymentIsMuteAboutItsDocumentation() {
    for (Offered one : all()) {
      Fix fix = one.fix;
      if (fix.kind() != Fix.Kind.REMOVE_LINE) {
        assertThat(fix.documentation()).as(one.toString()).isNotBlank().isNotEqualTo(fix.label());
      }
    }
  }

  @Test
  void withoutItsDocumentationNoSuchFixCanComeToBe() {
    for (Offered one : all()) {
      Fix fix = one.fix;
      for (String stripped : new String[] {null, "", "  "}) {
        if (fix.kind() != Fix.Kind.REMOVE_LINE) {
          assertThatThrownBy(
                  () ->
                      new Fix(
                          fix.kind(),
                          fix.line(),
                          fix.value(),
                          fix.replaces(),
                          fix.label(),
                          stripped))
              .as(one.toString())
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("documentation");
        }
      }
    }
  }

  /** A fix as an edit wrote it, before it is tried on the claim. */
  private record Offered(String edit, Fix fix) {}

  private static List<Offered> all() {
    List<Offered> offered = new ArrayList<>();
    for (ClaimEdit edit : InstalledEdits.all()) {
      for (ClaimFacts claim : claims()) {
        offered.addAll(offered(edit, claim));
      }
    }
    return offered;
  }

  private static List<Offered> offered(ClaimEdit edit, ClaimFacts claim) {
    String id = InstalledEdits.info(edit).id();
    return Scrubber.of(List.of(edit), ReferenceLibrary::sample, () -> POLICIES)
        .scrub(claim, TODAY)
        .alerts()
        .stream()
        .flatMap(alert -> alert.fixes().stream())
        .map(fix -> new Offered(id, fix))
        .toList();
  }

  private static List<ClaimFacts> claims() {
    return Stream.of(
            lines(line(1, "17003")),
            lines(line(1, "83036")).cliaWaiver(true),
            lines(line(1, "99213"), line(2, "71046").on(TODAY.minusYears(1))),
            lines(Line.of(1, "99213").on(TODAY)),
            lines(line(1, "J0585")),
            lines(line(1, "J0585", "JZ"), line(2, "J0585", "JW")),
            lines(line(1, "71046"), line(2, "71046")),
            lines(line(1, "80053"), line(2, "80053")),
            lines(line(1, "71046"), line(2, "71046").charge(BigDecimal.TEN)),
            after("27447", line(1, "29881")),
            after("27447", Line.of(1, "99213").on(TODAY).diagnoses(2)).diagnosis(2, "J06.9"),
            lines(line(1, "83036")).diagnosis(2, "E11.9"),
            lines(line(1, "20610", "25")),
            lines(line(1, "99213", "25")),
            lines(line(1, "99213", "25"), line(2, "27447")),
            lines(line(1, "99213"), line(2, "20610")),
            lines(line(1, "99213"), line(2, "27447")),
            lines(line(1, "17003", "51")),
            lines(line(1, "47562", "57")),
            lines(line(1, "99213", "57"), line(2, "20610")),
            lines(line(1, "20610", "50", "RT")),
            lines(line(1, "20610", "50").quantity(BigDecimal.valueOf(2))),
            lines(line(1, "69210", "50")),
            lines(line(1, "69210", "LT"), line(2, "69210", "RT")),
            lines(line(1, "71046").place("22")),
            lines(line(1, "93000", "TC")),
            lines(line(1, "11042", "59")),
            lines(line(1, "20610", "24")),
            lines(line(1, "80053", "76")),
            lines(line(1, "99213", "2")),
            lines(line(1, "76140")),
            lines(line(1, "11042").quantity(BigDecimal.TEN)),
            lines(line(1, "11042"), line(2, "97597")),
            lines(line(1, "99284")),
            lines(line(1, "55700")),
            lines(line(1, "99213", "95")),
            lines(line(1, "99213", "GT").place("02")),
            claim("northwind-commercial", line(1, "99213").place("02").build()),
            claim("northwind-commercial", line(1, "11042").build(), line(2, "97597").build()),
            lines(line(1, "97110")))
        .map(ClaimFactsBuilder::build)
        .toList();
  }

  private static ClaimFactsBuilder lines(Line.Builder... lines) {
    ClaimFactsBuilder claim = claim();
    for (Line.Builder line : lines) {
      claim.line(line.build());
    }
    return claim;
  }

  private static ClaimFactsBuilder after(String surgery, Line.Builder now) {
    ClaimFacts then = claim(line(1, surgery).on(TODAY.minusDays(30)).build()).id("claim-0").build();
    return lines(now).earlier(new EarlierClaim(then, EarlierClaim.Status.ADJUDICATED));
  }
}
