package org.cleanclaim.routes.x12.remittance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 835s in the shapes that payers and clearinghouses send; names and numbers are our own. */
class SampleShapesTest {
  private String text;

  @BeforeEach
  void file() throws IOException {
    try (var file = getClass().getResourceAsStream("/x12/835-shapes.edi")) {
      text = new String(file.readAllBytes(), US_ASCII);
    }
  }

  @Test
  void severalSetsAndInterchangesWithDelimitersOfTheirOwn() {
    var read = read(text);
    assertThat(read.faults).isEmpty();
    assertThat(read.imbalances).isEmpty();
    assertThat(read.remittances)
        .extracting(one -> one.payment().number())
        .containsExactly("NOPAY1", "CHK9", "NOPAY2");
  }

  @Test
  void lineEndsAfterSegmentsDoNotMatter() {
    var ended = Stream.of("", "\n", "\r\n").map(end -> text.replace("~\n", "~" + end));
    assertThat(ended.map(one -> read(one).remittances).distinct()).hasSize(1);
  }

  @Test
  void secondPayerThatPaysNothingDeniesNoLineByName() {
    var claim = read(text).remittances.get(0).claims().get(0);
    assertThat(claim.status()).isEqualTo("2");
    assertThat(claim.lines()).isEmpty();
    assertThat(claim.adjustments()).extracting(Adjustment::reason).containsExactly("23", "22");
    assertThat(claim.remarks()).containsExactly("MA07", "N89");
    assertThat(claim.party("74")).get().extracting(Party::id).isEqualTo("NW10448213A");
  }

  @Test
  void sameNumberOnTwoClaimsAndARetiredReasonStayAsTheyCame() {
    var claims = read(text).remittances.get(0).claims();
    assertThat(claims).extracting(RemittedClaim::patientControlNumber).containsOnly("CC0007");
    assertThat(claims).extracting(RemittedClaim::payerControlNumber).doesNotHaveDuplicates();
    var line = claims.get(1).lines().get(0);
    assertThat(line.procedure().modifiers()).containsExactly("25");
    assertThat(line.adjustments()).extracting(Adjustment::reason).containsExactly("38");
    assertThat(line.dates()).extracting(DatedFact::qualifier).containsExactly("150", "151");
  }

  @Test
  void sixAdjustmentsOfTheProviderInOneSegment() {
    var adjustments = read(text).remittances.get(1).adjustments();
    assertThat(adjustments).hasSize(6);
    assertThat(adjustments.get(4).amount()).isEqualByComparingTo(new BigDecimal("-10"));
  }

  @Test
  void olderVersionIsRefusedWithItsReason() {
    assertThatThrownBy(() -> read(text.replace("005010X221A1", "004010X091A1")))
        .isInstanceOf(X12Unreadable.class)
        .hasMessage("An 835 was expected and something else came.");
  }

  @Test
  void countsAndNumbersThatDisagreeAreRefusedWithTheirSegment() {
    assertThatThrownBy(() -> read(text.replace("SE|23|", "SE|99|")))
        .isInstanceOf(X12Unreadable.class)
        .hasMessageContaining("count in SE");
    assertThatThrownBy(() -> read(text.replace("IEA*1*000000052", "IEA*1*000000053")))
        .isInstanceOf(X12Unreadable.class)
        .hasMessageContaining("control number in IEA");
    assertThatThrownBy(() -> read(text.substring(0, text.indexOf("IEA*"))))
        .isInstanceOf(X12Unreadable.class);
  }

  private static Recorded read(String text) {
    var recorded = new Recorded();
    new RemittanceReader().read(new ByteArrayInputStream(text.getBytes(US_ASCII)), recorded);
    return recorded;
  }
}
