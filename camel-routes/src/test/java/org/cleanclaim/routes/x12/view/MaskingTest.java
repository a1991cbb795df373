package org.cleanclaim.routes.x12.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is shown of a file before anybody asked for the patient. */
class MaskingTest {
  private static final String ISA =
      "ISA*00*          *00*SECRET    *ZZ*NWC01          *ZZ*CLEANCLAIM     *261123*1600*^*00501"
          + "*000000007*0*T*:~";

  @Test
  @Tag("I8")
  void nothingOfAPatientIsShownOfAClaimFile() throws IOException {
    assertThat(masked(file()))
        .doesNotContain(
            "REYES",
            "ANA",
            "ORTEGA",
            "LUIS",
            "MIA",
            "NW10448213",
            "NW10530977",
            "ELM",
            "PORTLAND",
            "04101",
            "19690314",
            "20150601",
            "20261123-",
            "20261020",
            "GRP1",
            "2QW7PJ4RH61",
            "SHAH",
            "ICN77",
            "AUTH1",
            "990000417",
            "KNEE",
            "ACN1",
            "CC0001",
            "2075550110");
  }

  @Test
  void whatAnIntegratorNeedsIsShown() throws IOException {
    assertThat(masked(file()))
        .contains(
            "ISA*00*",
            "*000000011*",
            "ST*837*0001*005010X222A1",
            "NM1*PR*2*NORTHWIND COMMERCIAL",
            "PI*NWC01",
            "CLM*•••*425",
            "SV1*HC:99214:25*175*UN*1",
            "HI*ABK:I10*ABF:M1711",
            "NM1*IL*1*•••*•••",
            "*MI*•••",
            "DMG*D8*•••*•••",
            "DTP*472*D8*•••",
            "REF*6R*L1");
  }

  @Test
  void ownNumberIsShownAndAForeignOneIsNot() {
    var own = "C" + "0123456789ABCDEFGHJ";
    assertThat(masked(ISA + "ST*277*0001~TRN*2*" + own + "~TRN*2*4711-REYES~SE*4*0001~"))
        .contains("TRN*2*" + own)
        .doesNotContain("REYES");
    assertThat(masked(ISA + "ST*999*0001~CTX*CLM01:" + own + "~CTX*CLM01:4711~SE*4*0001~"))
        .contains("CTX*CLM01:" + own, "CTX*CLM01:•••")
        .doesNotContain("4711");
  }

  @Test
  void paymentIsShownWithoutAccountsAndWithoutNames() {
    var text =
        masked(
            ISA
                + "ST*835*0001~BPR*I*300*C*ACH*CCP*01*111000025*DA*99887766*9NORTHWND**01*021000021"
                + "*DA*55443322*20261123~TRN*1*EFT1*9NORTHWND~N1*PE*HARBOR*FI*990000417~"
                + "CLP*MRN-REYES*1*425*300*125*12*ICN5~NM1*QC*1*REYES*ANA~NM1*74*1*REYES*ANA~"
                + "SVC*HC:99214:25:::: REYES*175*150~PLB*1234567893*20261231*FB:REYES 4711*-5~SE*9*1~");
    assertThat(text)
        .contains("BPR*I*300*C*ACH", "TRN*1*EFT1", "N1*PE*HARBOR", "CLP*•••*1*425*300*125*12*•••")
        .contains("SVC*HC:99214:25", "PLB*1234567893*20261231*FB:•••*-5", "20261123")
        .doesNotContain("REYES", "ANA", "111000025", "99887766", "55443322", "990000417", "ICN5");
  }

  @Test
  void segmentNobodyThoughtOfIsHiddenWhole() {
    assertThat(masked(ISA + "ST*837*1~XYZ*REYES*ANA~K3*REYES~IK4*3**7*REYES~ reyes lower~SE*5*1~"))
        .contains("XYZ*•••*•••", "K3*•••", "IK4*3**7*•••")
        .doesNotContain("REYES", "reyes", "SECRET");
  }

  @Test
  void delimitersAreThoseOfEachInterchange() {
    var other = ISA.replace('*', '|').replace('~', '\n').replace(':', '>');
    var segments =
        RawSegments.of(
                (ISA + "TA1*1~IEA*0*000000007~\r\n" + other + "TA1|2\nIEA|0|000000007\n")
                    .getBytes(StandardCharsets.US_ASCII))
            .toList();
    assertThat(segments)
        .extracting(RawSegment::id)
        .containsExactly("ISA", "TA1", "IEA", "ISA", "TA1", "IEA");
    assertThat(segments.get(4).element(1)).isEqualTo("2");
  }

  @Test
  void everySegmentOfTheSampleHasWords() throws IOException {
    assertThat(RawSegments.of(file().getBytes(StandardCharsets.US_ASCII)))
        .allSatisfy(one -> assertThat(Meanings.of(one)).as(one.text()).isNotBlank());
  }

  @Property
  void anyBytesCanBeLookedAt(@ForAll byte[] bytes) {
    RawSegments.of(bytes).forEach(Masking::of);
    RawSegments.of(concat(bytes)).forEach(Masking::of);
  }

  @Test
  void excerptLeavesOtherPatientsOut() throws IOException {
    var excerpt = Excerpt.of(bytes(), "CC0002", "000000011", "0001");
    var text = text(excerpt.segments());
    assertThat(excerpt.whole()).isFalse();
    assertThat(text)
        .contains(
            "ISA*", "NM1*85*2*HARBOR", "ORTEGA*LUIS", "ORTEGA*MIA", "CLM*CC0002", "SV1*HC:99213")
        .contains("SE*61", "IEA*1")
        .doesNotContain("REYES", "CC0001", "99214");
  }

  @Test
  void excerptOfAnAnswerKeepsTheClaimAndWhatItStandsUnder() {
    var text =
        ISA
            + "GS*HN~ST*277*0001~BHT*0085~HL*1**20*1~NM1*PR*2*NW~HL*2*1*21*1~NM1*41*2*HARBOR~"
            + "HL*3*2*19*1~NM1*85*2*CLINIC~HL*4*3*PT~NM1*QC*1*REYES*ANA~TRN*2*A~STC*A2:20*20261123~"
            + "HL*5*3*PT~NM1*QC*1*COLE*JONAH~TRN*2*B~STC*A7:562*20261123~SE*1*1~GE*1~IEA*1~";
    var excerpt = Excerpt.of(text.getBytes(StandardCharsets.US_ASCII), "A", "1", "1");
    assertThat(text(excerpt.segments()))
        .contains("REYES", "A2:20", "CLINIC")
        .doesNotContain("COLE");
    assertThat(excerpt.whole()).isFalse();
    var alone = text.replaceAll("HL\\*5.*?SE", "SE");
    assertThat(Excerpt.of(alone.getBytes(StandardCharsets.US_ASCII), "A", "1", "1").whole())
        .isTrue();
  }

  @Test
  void excerptOfASyntaxReportLeavesOtherSetsAndClaimsOut() {
    var text =
        ISA
            + "TA1*000000001*261123*1500*A*000~TA1*000000002*261123*1500*A*000~GS*FA~ST*999*1~AK1*HC*1~"
            + "AK2*837*0001~IK3*NM1*4~CTX*CLM01:A~IK4*9**1~IK3*NM1*9~CTX*CLM01:B~IK4*9**1*OTHER~"
            + "IK5*R*5~AK2*837*0002~IK5*A~AK9*P*2*2*1~SE*1*1~GE*1~IEA*1~";
    var excerpt =
        text(
            Excerpt.of(text.getBytes(StandardCharsets.US_ASCII), "A", "000000001", "0001")
                .segments());
    assertThat(excerpt)
        .contains("TA1*000000001", "AK2*837*0001", "CTX*CLM01:A", "IK5*R*5", "AK9*P")
        .doesNotContain("TA1*000000002", "AK2*837*0002", "CTX*CLM01:B", "OTHER", "IK5*A");
  }

  private static String text(List<RawSegment> segments) {
    return segments.stream().map(RawSegment::text).collect(Collectors.joining("\n"));
  }

  private static String masked(String text) {
    return RawSegments.of(text.getBytes(StandardCharsets.US_ASCII))
        .map(one -> one.id() + "*" + String.join("*", Masking.of(one)))
        .collect(Collectors.joining("\n"));
  }

  private static byte[] concat(byte[] rest) {
    var head = ISA.getBytes(StandardCharsets.US_ASCII);
    var all = java.util.Arrays.copyOf(head, head.length + rest.length);
    System.arraycopy(rest, 0, all, head.length, rest.length);
    return all;
  }

  private static byte[] bytes() throws IOException {
    try (InputStream in = MaskingTest.class.getResourceAsStream("/x12/837p-two-claims.edi")) {
      return in.readAllBytes();
    }
  }

  private static String file() throws IOException {
    return new String(bytes(), StandardCharsets.US_ASCII);
  }
}
