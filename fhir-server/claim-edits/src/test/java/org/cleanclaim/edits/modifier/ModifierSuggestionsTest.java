package org.cleanclaim.edits.modifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.cleanclaim.edits.Given;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.junit.jupiter.api.Test;

class ModifierSuggestionsTest {

  private static final LocalDate DAY = Given.TODAY.minusDays(3);
  private static final String NORTHWIND = "northwind-commercial";

  private static Line.Builder line(int sequence, String code) {
    return Line.of(sequence, code).on(DAY).place("11").diagnoses(1);
  }

  private static List<ModifierSuggestion> suggestions(int at, String payer, Line... lines) {
    ClaimFacts claim = Given.claim(payer, lines).build();
    return Scrubber.sample().modifiers(claim, claim.lines().get(at), Given.TODAY);
  }

  private static List<String> codes(int at, String payer, Line... lines) {
    return suggestions(at, payer, lines).stream()
        .map(ModifierSuggestion::modifier)
        .collect(Collectors.toList());
  }

  @Test
  void aVisitAloneNeedsNone() {
    assertThat(codes(0, NORTHWIND, line(1, "99214").build())).isEmpty();
  }

  @Test
  void aVisitBesideAMinorProcedureMayBeSeparate() {
    Line visit = line(1, "99214").build();
    assertThat(codes(0, NORTHWIND, visit, line(2, "20610").build())).containsExactly("25");
    assertThat(codes(0, NORTHWIND, visit, line(2, "71046").build())).isEmpty();
    Line said = line(1, "99214").modifiers("25").build();
    assertThat(codes(0, NORTHWIND, said, line(2, "20610").build())).isEmpty();
  }

  @Test
  void aProcedureWithSidesIsRankedByWhatThePayerPaid() {
    List<ModifierSuggestion> found = suggestions(0, NORTHWIND, line(1, "20610").build());
    assertThat(found.stream().map(ModifierSuggestion::modifier).limit(3))
        .containsExactly("RT", "LT", "50");
    assertThat(found.get(0).claims()).isEqualTo(58);
    assertThat(found.get(0).paid()).isEqualTo(56);
    assertThat(found).allSatisfy(one -> assertThat(one.documentation()).isNotBlank());
  }

  @Test
  void componentsAreOfferedOnlyWhereTheServiceHasThem() {
    assertThat(codes(0, NORTHWIND, line(1, "71046").build())).startsWith("26").contains("TC");
    assertThat(codes(0, NORTHWIND, line(1, "20610").build())).doesNotContain("26", "TC");
  }

  @Test
  void aSecondLineOfTheDayMayBeARepeat() {
    Line first = line(1, "71046").build();
    Line second = line(2, "71046").build();
    assertThat(codes(0, NORTHWIND, first, second)).doesNotContain("76");
    assertThat(codes(1, NORTHWIND, first, second)).contains("76", "77").doesNotContain("91");
    assertThat(codes(1, NORTHWIND, line(1, "80053").build(), line(2, "80053").build()))
        .contains("91")
        .doesNotContain("76");
  }

  @Test
  void pairedProceduresMayBeDistinct() {
    assertThat(codes(1, "medicare-part-b", line(1, "11042").build(), line(2, "97597").build()))
        .contains("XS", "59")
        .doesNotContain("25");
    assertThat(codes(0, "medicare-part-b", line(1, "11042").build(), line(2, "97597").build()))
        .as("column 1 is paid as it is")
        .doesNotContain("XS", "59");
    assertThat(codes(0, "medicare-part-b", line(1, "97597").build())).doesNotContain("59");
  }

  @Test
  void withoutTablesNothingIsOffered() {
    ClaimFacts claim = Given.claim(NORTHWIND, line(1, "20610").build()).build();
    assertThat(
            ModifierSuggestions.of(
                claim,
                claim.lines().get(0),
                Scrubber.sample().policyFor(claim),
                ReferenceLibrary.empty(),
                Given.TODAY))
        .isEmpty();
    Line noDay = Line.of(1, "20610").build();
    assertThat(suggestions(0, NORTHWIND, noDay)).isEmpty();
  }
}
