package org.cleanclaim.routes.x12.status;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cleanclaim.routes.x12.Delimiters;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Refusal;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.cleanclaim.routes.x12.acknowledgement.AcknowledgementHandler;
import org.cleanclaim.routes.x12.acknowledgement.AcknowledgementReader;
import org.cleanclaim.routes.x12.acknowledgement.BatchStatus;
import org.cleanclaim.routes.x12.acknowledgement.ClaimStatus;
import org.cleanclaim.routes.x12.acknowledgement.GroupVerdict;
import org.cleanclaim.routes.x12.acknowledgement.InterchangeVerdict;
import org.cleanclaim.routes.x12.acknowledgement.Status.Standing;
import org.cleanclaim.routes.x12.acknowledgement.StatusFile;
import org.cleanclaim.routes.x12.status.StatusAnswer.AnsweredClaim;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 276 and 277 as clinics and payers send them. */
class StatusTest {
  private static final Delimiters UNUSUAL = new Delimiters('|', '^', '}', '\n');

  private static final String ENVELOPE =
      "ISA*00*          *00*          *ZZ*CLINIC         *ZZ*PAYER          *261123*1000*^*00501*000000021*0*T*:~\n";

  private static final String ASKED =
      ENVELOPE
          + """
          GS*HR*CLINIC*PAYER*20261123*1000*21*X*005010X212~
          ST*276*0001*005010X212~
          BHT*0010*13*CC21*20261123*1000~
          HL*1**20*1~
          NM1*PR*2*NORTHWIND COMMERCIAL*****PI*NWC01~
          HL*2*1*21*1~
          NM1*41*2*HARBOR FAMILY CLINIC*****46*CLINIC~
          HL*3*2*19*1~
          NM1*1P*2*HARBOR FAMILY CLINIC*****XX*1234567893~
          HL*4*3*22*0~
          DMG*D8*19700203*F~
          NM1*IL*1*DOE*JO****MI*M1~
          TRN*1*Q1~
          REF*1K*ICN1~
          REF*EJ*CC0001~
          AMT*T3*425~
          DTP*472*D8*20261120~
          SVC*HC:99213*90*****1~
          REF*FJ*L1~
          HL*5*3*22*1~
          NM1*IL*1*DOE*JO****MI*M1~
          HL*6*5*23~
          DMG*D8*20150203*M~
          NM1*QC*1*DOE*JAN~
          TRN*1*Q2~
          REF*EJ*CC0002~
          DTP*472*RD8*20261120-20261121~
          SE*27*0001~
          GE*1*21~
          IEA*1*000000021~
          """;

  private static final String ANSWERED =
      ENVELOPE
          + """
          GS*HN*PAYER*CLINIC*20261123*1000*21*X*005010X212~
          ST*277*0001*005010X212~
          BHT*0010*08*X1*20261123*1000*DG~
          HL*1**20*1~
          NM1*PR*2*NORTHWIND COMMERCIAL*****PI*NWC01~
          HL*2*1*21*1~
          NM1*41*2*HARBOR FAMILY CLINIC*****46*CLINIC~
          HL*3*2*19*1~
          NM1*1P*2*HARBOR FAMILY CLINIC*****XX*1234567893~
          HL*4*3*22*0~
          NM1*IL*1*DOE*JO****MI*M1~
          TRN*2*Q1~
          STC*P3:317:PR*20261122**425*0~
          REF*1K*ICN1~
          REF*EJ*CC0001~
          DTP*472*D8*20261120~
          SVC*HC:99213*90*0****1~
          STC*P3:317*20261122~
          REF*FJ*L1~
          HL*5*3*22*1~
          NM1*IL*1*DOE*JO****MI*M1~
          HL*6*5*23~
          NM1*QC*1*DOE*JAN~
          TRN*2*Q2~
          STC*F2:1*20261122**90*0*20261121*NON~
          SE*25*0001~
          GE*1*21~
          IEA*1*000000021~
          """;

  @Test
  void claimIsAskedForByItsNumbersChargeAndDays() {
    var asked = Asked.in(ASKED.getBytes(US_ASCII));
    assertThat(asked.faults).isEmpty();
    assertThat(asked.files.get(0).payer().id()).isEqualTo("NWC01");
    var first = asked.inquiries.get(0);
    assertThat(first.trace()).isEqualTo("Q1");
    assertThat(first.patientControlNumber()).contains("CC0001");
    assertThat(first.payerControlNumber()).contains("ICN1");
    assertThat(first.charge()).isEqualByComparingTo("425");
    assertThat(first.references()).hasSize(2);
    assertThat(first.dependent()).isEmpty();
    var second = asked.inquiries.get(1);
    assertThat(second.subscriber().party().first()).isEqualTo("JO");
    assertThat(second.dependent().orElseThrow().party().first()).isEqualTo("JAN");
    assertThat(second.serviced().isDay()).isFalse();
    assertThat(second.toString()).doesNotContain("JAN", "M1");
  }

  @Test
  void answerNamesInquiryClaimAndStanding() {
    var told = Told.in(ANSWERED.getBytes(US_ASCII));
    assertThat(told.faults).isEmpty();
    var first = told.claims.get(0).status();
    assertThat(first.trace()).isEqualTo("Q1");
    assertThat(first.patientControlNumber()).contains("CC0001");
    assertThat(first.entries().get(0).statuses().get(0).standing())
        .isEqualTo(Standing.WAITING_FOR_US);
    assertThat(told.claims.get(1).subscriber().first()).isEqualTo("JO");
    assertThat(told.claims.get(1).status().patient().first()).isEqualTo("JAN");
  }

  @Test
  void faultsAreToldAsA999Would() {
    var late = ASKED.replace("TRN*1*Q1~\n", "").replace("SE*27", "SE*26");
    assertThat(Asked.in(late.getBytes(US_ASCII)).faults)
        .isNotEmpty()
        .allMatch(fault -> fault.segment().matches("REF|AMT|DTP|SVC|TRN"));
    var code = ASKED.replace("DMG*D8*19700203*F~", "DMG*D8*19700203*FEMALE~");
    assertThat(Asked.in(code.getBytes(US_ASCII)).faults)
        .anyMatch(fault -> "DMG".equals(fault.segment()) && fault.element() == 3);
  }

  @Property(tries = 300)
  @Tag("T12")
  void inquiryReadsBackAsWritten(@ForAll long seed) {
    var random = new Inquiries(seed);
    var file = random.file();
    var inquiries = random.inquiries();
    var read = Asked.in(new StatusInquiryWriter().write(file, inquiries));
    assertThat(read.faults).isEmpty();
    assertThat(read.inquiries).isEqualTo(inquiries);
    assertThat(read.files).allMatch(file::equals);
  }

  @Property(tries = 300)
  @Tag("T12")
  void answerReadsBackAsWritten(@ForAll long seed) {
    var answer = new Inquiries(seed).answer();
    var read = Told.in(new StatusAnswerWriter().write(answer));
    assertThat(read.faults).isEmpty();
    assertThat(read.claims).isEqualTo(answer.claims());
    assertThat(read.files).allMatch(answer.file()::equals);
  }

  @Property(tries = 50)
  void delimitersOfOthersAreReadFromTheEnvelope(@ForAll long seed) {
    var random = new Inquiries(seed);
    var inquiries = random.inquiries();
    var asked = new StatusInquiryWriter(UNUSUAL).write(random.file(), inquiries);
    assertThat(Asked.in(asked).inquiries).isEqualTo(inquiries);
    var answer = random.answer();
    assertThat(Told.in(new StatusAnswerWriter(UNUSUAL).write(answer)).claims)
        .isEqualTo(answer.claims());
  }

  @Test
  @Tag("T12")
  void delimiterInANameIsRefused() {
    var random = new Inquiries(1);
    var one =
        new ClaimInquiry(
            new ClaimInquiry.Person(Party.person("IL", "A*B", "JO", "MI", "M1"), null, null),
            java.util.Optional.empty(),
            "Q1",
            List.of(),
            null,
            null);
    var file = random.file();
    assertThatThrownBy(() -> new StatusInquiryWriter().write(file, List.of(one)))
        .isInstanceOf(X12Refusal.class)
        .hasMessageContaining("NM103");
  }

  @Test
  @Tag("F15")
  void cutFileIsRefused() {
    for (int length = 0; length < ASKED.length() - 2; length += 5) {
      var cut = ASKED.substring(0, length).getBytes(US_ASCII);
      assertThatThrownBy(() -> Asked.in(cut)).isInstanceOf(X12Unreadable.class);
    }
  }

  @Property(tries = 300)
  void neverFailsOtherwiseThanByRefusing(@ForAll byte[] noise, @ForAll int seed) {
    var all = ASKED.getBytes(US_ASCII);
    for (int i = 0; i < noise.length; i++) {
      all[Math.floorMod(seed + i * 43, all.length)] = noise[i];
    }
    try {
      Asked.in(all);
    } catch (X12Unreadable refused) {
      assertThat(refused.getMessage()).doesNotContain("DOE");
    }
  }

  /** All a 276 asks. */
  private static final class Asked implements StatusInquiryHandler {
    private final List<InquiryFile> files = new ArrayList<>();
    private final List<ClaimInquiry> inquiries = new ArrayList<>();
    private final List<SyntaxFault> faults = new ArrayList<>();

    static Asked in(byte[] bytes) {
      var asked = new Asked();
      new StatusInquiryReader().read(new ByteArrayInputStream(bytes), asked);
      return asked;
    }

    @Override
    public void inquiry(InquiryFile file, ClaimInquiry inquiry) {
      files.add(file);
      inquiries.add(inquiry);
    }

    @Override
    public void end(TransactionSet set, List<SyntaxFault> found) {
      faults.addAll(found);
    }
  }

  /** All a 277 tells. */
  private static final class Told implements AcknowledgementHandler {
    private final List<StatusFile> files = new ArrayList<>();
    private final List<AnsweredClaim> claims = new ArrayList<>();
    private final List<SyntaxFault> faults = new ArrayList<>();

    static Told in(byte[] bytes) {
      var told = new Told();
      new AcknowledgementReader().read(new ByteArrayInputStream(bytes), told);
      return told;
    }

    @Override
    public void interchange(Interchange envelope, InterchangeVerdict verdict) {}

    @Override
    public void group(Interchange envelope, GroupVerdict verdict) {}

    @Override
    public void batch(StatusFile file, BatchStatus status) {}

    @Override
    public void claim(StatusFile file, ClaimStatus status) {}

    @Override
    public void claim(StatusFile file, Party subscriber, ClaimStatus status) {
      files.add(file);
      claims.add(new AnsweredClaim(subscriber, status));
    }

    @Override
    public void end(TransactionSet set, List<SyntaxFault> found) {
      faults.addAll(found);
    }
  }
}
