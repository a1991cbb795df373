package org.cleanclaim.edits.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.SupportingInfo;
import org.cleanclaim.edits.facts.SupportingInfo.Document;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A payer that names the document it wants is not content with another. */
class PayerDocumentsTest {

  private static final Document OPERATION = new Document(Set.of("11504-8"), true, true);
  private static final Document READING = new Document(Set.of("DG"), true, true);
  private static final Document UNNAMED = new Document(Set.of(), true, true);

  @TempDir Path folder;
  private Scrubber scrubber;

  @BeforeEach
  void policy() throws IOException {
    Files.writeString(
        folder.resolve("acme.yaml"),
        """
        id: acme
        name: Acme (fictitious)
        kind: commercial
        payer-ids: [ACME1]
        documents:
          - { procedures: ["27447"], document: operative report, kinds: [OB, 11504-8] }
          - { procedures: ["20610"], document: medical record, kinds: [M1] }
          - { procedures: ["64999"], document: report }
        """);
    PayerPolicies policies = PayerPolicies.load(folder);
    ReferenceLibrary library = ReferenceLibrary.sample();
    scrubber = Scrubber.of(List.of(new DocumentationMissingEdit()), () -> library, () -> policies);
  }

  @Test
  void theNamedDocumentSatisfiesAndAnotherDoesNot() {
    assertThat(found("27447"))
        .containsExactly("CO-252 N706 This payer wants the operative report for 27447.");
    assertThat(found("27447", READING))
        .containsExactly(
            "CO-252 N706 This payer wants the operative report for 27447; what is attached is"
                + " something else.");
    assertThat(found("27447", OPERATION)).isEmpty();
    assertThat(found("27447", READING, OPERATION)).isEmpty();
  }

  @Test
  void aDocumentThatDoesNotSayWhatItIsMayBeTheOne() {
    assertThat(found("27447", UNNAMED)).isEmpty();
    assertThat(found("64999", READING)).isEmpty();
  }

  @Test
  void aKindThatIsNoCodeIsRefusedWithItsLine() throws IOException {
    Files.writeString(
        folder.resolve("acme.yaml"),
        """
        id: acme
        name: Acme
        kind: commercial
        documents:
          - { document: operative report, kinds: [operative, OB] }
        """);
    assertThatThrownBy(() -> PayerPolicies.load(folder))
        .hasMessageContaining("acme.yaml:5")
        .hasMessageContaining("'operative' is neither a report type (PWK01, as OB) nor a LOINC");
  }

  @Test
  void aMedicalRecordHasARemarkOfItsOwn() {
    assertThat(found("20610"))
        .containsExactly("CO-252 M127 This payer wants the medical record for 20610.");
  }

  @Test
  void everyDocumentOfTheLineIsLookedAt() {
    assertThat(found("99213", OPERATION, new Document(Set.of(), false, true)))
        .containsExactly("CO-251 null The document attached to 99213 is not signed.");
    assertThat(found("99213", OPERATION, new Document(Set.of(), null, false)))
        .containsExactly("CO-163 null A document is announced for 99213 and is not attached.");
  }

  private List<String> found(String code, Document... attached) {
    ClaimFactsBuilder claim = claim("acme", line(1, code).build());
    for (int i = 0; i < attached.length; i++) {
      claim.information(
          new SupportingInfo(
              i + 1, SupportingInfo.ATTACHMENT, null, null, null, null, attached[i]));
    }
    return scrubber.scrub(claim.build(), TODAY, true).alerts().stream()
        .map(PayerDocumentsTest::told)
        .toList();
  }

  private static String told(Alert alert) {
    return alert.denial() + " " + alert.remark() + " " + alert.message();
  }
}
