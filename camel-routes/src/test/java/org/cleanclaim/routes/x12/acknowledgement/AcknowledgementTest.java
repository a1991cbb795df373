package org.cleanclaim.routes.x12.acknowledgement;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.cleanclaim.routes.x12.acknowledgement.Status.Standing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TA1, 999, 277CA and 277 as payers send them. */
class AcknowledgementTest {
  private static final String OPENING =
      "ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC         *261123*1000*^*00501*000000021*0*T*:~\n";

  private static final String TA1 =
      OPENING + "TA1*000000011*261123*0959*R*025~\nIEA*0*000000021~\n";

  /**
   * Two sets: the first accepted with an error, the second rejected for a member without a name.
   */
  private static final String REJECTED_999 =
      OPENING
          + """
          GS*FA*PAYER*CLINIC*20261123*1000*21*X*005010X231A1~
          ST*999*0001*005010X231A1~
          AK1*HC*11*005010X222A1~
          AK2*837*0001*005010X222A1~
          IK3*REF*12*2300*8~
          IK4*2*127*5*DOE12345~
          IK5*E*5~
          AK2*837*0002*005010X222A1~
          IK3*NM1*17*2010BA*8~
          CTX*CLM01:CC0002~
          IK4*3*1035*1~
          IK5*R*5~
          AK9*P*2*2*1~
          SE*13*0001~
          GE*1*21~
          IEA*1*000000021~
          """;

  private static final String REPORT_277CA =
      OPENING
          + """
          GS*HN*PAYER*CLINIC*20261123*1000*21*X*005010X214~
          ST*277*0001*005010X214~
          BHT*0085*08*277X1*20261123*1000*TH~
          HL*1**20*1~
          NM1*PR*2*NORTHWIND COMMERCIAL*****PI*NWC01~
          TRN*1*277X1~
          DTP*050*D8*20261123~
          DTP*009*D8*20261123~
          HL*2*1*21*1~
          NM1*41*2*HARBOR FAMILY CLINIC*****46*CLINIC~
          TRN*2*BATCH1~
          STC*A1:19:PR*20261123*WQ*515~
          QTY*90*1~
          QTY*AA*1~
          AMT*YU*425~
          AMT*YY*90~
          HL*3*2*19*1~
          NM1*85*2*HARBOR FAMILY CLINIC*****XX*1234567893~
          TRN*1*0~
          HL*4*3*PT*0~
          NM1*QC*1*DOE*JO****MI*M1~
          TRN*2*CC0001~
          STC*A2:20:PR*20261123*WQ*425~
          REF*1K*ICN1~
          DTP*472*D8*20261120~
          HL*5*3*PT*0~
          NM1*QC*1*DOE*JAN****MI*M2~
          TRN*2*CC0002~
          STC*A7:562:85*20261123*U*90******A7:21:IL**CHECK NPI~
          REF*D9*CLR77~
          DTP*472*RD8*20261120-20261121~
          SVC*HC:99213*90~
          STC*A7:507*20261123*U~
          REF*FJ*L1~
          SE*34*0001~
          GE*1*21~
          IEA*1*000000021~
          """;

  @Test
  void envelopeThatWasRefusedAsADuplicateHasArrived() {
    var verdict = Heard.in(TA1).interchanges.get(0);
    assertThat(verdict.controlNumber()).isEqualTo("000000011");
    assertThat(verdict.isRejected()).isTrue();
    assertThat(verdict.isDuplicate()).isTrue();
  }

  @Test
  @Tag("F16")
  void onlyTheRejectedSetIsRejected() {
    var group = Heard.in(REJECTED_999).groups.get(0);
    assertThat(group.groupNumber()).isEqualTo("11");
    assertThat(group.isRejected()).isFalse();
    assertThat(group.sets()).extracting(SetVerdict::isAccepted).containsExactly(true, false);
    var fault = group.sets().get(1).faults().get(0);
    assertThat(fault.place()).isEqualTo("loop 2010BA, NM103, segment 17");
    assertThat(fault.contexts()).containsExactly("CLM01:CC0002");
    assertThat(fault.elements()).containsExactly(new ElementFault(3, 0, 0, "1035", "1"));
    assertThat(group.toString()).doesNotContain("DOE12345");
  }

  @Test
  void claimIsAcceptedOrRejectedByItsOwnStatus() {
    var heard = Heard.in(REPORT_277CA);
    assertThat(heard.faults).isEmpty();
    assertThat(heard.files.get(0).source().id()).isEqualTo("NWC01");
    assertThat(heard.batches).extracting(BatchStatus::trace).containsExactly("BATCH1");
    assertThat(heard.batches.get(0).isRejected()).isFalse();
    var accepted = heard.claims.get(0);
    assertThat(accepted.trace()).isEqualTo("CC0001");
    assertThat(accepted.isAccepted()).isTrue();
    assertThat(accepted.payerControlNumber()).contains("ICN1");
    var rejected = heard.claims.get(1);
    assertThat(rejected.isRejected()).isTrue();
    assertThat(rejected.entries().get(0).statuses())
        .containsExactly(new Status("A7", "562", "85"), new Status("A7", "21", "IL"));
    assertThat(rejected.entries().get(0).text()).isEqualTo("CHECK NPI");
    assertThat(rejected.lines().get(0).references().get(0).number()).isEqualTo("L1");
    assertThat(rejected.provider().id()).isEqualTo("1234567893");
  }

  @ParameterizedTest
  @CsvSource({
    "A0,RECEIVED",
    "A1,RECEIVED",
    "A2,ACCEPTED",
    "A3,REJECTED",
    "A4,NOT_FOUND",
    "A5,ACCEPTED",
    "A6,REJECTED",
    "A7,REJECTED",
    "A8,REJECTED",
    "P1,PENDING",
    "P3,WAITING_FOR_US",
    "P4,WAITING_FOR_US",
    "R3,WAITING_FOR_US",
    "F0,DECIDED",
    "F2,DECIDED",
    "D0,NOT_FOUND",
    "E0,UNCLEAR",
    "E1,ASK_AGAIN",
    "E2,ASK_AGAIN"
  })
  void categoriesSayWhereAClaimStands(String category, Standing standing) {
    assertThat(new Status(category, "1", null).standing()).isEqualTo(standing);
  }

  @Test
  void fileMayHoldAllKinds() {
    var heard = Heard.in(TA1 + REJECTED_999 + REPORT_277CA);
    assertThat(heard.interchanges).hasSize(1);
    assertThat(heard.groups).hasSize(1);
    assertThat(heard.claims).hasSize(2);
  }

  @Property(tries = 200)
  void syntaxReportReadsBackAsWritten(@ForAll long seed) {
    var verdict = new Verdicts(seed).group();
    var heard = Heard.in(new SyntaxReportWriter().write(Verdicts.ENVELOPE, verdict));
    assertThat(heard.faults).isEmpty();
    assertThat(heard.groups).containsExactly(verdict);
  }

  @Property(tries = 200)
  void claimReportReadsBackAsWritten(@ForAll long seed) {
    var report = new Verdicts(seed).report();
    var heard = Heard.in(new ClaimReportWriter().write(report));
    assertThat(heard.faults).isEmpty();
    assertThat(heard.batches).containsExactly(report.batch());
    assertThat(heard.claims).isEqualTo(report.claims());
    assertThat(heard.files).allMatch(report.file()::equals);
  }

  @Test
  @Tag("F15")
  void cutFileIsRefused() {
    for (var file : new String[] {TA1, REJECTED_999, REPORT_277CA}) {
      for (int length = 0; length < file.length() - 2; length += 5) {
        var cut = file.substring(0, length);
        assertThatThrownBy(() -> Heard.in(cut)).isInstanceOf(X12Unreadable.class);
      }
    }
  }

  @Test
  void otherTransactionSetsAreRefused() {
    var other = REJECTED_999.replace("ST*999", "ST*824");
    assertThatThrownBy(() -> Heard.in(other)).isInstanceOf(X12Unreadable.class);
  }

  @Property(tries = 300)
  void neverFailsOtherwiseThanByRefusing(@ForAll byte[] noise, @ForAll int seed) {
    var all =
        Stream.of(TA1, REJECTED_999, REPORT_277CA).collect(Collectors.joining()).getBytes(US_ASCII);
    for (int i = 0; i < noise.length; i++) {
      all[Math.floorMod(seed + i * 43, all.length)] = noise[i];
    }
    try {
      Heard.in(all);
    } catch (X12Unreadable refused) {
      assertThat(refused.getMessage()).doesNotContain("DOE");
    }
  }
}
