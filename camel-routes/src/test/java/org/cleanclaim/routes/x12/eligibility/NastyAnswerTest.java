package org.cleanclaim.routes.x12.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A 271 as payers send it, and all that is none. */
class NastyAnswerTest {
  static final String ANSWER =
      """
      ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC         *261123*1000*^*00501*000000001*0*T*:~
      GS*HB*PAYER*CLINIC*20261123*1000*1*X*005010X279A1~
      ST*271*0001*005010X279A1~
      BHT*0022*11*REF1*20261123*1000~
      HL*1**20*1~
      NM1*PR*2*NORTHWIND*****PI*NW1~
      HL*2*1*21*1~
      NM1*1P*2*CLINIC*****XX*1234567893~
      HL*3*2*22*0~
      TRN*2*T1*9CLEANCLAI~
      NM1*IL*1*REYES*ANA****MI*M1~
      DMG*D8*19690101*F~
      DTP*291*RD8*20260101-20261231~
      EB*1**30^1^33*C1*GOLD~
      DTP*346*D8*20260101~
      EB*R**30*HN~
      LS*2120~
      NM1*PRP*2*OTHER*****PI*O1~
      LE*2120~
      EB*B*IND*98****25~
      SE*19*0001~
      GE*1*1~
      IEA*1*000000001~
      """;

  @Test
  void readsWhatAPayerSays() {
    var answer = read(ANSWER).answers().get(0);
    assertThat(answer.payer().name()).isEqualTo("NORTHWIND");
    assertThat(answer.subscriber().birthDate()).isEqualTo(LocalDate.of(1969, 1, 1));
    assertThat(answer.dates())
        .containsExactly(
            new BenefitDate(
                "291", new DateSpan(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))));
    assertThat(answer.benefits())
        .extracting(BenefitLine::information)
        .containsExactly("1", "R", "B");
    assertThat(answer.benefits().get(0).serviceTypes()).containsExactly("30", "1", "33");
    assertThat(answer.benefits().get(1).parties()).extracting(Party::name).containsExactly("OTHER");
    assertThat(answer.benefits().get(2).amount()).isEqualByComparingTo(new BigDecimal("25"));
  }

  @Test
  void reportsAnUnknownSegmentAndReadsOn() {
    var read = read(ANSWER.replace("DMG*", "ZZZ*1~\nDMG*").replace("SE*19", "SE*20"));
    assertThat(read.faults())
        .extracting(SyntaxFault::segment, SyntaxFault::position, SyntaxFault::loop)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("ZZZ", 10, "2100"));
    assertThat(read.answers()).hasSize(1);
  }

  @Test
  void reportsAnElementTheGuideDoesNotAllowWithoutItsValue() {
    var read = read(ANSWER.replace("DTP*346*D8*20260101", "DTP*3460*D8*20260101"));
    assertThat(read.faults())
        .extracting(SyntaxFault::place)
        .allMatch(place -> !place.contains("3460"));
    assertThat(read.faults())
        .extracting(SyntaxFault::segment, SyntaxFault::element, SyntaxFault::code)
        .contains(org.assertj.core.groups.Tuple.tuple("DTP", 1, "5"));
  }

  @Test
  void readsSeveralInterchanges() {
    assertThat(read(ANSWER + ANSWER).answers()).hasSize(2);
  }

  @Test
  void readsPastByteOrderMarkAndWhiteSpace() {
    assertThat(read("\uFEFF" + ANSWER).answers()).hasSize(1);
    assertThat(read("\r\n \n" + ANSWER).answers()).hasSize(1);
  }

  @Test
  void readsOtherDelimiters() {
    var other = ANSWER.replace("\n", "").replace('*', '|').replace('^', '}').replace(':', '^');
    assertThat(read(other).answers().get(0).benefits().get(0).serviceTypes()).hasSize(3);
  }

  @Test
  void readsDependents() {
    var dependent =
        ANSWER
            .replace("HL*3*2*22*0~\nTRN*2*T1*9CLEANCLAI~", "HL*3*2*22*1~")
            .replace(
                "DTP*291*RD8",
                "HL*4*3*23*0~\nTRN*2*T1*9CLEANCLAI~\nNM1*03*1*REYES*LEO~\nDMG*D8*20150505*M~\nDTP*291*RD8")
            .replace("SE*19", "SE*22");
    var answer = read(dependent).answers().get(0);
    assertThat(answer.dependent()).get().extracting(Member::gender).isEqualTo("M");
    assertThat(answer.subscriber().party().first()).isEqualTo("ANA");
    assertThat(answer.benefits()).hasSize(3);
  }

  @Test
  void readsRejectionsAtEveryLevel() {
    var rejected =
        """
        ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC         *261123*1000*^*00501*000000001*0*T*:~
        GS*HB*PAYER*CLINIC*20261123*1000*1*X*005010X279A1~
        ST*271*0001*005010X279A1~
        BHT*0022*11*REF1*20261123*1000~
        HL*1**20*0~
        AAA*N**42*P~
        SE*5*0001~
        GE*1*1~
        IEA*1*000000001~
        """;
    var answer = read(rejected).answers().get(0);
    assertThat(answer.rejections())
        .containsExactly(new Rejection(Rejection.Level.PAYER, "N", "42", "P"));
    assertThat(answer.subscriber()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "<html><body>Bad Gateway</body></html>",
        "{\"resourceType\":\"OperationOutcome\"}",
        "ISA",
        "ISA garbage here that is not an interchange at all, though it goes on for more than a hundred and six characters",
        "\0\0\0\0"
      })
  void refusesWhatIsNoInterchange(String nonsense) {
    assertThatThrownBy(() -> read(nonsense)).isInstanceOf(X12Unreadable.class);
  }

  @Test
  @Tag("F15")
  void refusesEveryCut() {
    var whole = ANSWER.stripTrailing();
    for (int length = 0; length < whole.length() - 1; length++) {
      var cut = whole.substring(0, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(X12Unreadable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SE*19*0001", "SE*18*0001", "SE*19*0002", "GE*2*1", "GE*1*9", "IEA*1*9"})
  void refusesControlNumbersAndCountsThatDisagree(String trailer) {
    var id = trailer.substring(0, 2);
    var altered =
        ANSWER
            .lines()
            .map(line -> line.startsWith(id) && line.contains("*") ? trailer + "~" : line)
            .reduce("", String::concat);
    if (trailer.equals("SE*19*0001")) {
      assertThat(read(altered).answers()).hasSize(1);
    } else {
      assertThatThrownBy(() -> read(altered)).isInstanceOf(X12Unreadable.class);
    }
  }

  @Test
  void namesAnEnvelopeThePayerRefused() {
    var ta1 =
        """
        ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC         *261123*1000*^*00501*000000001*0*T*:~
        TA1*000000042*261123*1000*R*025~
        IEA*0*000000001~
        """;
    assertThatThrownBy(() -> read(ta1))
        .isInstanceOf(X12Unreadable.class)
        .hasMessageContaining("025");
  }

  @Property(tries = 500)
  void neverFailsOtherwiseThanByRefusing(@ForAll byte[] noise, @ForAll int seed) {
    var bytes = ANSWER.getBytes(UTF_8);
    for (int i = 0; i < noise.length; i++) {
      bytes[Math.floorMod(seed + i * 31, bytes.length)] = noise[i];
    }
    try {
      new AnswerReader().read(new ByteArrayInputStream(bytes));
    } catch (X12Unreadable refused) {
      assertThat(refused.getMessage()).doesNotContain("REYES");
    }
  }

  private static AnswerReader.Read read(String text) {
    return new AnswerReader().read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  static List<EligibilityAnswer> answers(String text) {
    return read(text).answers();
  }
}
