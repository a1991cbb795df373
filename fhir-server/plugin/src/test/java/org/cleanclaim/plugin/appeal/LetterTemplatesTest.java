package org.cleanclaim.plugin.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates of letters, ours and a site's. */
class LetterTemplatesTest {

  static List<LetterTemplate> shipped() {
    return LetterTemplates.shipped();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void nameOnlyWhatThereIs(LetterTemplate template) {
    assertThatCode(() -> LetterWriter.check(template)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void lackNothingWhereAllIsKnown(LetterTemplate template) {
    LetterWriter.Letter letter = LetterWriter.write(template, full());
    assertThat(letter.missing()).as(letter.text()).isEmpty();
    assertThat(letter.text())
        .contains("Ana Reyes", "4471", "CO-197", "$612.00", "Kim Moss", "Enclosed:\n1. Visit note")
        .doesNotContain("{{", "}}", "[", "\n\n\n");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void nameWhatIsMissingRatherThanLeaveItOut(LetterTemplate template) {
    LetterFields bare = new LetterFields().put("today", "November 27, 2026", null);
    LetterWriter.Letter letter = LetterWriter.write(template, bare);
    assertThat(letter.missing())
        .contains("payer.name", "patient.name", "claim.number", "denial.code", "signer.name");
    letter.missing().stream()
        .filter(field -> !"quotes".equals(field))
        .forEach(field -> assertThat(letter.text()).contains("[" + field + "]"));
  }

  @Test
  void aValueIsTextAndNothingElse() {
    LetterFields fields =
        full().put("patient.name", "{{today}} <b>\n\nEnclosed:\uE000x\uE001", null);
    String text = LetterWriter.write(shipped().get(0), fields).text();
    assertThat(text).contains("Patient: {{today}} <b> Enclosed: x,");
  }

  @Test
  void theMostSpecialIsPicked() {
    List<LetterTemplate> all = shipped();
    LetterFields none = new LetterFields();
    assertThat(LetterTemplates.pick(all, "authorization", null, none).name())
        .isEqualTo("letter-authorization-afterwards");
    assertThat(
            LetterTemplates.pick(
                    all,
                    "authorization",
                    null,
                    new LetterFields().put("authorization.number", "A1", null))
                .name())
        .isEqualTo("letter-authorization-on-file");
    assertThat(
            LetterTemplates.pick(
                    all, "bundling", null, new LetterFields().put("modifier.is25", "yes", null))
                .name())
        .isEqualTo("letter-separate-visit");
    assertThat(LetterTemplates.pick(all, "bundling", null, none).name())
        .isEqualTo("letter-bundling");
    assertThat(LetterTemplates.pick(all, "of-the-site", null, none).name())
        .isEqualTo("letter-general");
    assertThat(
            LetterTemplates.pick(
                    all, "bundling", null, new LetterFields().put("appeal.isHigher", "yes", null))
                .name())
        .isEqualTo("letter-second-level");
  }

  @Test
  void theOneThePlaybookNamesIsTakenWhereItFits() {
    List<LetterTemplate> all = shipped();
    LetterFields none = new LetterFields();
    assertThat(LetterTemplates.pick(all, "bundling", "letter-coding", none).name())
        .isEqualTo("letter-coding");
    // Its condition does not hold: no authorization is known.
    assertThat(
            LetterTemplates.pick(all, "authorization", "letter-authorization-on-file", none).name())
        .isEqualTo("letter-authorization-afterwards");
    assertThat(LetterTemplates.pick(all, "bundling", "letter-of-nobody", none).name())
        .isEqualTo("letter-bundling");
    assertThat(
            LetterTemplates.pick(
                    all,
                    "bundling",
                    "letter-coding",
                    new LetterFields().put("appeal.isHigher", "yes", null))
                .name())
        .isEqualTo("letter-second-level");
  }

  @Test
  void everyCategoryOfTheTaxonomyThatCanBeAppealedHasALetter() {
    List.of(
            "eligibility",
            "coordination-of-benefits",
            "coding",
            "units",
            "benefit-limit",
            "bundling",
            "duplicate",
            "authorization",
            "medical-necessity",
            "documentation",
            "timely-filing",
            "non-covered",
            "enrolment")
        .forEach(
            category ->
                assertThat(
                        LetterTemplates.pick(shipped(), category, null, new LetterFields())
                            .categories())
                    .as(category)
                    .contains(category));
  }

  @Test
  void aTemplateOfTheSiteThatNamesAnUnknownFieldIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> LetterTemplates.check(library("Dear {{patient.nmae}}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{{patient.nmae}} is no field of a letter")
        .hasMessageContaining("patient.name");
    assertThatThrownBy(
            () -> LetterTemplates.check(library("{{#lines}}{{code}}{{/lines}} {{code}}")))
        .hasMessageContaining("{{code}}");
    assertThatThrownBy(() -> LetterTemplates.check(library("{{>../secrets}}")))
        .hasMessageContaining("opening and closing");
    assertThatThrownBy(() -> LetterTemplates.check(library("{{#lines}}")))
        .hasMessageContaining("broken");
    assertThatCode(
            () ->
                LetterTemplates.check(
                    library("{{>opening}}{{#lines}}{{code}} {{payer.name}}{{/lines}}")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> LetterTemplates.check(library("x").setVersion(null)))
        .hasMessageContaining("version");
  }

  private static Library library(String text) {
    Library library = new Library();
    library.setUrl(LetterTemplates.BASE + "letter-own");
    library.setVersion("2");
    library
        .addContent()
        .setContentType(LetterTemplates.MUSTACHE)
        .setData(("title: Own\ncategories: coding\nneeds:\n---\n" + text).getBytes());
    return library;
  }

  private static LetterFields full() {
    LetterFields fields = new LetterFields();
    LetterFields.NAMES.stream()
        .filter(name -> !name.contains("payer"))
        .forEach(name -> fields.put(name, "known " + name, "Claim/1/_history/1"));
    return fields
        .put("payer.name", "Northwind", null)
        .put("claim.payerNumber", "ICN1", null)
        .put("patient.name", "Ana Reyes", null)
        .put("claim.number", "4471", null)
        .put("denial.code", "CO-197", null)
        .put("denial.amount", "$612.00", null)
        .put("signer.name", "Kim Moss", null)
        .put(
            "lines",
            List.of(
                Map.of(
                    "number",
                    "1",
                    "code",
                    "73721",
                    "date",
                    "November 2, 2026",
                    "billed",
                    "$900.00",
                    "denied",
                    "$612.00",
                    "units",
                    "1",
                    "diagnoses",
                    "M17.11")))
        .put("quotes", List.of(Map.of("text", "Knee locks.", "title", "Visit note", "date", "x")))
        .put("evidence", List.of(Map.of("number", "1", "title", "Visit note", "date", "x")));
  }
}
