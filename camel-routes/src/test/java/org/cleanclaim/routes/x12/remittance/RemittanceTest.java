package org.cleanclaim.routes.x12.remittance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 835s as payers send them, and the sums that must agree (I5). */
@Tag("I5")
class RemittanceTest {
  /**
   * One claim denied by a bundling edit, one paid with deductible, one reversed; overpayment taken.
   */
  private static final String FILE =
      """
      ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC         *261123*1000*^*00501*000000007*0*T*:~
      GS*HP*PAYER*CLINIC*20261123*1000*7*X*005010X221A1~
      ST*835*0001~
      BPR*I*70*C*ACH*CCP*01*999999992*DA*123456*1999999999**01*999988880*DA*98765*20261120~
      TRN*1*EFT0001*1999999999~
      REF*EV*CLINIC~
      DTM*405*20261119~
      N1*PR*NORTHWIND COMMERCIAL~
      N3*1 MAIN ST~
      N4*PORTLAND*ME*04101~
      PER*BL*PROVIDER LINE*TE*2075550171~
      N1*PE*HARBOR FAMILY CLINIC*XX*1234567893~
      REF*TJ*990000417~
      LX*1~
      CLP*CC0001*1*300*150*0*12*ICN1*11*1~
      NM1*QC*1*DOE*JO****MI*M1~
      MOA***MA18*N381~
      DTM*232*20261001~
      SVC*HC:99213:25*150*150**1~
      DTM*472*20261001~
      CAS*CO*45*0~
      REF*6R*1~
      AMT*B6*150~
      SVC*HC:97597*150*0**0*HC:97598~
      DTM*472*20261001~
      CAS*CO*236*150~
      REF*6R*2~
      LQ*HE*N20~
      CLP*CC0002*1*100*20*30*12*ICN2*11*1~
      CAS*CO*45*50~
      CAS*PR*1*20**2*10~
      CLP*CC0003*22*-80*-50*0*12*ICN3*11*1~
      CAS*CO*45*-30~
      PLB*1234567893*20261231*WO:ICN9*50~
      SE*33*0001~
      GE*1*7~
      IEA*1*000000007~
      """;

  @Test
  void readsWhatAPayerSays() {
    var recorded = read(FILE);
    assertThat(recorded.faults).isEmpty();
    assertThat(recorded.imbalances).isEmpty();
    var remittance = recorded.remittances.get(0);
    assertThat(remittance.payment().number()).isEqualTo("EFT0001");
    assertThat(remittance.payment().payee().id()).isEqualTo("1234567893");
    assertThat(remittance.claims())
        .extracting(RemittedClaim::patientControlNumber)
        .containsExactly("CC0001", "CC0002", "CC0003");
    var denied = remittance.claims().get(0);
    assertThat(denied.remarks()).containsExactly("MA18", "N381");
    assertThat(denied.party("QC")).map(Party::name).contains("DOE");
    var line = denied.lines().get(1);
    assertThat(line.adjustments())
        .containsExactly(new Adjustment("CO", "236", new BigDecimal("150"), null));
    assertThat(line.remarks()).containsExactly("N20");
    assertThat(line.submitted().code()).isEqualTo("97598");
    assertThat(denied.lines().get(0).procedure().modifiers()).containsExactly("25");
    assertThat(remittance.claims().get(1).lines()).isEmpty();
    assertThat(remittance.claims().get(1).adjustments())
        .extracting(Adjustment::reason)
        .containsExactly("45", "1", "2");
    assertThat(remittance.claims().get(2).isReversal()).isTrue();
    assertThat(remittance.adjustments())
        .containsExactly(
            new ProviderAdjustment(
                "1234567893",
                java.time.LocalDate.of(2026, 12, 31),
                "WO",
                "ICN9",
                new BigDecimal("50")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "BPR*I*70*C; BPR*I*71*C; PAYMENT",
        "PLB*1234567893*20261231*WO:ICN9*50; PLB*1234567893*20261231*WO:ICN9*-50; PAYMENT",
        "CAS*PR*1*20**2*10; CAS*PR*1*20**2*11; CLAIM",
        "CAS*CO*236*150; CAS*CO*236*149.99; LINE",
        "SVC*HC:99213:25*150*150; SVC*HC:99213:25*151*150; LINE",
        "CLP*CC0001*1*300*150; CLP*CC0001*1*301*150; CHARGES"
      })
  void namesTheFigureThatIsOff(String good, String bad, Imbalance.Level level) {
    var recorded = read(FILE.replace(good, bad));
    assertThat(recorded.imbalances).extracting(Imbalance::level).contains(level);
    assertThat(recorded.imbalances).allSatisfy(one -> assertThat(one.message()).contains("make"));
  }

  @Property(tries = 200)
  void balancedRemittanceReadsBackAsWrittenAndBalanced(@ForAll long seed) {
    var remittance = new Remittances(seed).next(6);
    var recorded = read(new RemittanceWriter().write(remittance));
    assertThat(recorded.faults).isEmpty();
    assertThat(recorded.imbalances).isEmpty();
    assertThat(recorded.remittances).containsExactly(remittance);
  }

  @Property(tries = 200)
  void onePennyMoreAnywhereIsFound(@ForAll long seed) {
    var remittance = new Remittances(seed).next(4);
    var payment = remittance.payment();
    var off =
        new Remittance(
            Remittances.payment(payment.amount().add(new BigDecimal("0.01"))),
            remittance.claims(),
            remittance.adjustments());
    var recorded = read(new RemittanceWriter().write(off));
    assertThat(recorded.imbalances)
        .extracting(Imbalance::level)
        .containsExactly(Imbalance.Level.PAYMENT);
  }

  @Test
  void readsSeveralPaymentsOfAFile() {
    var second =
        FILE.replace("000000007", "000000008")
            .replace("EFT0001", "EFT0002")
            .replace("*7*X", "*8*X")
            .replace("GE*1*7", "GE*1*8");
    assertThat(read(FILE + second).remittances)
        .extracting(remittance -> remittance.payment().number())
        .containsExactly("EFT0001", "EFT0002");
  }

  @Test
  void noticeWithoutClaimsIsAPaymentOfNothing() {
    var nothing = new Remittance(Remittances.payment(BigDecimal.ZERO), List.of(), List.of());
    assertThat(read(new RemittanceWriter().write(nothing)).remittances).containsExactly(nothing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLP*CC0002*1*100*twenty", "CLP*CC0002*1**20", "CLP*CC0002*1*100*1e9"})
  void sumThatIsNoNumberRefusesTheWholeFile(String claim) {
    assertThatThrownBy(() -> read(FILE.replace("CLP*CC0002*1*100*20", claim)))
        .isInstanceOf(X12Unreadable.class);
  }

  @Test
  @Tag("F15")
  void cutFileIsRefused() {
    for (int length = 0; length < FILE.length() - 2; length += 7) {
      var cut = FILE.substring(0, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(X12Unreadable.class);
    }
  }

  @Property(tries = 300)
  void neverFailsOtherwiseThanByRefusing(@ForAll byte[] noise, @ForAll int seed) {
    var bytes = FILE.getBytes(US_ASCII);
    for (int i = 0; i < noise.length; i++) {
      bytes[Math.floorMod(seed + i * 37, bytes.length)] = noise[i];
    }
    try {
      read(bytes);
    } catch (X12Unreadable refused) {
      assertThat(refused.getMessage()).doesNotContain("DOE");
    }
  }

  @Test
  void claimsAreHandedOnWhileTheFileIsRead() {
    var claims = new ArrayList<RemittedClaim>();
    var source = new Remittances(42);
    for (int i = 0; i < 2000; i++) {
      claims.add(source.claim("CC" + i));
    }
    var sum = claims.stream().map(RemittedClaim::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
    var file =
        new RemittanceWriter().write(new Remittance(Remittances.payment(sum), claims, List.of()));
    var recorded = read(file);
    assertThat(recorded.imbalances).isEmpty();
    assertThat(recorded.remittances.get(0).claims()).isEqualTo(claims);
  }

  private static Recorded read(String text) {
    return read(text.getBytes(US_ASCII));
  }

  private static Recorded read(byte[] bytes) {
    var recorded = new Recorded();
    new RemittanceReader().read(new ByteArrayInputStream(bytes), recorded);
    return recorded;
  }
}
