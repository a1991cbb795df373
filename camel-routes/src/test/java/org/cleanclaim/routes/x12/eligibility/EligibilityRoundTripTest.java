package org.cleanclaim.routes.x12.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.cleanclaim.routes.x12.Delimiters;

/** What is written reads back the same: T12 for everything the model carries. */
@Tag("T12")
class EligibilityRoundTripTest {
  private static final Delimiters UNUSUAL = new Delimiters('|', '^', '}', '\n');

  @Property(tries = 300)
  void inquiryReadsBackAsWritten(@ForAll("inquiries") EligibilityInquiry inquiry) {
    var bytes = new InquiryWriter().write(Eligibilities.ENVELOPE, inquiry);
    var read = new InquiryReader().read(new ByteArrayInputStream(bytes));
    assertThat(read).hasSize(1);
    assertThat(read.get(0).inquiry()).isEqualTo(inquiry);
    assertThat(read.get(0).interchange()).isEqualTo(Eligibilities.ENVELOPE);
    assertThat(read.get(0).faults()).isEmpty();
  }

  @Property(tries = 300)
  void answerReadsBackAsWritten(@ForAll("answers") EligibilityAnswer answer) {
    var bytes = new AnswerWriter().write(Eligibilities.ENVELOPE, answer);
    var read = new AnswerReader().read(new ByteArrayInputStream(bytes));
    assertThat(read.faults()).isEmpty();
    assertThat(read.answers()).containsExactly(answer);
  }

  @Property(tries = 50)
  void delimitersOfOthersAreReadFromTheEnvelope(@ForAll("plainAnswers") EligibilityAnswer answer) {
    var bytes = new AnswerWriter(UNUSUAL).write(Eligibilities.ENVELOPE, answer);
    var read = new AnswerReader().read(new ByteArrayInputStream(bytes));
    assertThat(read.answers()).containsExactly(answer);
  }

  @Provide
  Arbitrary<EligibilityInquiry> inquiries() {
    return Eligibilities.inquiry();
  }

  @Provide
  Arbitrary<EligibilityAnswer> answers() {
    return Eligibilities.answer();
  }

  @Provide
  Arbitrary<EligibilityAnswer> plainAnswers() {
    return Eligibilities.answer().filter(answer -> !answer.toString().matches("(?s).*[|}\n].*"));
  }
}
