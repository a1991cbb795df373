package org.cleanclaim.routes.x12.claim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.X12Refusal;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 837Ps as practice systems send them, and as they are written. */
class ClaimFileTest {
  private static final String FILE =
      """
      ISA*00*          *00*          *ZZ*CLINIC         *ZZ*PAYER          *261123*1000*^*00501*000000011*0*T*:~
      GS*HC*CLINIC*PAYER*20261123*1000*11*X*005010X222A1~
      ST*837*0001*005010X222A1~
      BHT*0019*00*BATCH1*20261123*0959*CH~
      NM1*41*2*HARBOR FAMILY CLINIC*****46*CLINIC~
      PER*IC*BILLING OFFICE*TE*2075550110~
      NM1*40*2*NORTHWIND COMMERCIAL*****46*NWC01~
      HL*1**20*1~
      PRV*BI*PXC*207Q00000X~
      NM1*85*2*HARBOR FAMILY CLINIC*****XX*1234567893~
      N3*1 HARBOR WAY~
      N4*PORTLAND*ME*041010000~
      REF*EI*990000417~
      HL*2*1*22*0~
      SBR*P*18*GRP1******CI~
      NM1*IL*1*REYES*ANA****MI*NW10448213~
      N3*2 ELM ST~
      N4*PORTLAND*ME*04101~
      DMG*D8*19690314*F~
      NM1*PR*2*NORTHWIND COMMERCIAL*****PI*NWC01~
      CLM*CC0001*425***11:B:1*Y*A*Y*Y~
      DTP*431*D8*20261101~
      PWK*OZ*EL***AC*ACN1~
      REF*G1*AUTH1~
      HI*ABK:I10*ABF:M1711~
      NM1*82*1*SHAH*PRIYA****XX*1452369873~
      PRV*PE*PXC*207Q00000X~
      LX*1~
      SV1*HC:99214:25*175*UN*1***1~
      DTP*472*D8*20261123~
      REF*6R*L1~
      LX*2~
      SV1*HC:20610:RT*250*UN*1*11**2:1**Y~
      DTP*472*RD8*20261123-20261124~
      NTE*ADD*KNEE~
      HL*3*1*22*1~
      SBR*S**GRP2******CI~
      NM1*IL*1*ORTEGA*LUIS****MI*NW10530977~
      NM1*PR*2*NORTHWIND COMMERCIAL*****PI*NWC01~
      HL*4*3*23*0~
      PAT*19~
      NM1*QC*1*ORTEGA*MIA~
      DMG*D8*20150601*F~
      CLM*CC0002*90***11:B:7*Y*A*Y*Y~
      REF*F8*ICN77~
      HI*ABK:J069~
      SBR*P*18*******MB~
      CAS*CO*45*10~
      AMT*D*50~
      OI***Y***Y~
      NM1*IL*1*ORTEGA*LUIS****MI*2QW7PJ4RH61~
      NM1*PR*2*MEDICARE*****PI*MCB~
      DTP*573*D8*20261101~
      REF*F8*MICN1~
      LX*1~
      SV1*HC:99213*90*UN*1***1~
      DTP*472*D8*20261020~
      LIN**N4*00409488710~
      CTP****2.5*ML~
      SVD*MCB*50*HC:99213**1~
      CAS*CO*45*10**2*30~
      DTP*573*D8*20261101~
      SE*61*0001~
      GE*1*11~
      IEA*1*000000011~
      """;

  @Test
  void readsWhatAPracticeSends() {
    var read = read(FILE.getBytes(US_ASCII));
    assertThat(read.faults).isEmpty();
    assertThat(read.batches.get(0).submitter().id()).isEqualTo("CLINIC");
    var first = read.claims.get(0);
    assertThat(first.billing().taxonomy()).isEqualTo("207Q00000X");
    assertThat(first.subscriber().birthDate()).isEqualTo(LocalDate.of(1969, 3, 14));
    assertThat(first.patient()).isEmpty();
    assertThat(first.diagnoses()).extracting(Diagnosis::code).containsExactly("I10", "M1711");
    assertThat(first.providers().get(0).party().name()).isEqualTo("SHAH");
    var line = first.lines().get(1);
    assertThat(line.procedure().modifiers()).containsExactly("RT");
    assertThat(line.pointers()).containsExactly("2", "1");
    assertThat(line.emergency()).isTrue();
    assertThat(line.dates().get(0).span())
        .contains(new DateSpan(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24)));
    var second = read.claims.get(1);
    assertThat(second.patient()).get().extracting(one -> one.party().first()).isEqualTo("MIA");
    assertThat(second.patientRelationship()).isEqualTo("19");
    assertThat(second.heading().frequency()).isEqualTo("7");
    var other = second.otherCoverages().get(0);
    assertThat(other.payer()).extracting(Party::id).isEqualTo("MCB");
    assertThat(other.references().get(0).number()).isEqualTo("MICN1");
    assertThat(second.lines().get(0).drugs())
        .containsExactly(new Drug("00409488710", new BigDecimal("2.5"), "ML"));
    assertThat(second.lines().get(0).adjudications().get(0).adjustments()).hasSize(2);
  }

  @Property(tries = 200)
  void claimsReadBackAsWritten(@ForAll long seed) {
    var claims = new Claims(seed).some(5);
    var read = read(new ClaimFileWriter().write(Claims.BATCH, claims));
    assertThat(read.faults).isEmpty();
    assertThat(read.claims).isEqualTo(claims);
    assertThat(read.batches).containsExactly(Claims.BATCH);
  }

  @Test
  void namesSegmentElementAndLoopOfAFault() {
    var faults = read(FILE.replace("REF*6R*L1", "REF**L1").getBytes(US_ASCII)).faults;
    assertThat(faults)
        .extracting(SyntaxFault::where, SyntaxFault::loop, SyntaxFault::code)
        .contains(org.assertj.core.groups.Tuple.tuple("REF01", "2400", "1"));
  }

  @Test
  @Tag("T12")
  void textThatWouldBreakOutIsRefused() {
    var claim = new Claims(1).some(1).get(0);
    var batch = Claims.BATCH;
    var bad =
        new ClaimBatch(
            batch.interchange(),
            "B~CLM*X",
            batch.at(),
            batch.submitter(),
            batch.contact(),
            batch.receiver());
    assertThatThrownBy(() -> new ClaimFileWriter().write(bad, List.of(claim)))
        .isInstanceOf(X12Refusal.class)
        .hasMessageStartingWith("BHT03");
  }

  @Test
  @Tag("F15")
  void cutFileIsRefused() {
    for (int length = 0; length < FILE.length() - 2; length += 11) {
      var cut = FILE.substring(0, length).getBytes(US_ASCII);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(X12Unreadable.class);
    }
  }

  @Property(tries = 300)
  void neverFailsOtherwiseThanByRefusing(@ForAll byte[] noise, @ForAll int seed) {
    var bytes = FILE.getBytes(US_ASCII);
    for (int i = 0; i < noise.length; i++) {
      bytes[Math.floorMod(seed + i * 41, bytes.length)] = noise[i];
    }
    try {
      read(bytes);
    } catch (X12Unreadable refused) {
      assertThat(refused.getMessage()).doesNotContain("REYES");
    }
  }

  private static Read read(byte[] bytes) {
    var read = new Read();
    new ClaimFileReader().read(new ByteArrayInputStream(bytes), read);
    return read;
  }

  /** Remembers what a reader handed on. */
  private static final class Read implements ClaimFileHandler {
    private final List<SubmittedClaim> claims = new ArrayList<>();
    private final List<ClaimBatch> batches = new ArrayList<>();
    private final List<SyntaxFault> faults = new ArrayList<>();

    @Override
    public void claim(ClaimBatch batch, SubmittedClaim claim) {
      claims.add(claim);
    }

    @Override
    public void end(ClaimBatch batch, List<SyntaxFault> found) {
      batches.add(batch);
      faults.addAll(found);
    }
  }
}
