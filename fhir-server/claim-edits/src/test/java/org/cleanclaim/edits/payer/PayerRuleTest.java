package org.cleanclaim.edits.payer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.line;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Given;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayerRuleTest {
  private static final String HEAD = "id: acme\nname: Acme\nkind: commercial\n";
  private static final String RULES =
      """
      rules:
        - when: { procedure: [97110-97140], without-modifier: [GP, GO], units: ">4" }
          then:
            edit: acme-long-therapy
            message: More than four units of therapy without a discipline.
            remedy: Add GP or GO.
            carc: CO-4
            severity: HOLD
        - when: { diagnosis: [M54.*], place: "11", age: ">=50", sex: female, amount: 50-150 }
          then: { edit: acme-back, message: Back, remedy: Look, carc: CO-11, severity: INFO }
      """;

  @TempDir Path folder;

  @Test
  void aRowSpeaksWhenAllItsConditionsHold() throws IOException {
    write(HEAD + RULES);
    assertThat(scrub(claim("97110", 5)).alerts())
        .extracting(Alert::edit, Alert::line, Alert::severity, Alert::denial)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("acme-long-therapy", 1, Severity.HOLD, "CO-4"));
    assertThat(scrub(claim("97110", 4)).alerts()).isEmpty();
    assertThat(scrub(claim("97110", 5, "GP")).alerts()).isEmpty();
    assertThat(scrub(claim("97530", 5)).alerts()).isEmpty();
  }

  @Test
  void aRowMayLookAtDiagnosisPlacePatientAndAmount() throws IOException {
    write(HEAD + RULES);
    ClaimFacts back =
        ClaimFacts.builder()
            .patient(Given.patient())
            .coverage(Given.coverage("acme").build())
            .diagnosis(1, "M54.50")
            .line(line(1, "99213").build())
            .build();
    assertThat(scrub(back).alerts()).extracting(Alert::edit).containsExactly("acme-back");
  }

  @Test
  void aRowMayLookAtTheOtherLinesOfTheDayAndAtThePhysician() throws IOException {
    write(
        HEAD
            + """
            rules:
              - when: { procedure: "97597", with-procedure: "11042", without-modifier: ["59", XS] }
                then: { edit: pair, message: m, remedy: r, carc: CO-97, severity: WARN }
            """);
    assertThat(scrub(pair(line(2, "97597").build())).alerts())
        .extracting(Alert::edit, Alert::line)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("pair", 2));
    assertThat(scrub(pair(line(2, "97597", "59").build())).alerts()).isEmpty();
    assertThat(scrub(pair(line(2, "97597").on(TODAY.minusDays(40)).build())).alerts())
        .as("another day")
        .isEmpty();
    assertThat(scrub(claim("97597", 1)).alerts()).as("alone").isEmpty();

    ClaimFacts one = claim("97597", 1);
    String npi = one.physicianNpi(one.lines().get(0));
    write(HEAD + npiRule(npi));
    assertThat(scrub(one).alerts()).hasSize(1);
    write(HEAD + npiRule("1245319599"));
    assertThat(npi).isNotNull().isNotEqualTo("1245319599");
    assertThat(scrub(one).alerts()).isEmpty();
  }

  private static String npiRule(String npi) {
    return """
        rules:
          - when: { npi: "%s" }
            then: { edit: one, message: m, remedy: r, carc: CO-B7, severity: WARN }
        """
        .formatted(npi);
  }

  private static ClaimFacts pair(org.cleanclaim.edits.facts.Line second) {
    return Given.claim("acme", line(1, "11042").build(), second).build();
  }

  @Test
  void morePayersEditsComeAfterThoseOfThePolicyAndSpeakForThatPayerOnly() throws IOException {
    write(HEAD + RULES);
    PayerPolicies files = PayerPolicies.load(folder);
    PayerRule more = files.find(List.of("acme")).rules().get(0);
    PayerPolicies both =
        files.withRules(java.util.Map.of("acme", List.of(more), "nobody", List.of(more)));
    assertThat(both.find(List.of("acme")).rules()).hasSize(3).last().isSameAs(more);
    assertThat(both.byDefault().rules()).isEmpty();
    assertThat(both.all()).hasSameSizeAs(files.all());
    assertThat(files.find(List.of("acme")).rules()).as("as it was").hasSize(2);
  }

  @Test
  void thePolicyMayTurnItsOwnRulesDown() throws IOException {
    write(HEAD + "edits: { acme-long-therapy: OFF }\n" + RULES);
    assertThat(scrub(claim("97110", 5)).alerts()).isEmpty();
    write(HEAD + "edits: { acme-long-therapy: SHADOW }\n" + RULES);
    ScrubResult shadow = scrub(claim("97110", 5));
    assertThat(shadow.alerts()).isEmpty();
    assertThat(shadow.shadowed()).hasSize(1);
  }

  @Test
  void fhirPathIsAskedOfTheClaimAndNotCheckedWithoutOne() throws IOException {
    write(
        HEAD
            + """
            rules:
              - when: { fhirpath: "item.count() > 5" }
                then: { edit: acme-x, message: Many, remedy: Split, carc: CO-16, severity: WARN }
            """);
    assertThat(scrub(claim("99213", 1)).outcome()).isEqualTo(ScrubResult.Outcome.INCOMPLETE);
    assertThat(scrub(builder("99213", 1).fhirPath(text -> true).build()).alerts()).hasSize(1);
    assertThat(scrub(builder("99213", 1).fhirPath(text -> false).build()).outcome())
        .isEqualTo(ScrubResult.Outcome.CLEAN);
  }

  @Test
  void aWrongRowIsRefusedWithItsLine() throws IOException {
    write(
        HEAD
            + """
            rules:
              - when: { procedur: "99213", units: many }
                then: { edit: acme-x, message: m, remedy: r, carc: "197", severity: WARN }
              - when: {}
                then: { edit: y, message: m, remedy: r, carc: CO-16, severity: WARN }
            """);
    assertThatThrownBy(() -> PayerPolicies.load(folder))
        .hasMessageContaining("acme.yaml:5: unknown field 'procedur'. Did you mean procedure?")
        .hasMessageContaining("units 'many' is no number or range")
        .hasMessageContaining("must be like CO-197")
        .hasMessageContaining("acme.yaml:7: a rule without a condition");
  }

  private static ClaimFacts claim(String code, int units, String... modifiers) {
    return builder(code, units, modifiers).build();
  }

  private static ClaimFactsBuilder builder(String code, int units, String... modifiers) {
    return Given.claim("acme", line(1, code, modifiers).quantity(new BigDecimal(units)).build());
  }

  private ScrubResult scrub(ClaimFacts claim) {
    PayerPolicies policies = PayerPolicies.load(folder);
    return Scrubber.of(List.of(new PayerRuleEdit()), ReferenceLibrary::sample, () -> policies)
        .scrub(claim, TODAY);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("acme.yaml"), text);
  }
}
