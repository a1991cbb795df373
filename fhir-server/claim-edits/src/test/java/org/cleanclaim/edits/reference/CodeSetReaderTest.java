package org.cleanclaim.edits.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.edits.Given;
import org.cleanclaim.edits.PredictedCodes;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.place.PlaceOfServiceEdit;
import org.junit.jupiter.api.Test;

class CodeSetReaderTest {

  private static final LocalDate DAY = LocalDate.of(2026, 8, 12);

  @Test
  void placesWithTheDaysTheyWereIntroduced() {
    ReferenceFolder.Result read =
        read(
            "place-of-service-codes.csv",
            "CMS place of service codes\n"
                + "Place of Service Code(s),Name,Effective Date\n"
                + "10,a,2022-01-01\n11,b,\n27-30,unassigned,\n66,c,8/1/2024\n");
    assertThat(read.refused()).isEmpty();
    CodeSet places = read.library().find(TableKey.PLACES, DAY).table();
    assertThat(places.contains("10", LocalDate.of(2021, 12, 31))).isFalse();
    assertThat(places.contains("10", LocalDate.of(2022, 1, 1))).isTrue();
    assertThat(places.contains("11", LocalDate.of(1999, 1, 1))).isTrue();
    assertThat(places.contains("66", LocalDate.of(2024, 7, 31))).isFalse();
    assertThat(places.contains("28", DAY)).isFalse();
  }

  @Test
  void thePublishedListDecidesWhichPlacesThereAre() {
    ReferenceLibrary few = read("place-of-service.csv", "code,from,to\n11,,\n").library();
    assertThat(judge("21", few).alerts()).extracting(a -> a.remark()).contains("M77");
    assertThat(judge("11", few).alerts()).isEmpty();
    assertThat(judge("28", ReferenceLibrary.empty()).alerts()).isNotEmpty();
    assertThat(judge("99", ReferenceLibrary.empty()).alerts()).isEmpty();
  }

  @Test
  void reasonAndRemarkCodesWithTheirLastDay() {
    String carc =
        "Code\tDescription\tStart Date\tStop Date\n"
            + "236\tx\t01/30/2011\t\n57\tx\t01/01/1995\t06/30/2007\nA1\tx\t01/01/1995\t\n";
    CodeSet reasons = read("CARC.txt", carc).library().find(TableKey.CARC, DAY).table();
    assertThat(reasons.contains("236", DAY)).isTrue();
    assertThat(reasons.contains("A1", DAY)).isTrue();
    assertThat(reasons.contains("57", DAY)).isFalse();
    assertThat(reasons.contains("57", LocalDate.of(2007, 6, 30))).isTrue();
    CodeSet remarks =
        read("RARC.csv", "Code,Description\nM51,x\nMA130,x\nN115,x\n")
            .library()
            .find(TableKey.RARC, DAY)
            .table();
    assertThat(remarks.contains("MA130", DAY)).isTrue();
    assertThat(remarks.contains("M1", DAY)).isFalse();
  }

  @Test
  void aRowThatIsNoCodeRefusesTheFile() {
    assertThat(read("CARC.csv", "Code,Description\n236,x\nsoon,x\n").refused())
        .singleElement()
        .satisfies(
            refused ->
                assertThat(refused).hasMessage("CARC.csv, line 3: 'SOON' is no code of this list"));
    assertThat(read("CARC.csv", "Number;Text\n236;x\n").refused()).hasSize(1);
  }

  @Test
  void codesThatAreNoLongerInForceAreTold() {
    PayerPolicies policies = PayerPolicies.shipped();
    assertThat(PredictedCodes.notInForce(ReferenceLibrary.sample(), policies, DAY)).isEmpty();
    ReferenceLibrary few = read("CARC.csv", "Code\n236\n").library();
    assertThat(PredictedCodes.notInForce(few, policies, DAY))
        .contains("coverage-missing: CO-31")
        .doesNotContain("ncci-ptp: CO-236");
  }

  private static ScrubResult judge(String place, ReferenceLibrary library) {
    return Given.judge(
        new PlaceOfServiceEdit(),
        Given.claim("northwind-commercial", Given.line(1, "20610").place(place).build()).build(),
        DAY,
        library);
  }

  private static ReferenceFolder.Result read(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ReferenceFolder.read(
        List.of(new PublishedFile(name, name, () -> new ByteArrayInputStream(bytes))));
  }
}
