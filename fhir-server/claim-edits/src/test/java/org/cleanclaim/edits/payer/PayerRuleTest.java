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
