package org.cleanclaim.plugin.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that a payer's policy wants with a service. */
class WantedDocumentsTest {

  private static final String LOINC = "http://loinc.org";

  @TempDir private Path folder;

  private final Chart chart = new Chart();
  private final Claim claim = chart.line(chart.line(chart.claim(), "27447", 900), "99213", 120);

  @Test
  void areAskedForWhereTheServiceWasDeniedAndNoneIsEnclosed() throws IOException {
    assertThat(lacking(List.of(1)))
        .containsExactly("Acme pays 27447 only with the operative note, and none is enclosed.");
    assertThat(lacking(List.of(0))).as("the whole claim was denied").hasSize(1);
    assertThat(lacking(List.of(2))).as("another line was denied").isEmpty();
  }

  @Test
  void oneOfTheKindWillDoAndOneThatDoesNotSayWhatItIs() throws IOException {
    assertThat(lacking(List.of(1), document("11504-8"))).isEmpty();
    assertThat(lacking(List.of(1), document(null))).isEmpty();
    assertThat(lacking(List.of(1), document("34117-2"))).as("another kind").hasSize(1);
  }

  @Test
  void aPayerThatWantsNoneIsSilentAndSoIsAClaimThatIsNotHere() throws IOException {
    assertThat(WantedDocuments.lacking("nobody", Optional.of(claim), List.of(1), List.of(), acme()))
        .isEmpty();
    assertThat(WantedDocuments.lacking("acme", Optional.empty(), List.of(1), List.of(), acme()))
        .isEmpty();
  }

  private List<String> lacking(List<Integer> denied, Evidence... picked) throws IOException {
    return WantedDocuments.lacking("acme", Optional.of(claim), denied, List.of(picked), acme());
  }

  private PayerPolicies acme() throws IOException {
    Files.writeString(
        folder.resolve("acme.yaml"),
        """
        id: acme
        name: Acme
        kind: commercial
        documents:
          - { procedures: ["27447"], document: the operative note, kinds: ["11504-8"] }
        """);
    return PayerPolicies.load(folder);
  }

  private static Evidence document(String loinc) {
    DocumentReference document = new DocumentReference();
    document.setId("DocumentReference/1/_history/1");
    if (loinc != null) {
      document.setType(Concepts.of(LOINC, loinc));
    }
    return new Evidence("note", "Note", null, document);
  }
}
