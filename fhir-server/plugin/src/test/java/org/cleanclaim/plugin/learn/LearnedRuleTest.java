package org.cleanclaim.plugin.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerRule;
import org.cleanclaim.plugin.ledger.ProposedEdit.Row;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedRuleTest {

  @TempDir Path folder;

  @Test
  void itsTextInAPolicySaysTheSame() throws IOException {
    Row row =
        new Row(
            "learned-x",
            "97597",
            "11042",
            List.of("59", "XS"),
            "11",
            "M54",
            null,
            "CO-97",
            "Said \"so\": 1 of 2.",
            "Look \\ see.");
    write(LearnedRule.text(row, Severity.WARN));
    PayerRule read = PayerPolicies.load(folder).find(List.of("acme")).rules().get(0);
    PayerRule made = LearnedRule.of(row, Severity.WARN);
    assertThat(read)
        .usingRecursiveComparison()
        .as("sets are compared by what is in them")
        .isEqualTo(made);
    for (PayerRule rule : List.of(read, made)) {
      assertThat(speaks(rule, "11", "M5450", "11042")).isTrue();
      assertThat(speaks(rule, "22", "M5450", "11042")).isFalse();
      assertThat(speaks(rule, "11", "I10", "11042")).isFalse();
      assertThat(speaks(rule, "11", "M5450", "11043")).isFalse();
      assertThat(speaks(rule, "11", "M5450", "11042", "XS")).isFalse();
    }
  }

  @Test
  void theLinesItSpeaksOnAreThoseOfItsPattern() {
    Pattern pattern = Pattern.of("97597").besides("11042").lacking(List.of("59")).at("11");
    Row row = new Row("x", "97597", "11042", List.of("59"), "11", null, null, "CO-97", "m", "r");
    PayerRule rule = LearnedRule.of(row, Severity.WARN);
    for (String place : List.of("11", "22")) {
      for (String other : List.of("11042", "99213")) {
        for (String modifier : List.of("59", "25")) {
          ClaimFacts claim = claim(place, "M5450", other, modifier);
          Line line = claim.lines().get(0);
          assertThat(rule.speaksOn(claim, line))
              .isEqualTo(pattern.fits(Traits.of(claim, line)))
              .isEqualTo(place.equals("11") && other.equals("11042") && modifier.equals("25"));
        }
      }
    }
  }

  @Test
  void whatIsLaidOverThePoliciesStaysWhenTheirFilesChange() throws IOException {
    write("");
    PolicyFiles files = new PolicyFiles(folder, Clock.systemUTC());
    PayerRule rule =
        LearnedRule.of(
            new Row("x", "97597", null, List.of(), null, null, null, "CO-97", "m", "r"),
            Severity.INFO);
    AtomicReference<Map<String, List<PayerRule>>> learned =
        new AtomicReference<>(Map.of("acme", List.of(rule)));
    assertThat(files.get().find(List.of("acme")).rules()).isEmpty();
    files.overlay(learned::get);
    assertThat(files.get().find(List.of("acme")).rules()).containsExactly(rule);
    assertThat(files.get()).as("one set until something changes").isSameAs(files.get());
    assertThat(files.files().find(List.of("acme")).rules()).isEmpty();

    write(
        LearnedRule.text(
            new Row("y", "1104F", null, List.of(), null, null, null, "CO-4", "m", "r"),
            Severity.WARN));
    files.look();
    files.look();
    assertThat(files.get().find(List.of("acme")).rules())
        .extracting(PayerRule::edit)
        .containsExactly("y", "x");
    learned.set(Map.of());
    assertThat(files.get().find(List.of("acme")).rules())
        .extracting(PayerRule::edit)
        .containsExactly("y");
  }

  private void write(String rules) throws IOException {
    String indented = rules.isEmpty() ? "" : "rules:\n" + rules.indent(2);
    Files.writeString(
        folder.resolve("acme.yaml"), "id: acme\nname: Acme\nkind: commercial\n" + indented);
  }

  private static boolean speaks(
      PayerRule rule, String place, String diagnosis, String other, String... modifiers) {
    ClaimFacts claim = claim(place, diagnosis, other, modifiers);
    return rule.speaksOn(claim, claim.lines().get(0));
  }

  private static ClaimFacts claim(
      String place, String diagnosis, String other, String... modifiers) {
    return ClaimFacts.builder()
        .diagnosis(1, diagnosis)
        .line(
            Line.of(1, "97597")
                .modifiers(modifiers)
                .on(LocalDate.of(2026, 11, 27))
                .place(place)
                .diagnoses(1)
                .build())
        .line(Line.of(2, other).on(LocalDate.of(2026, 11, 27)).build())
        .build();
  }
}
