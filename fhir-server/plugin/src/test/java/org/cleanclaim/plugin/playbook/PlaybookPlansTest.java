package org.cleanclaim.plugin.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cleanclaim.plugin.denial.DenialCategory;
import org.cleanclaim.plugin.denial.DenialTaxonomy;
import org.cleanclaim.plugin.playbook.Playbook.Document;
import org.cleanclaim.plugin.playbook.Playbook.Page;
import org.cleanclaim.plugin.playbook.Playbook.Step;
import org.cleanclaim.plugin.playbook.PlaybookPlans.Problem;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.junit.jupiter.api.Test;

/** Playbooks as resources, compared, printed, and those that ship. */
class PlaybookPlansTest {

  private static final ShippedPlaybooks SHIPPED = new ShippedPlaybooks();

  @Test
  void whatShipsCanBePublishedAsItStandsAndReadsBackTheSame() {
    assertThat(SHIPPED.all())
        .hasSize(3)
        .allSatisfy(
            playbook -> {
              PlanDefinition plan = PlaybookPlans.write(playbook, PublicationStatus.ACTIVE);
              assertThat(PlaybookPlans.whole(plan, Optional.empty())).isEmpty();
              assertThat(PlaybookPlans.read(plan)).isEqualTo(playbook);
            });
  }

  @Test
  void everyCategoryHasAPageForAnyPayer() {
    Playbook any = SHIPPED.of("default").orElseThrow();
    assertThat(DenialTaxonomy.shipped().categories())
        .map(DenialCategory::playbook)
        .filteredOn(page -> !"none".equals(page))
        .hasSizeGreaterThan(13)
        .allSatisfy(page -> assertThat(any.page(page, List.of())).as(page).isPresent());
  }

  @Test
  void aPageForACodeComesBeforeOneForItsKind() {
    Playbook playbook =
        playbook(
            page("authorization", Set.of(), step("check")),
            page("authorization", Set.of("198"), step("call")));
    assertThat(playbook.page("authorization", List.of("198")).orElseThrow().codes())
        .containsExactly("198");
    assertThat(playbook.page("authorization", List.of("197")).orElseThrow().codes()).isEmpty();
    Playbook special = playbook(page("authorization", Set.of("198"), step("call")));
    assertThat(special.page("authorization", List.of("197"))).isEmpty();
    assertThat(special.page("records", List.of("198"))).isEmpty();
  }

  @Test
  void whatIsUnfinishedIsToldWithItsPlace() {
    Playbook unfinished =
        new Playbook(
            "x",
            "two",
            " ",
            List.of(),
            List.of(
                new Page(
                    "authorization",
                    "No authorization",
                    Set.of("CO-197"),
                    null,
                    List.of(new Document("x-ray", "The picture", true)),
                    "letter-of-nobody",
                    List.of()),
                page("records", Set.of(), new Step("phone", "", null, null, 500)),
                page("records", Set.of(), step("check"))));
    List<Problem> problems =
        PlaybookPlans.whole(
            PlaybookPlans.write(unfinished, PublicationStatus.DRAFT),
            Optional.of(Set.of("letter-general")));
    assertThat(problems)
        .extracting(Problem::where)
        .containsExactlyInAnyOrder(
            "PlanDefinition.version",
            "PlanDefinition.title",
            "PlanDefinition.action[0].code",
            "PlanDefinition.action[0].action",
            "PlanDefinition.action[0].documentation",
            "PlanDefinition.action[0].definition",
            "PlanDefinition.action[1].action[0].title",
            "PlanDefinition.action[1].action[0].code",
            "PlanDefinition.action[1].action[0].timing",
            "PlanDefinition.action[2]");
    assertThat(problems)
        .extracting(Problem::mend)
        .anyMatch(mend -> mend.contains("no letter template letter-of-nobody"))
        .anyMatch(mend -> mend.contains("There are: letter-general"));
  }

  @Test
  void twoVersionsAreComparedPageByPage() {
    Playbook before =
        playbook(page("records", Set.of(), step("check")), page("units", Set.of(), step("call")));
    Playbook after =
        playbook(
            page("records", Set.of(), step("check"), new Step("call", "Call", "Hello", "coder", 3)),
            page("coding", Set.of(), step("check")));
    assertThat(PlaybookDifference.between(before, before)).isEmpty();
    List<PlaybookDifference> found = PlaybookDifference.between(before, after);
    assertThat(found)
        .extracting(each -> each.page() + " " + each.what())
        .containsExactly("records steps", "coding page", "units page");
    assertThat(found.get(0).before()).isEqualTo("1. Do check");
    assertThat(found.get(0).after()).isEqualTo("1. Do check\n2. Call (coder), by day 3\n   Hello");
    assertThat(found.get(1).before()).isNull();
    assertThat(found.get(2).after()).isNull();
  }

  @Test
  void isPrintedWithABookmarkForEachPage() throws IOException {
    byte[] pdf = PlaybookPdf.whole(print(SHIPPED.of("northwind-commercial").orElseThrow()));
    assertThat(pdf)
        .isEqualTo(PlaybookPdf.whole(print(SHIPPED.of("northwind-commercial").orElseThrow())));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(4);
      assertThat(document.getDocumentCatalog().getDocumentOutline().children())
          .extracting(item -> item.getTitle())
          .contains("No authorization", "Part of another service", "Records wanted");
      assertThat(new PDFTextStripper().getText(document))
          .contains(
              "Provider appeals, fax: 555-0143",
              "Appeal, first: within 180 days",
              "CO-197, Authorization: 12 in 90 days",
              "Look for an approval",
              "by day 2",
              "May I give you the case",
              "(required)",
              "version 1 (in use)   Page 4 of 4");
    }
  }

  @Test
  void theSheetIsOnePageHoweverMuchThereIs() throws IOException {
    assertThat(sheet(SHIPPED.of("default").orElseThrow()))
        .contains("PLAYBOOK: ANY PAYER", "APPEAL WAS REFUSED", "Page 1 of 1")
        .doesNotContain("Also in the playbook");
    Playbook huge =
        playbook(
            IntStream.range(0, 90)
                .mapToObj(i -> page("page-" + i, Set.of(), step("check"), step("call")))
                .toArray(Page[]::new));
    assertThat(sheet(huge)).contains("PAGE-0", "Also in the playbook: ", "page-89", "Page 1 of 1");
  }

  private static String sheet(Playbook playbook) throws IOException {
    try (PDDocument document = Loader.loadPDF(PlaybookPdf.sheet(print(playbook)))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void aFileThatShipsBrokenIsRefusedWithItsLine() {
    assertThatThrownBy(
            () ->
                ShippedPlaybooks.read("x", "title: X\npages:\n  - page: records\n    tittle: Y\n"))
        .hasMessageContaining("4")
        .hasMessageContaining("tittle");
  }

  private static PlaybookPdf.Print print(Playbook playbook) {
    return new PlaybookPdf.Print(
        playbook,
        "in use",
        List.of("Appeal, first: within 180 days of the remittance"),
        List.of("CO-197, Authorization: 12 in 90 days"),
        Instant.parse("2026-11-27T10:00:00Z"));
  }

  private static Playbook playbook(Page... pages) {
    return new Playbook("x", "1", "X", List.of(), List.of(pages));
  }

  private static Page page(String name, Set<String> codes, Step... steps) {
    return new Page(name, name, codes, null, List.of(), null, List.of(steps));
  }

  private static Step step(String kind) {
    return new Step(kind, "Do " + kind, null, null, null);
  }
}
