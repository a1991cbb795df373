package org.cleanclaim.routes.x12.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Trace;
import org.cleanclaim.routes.x12.X12Refusal;
import org.cleanclaim.routes.x12.X12Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No value writes a segment of its own. */
@Tag("T12")
class WriterRefusalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REYES~EB*1**30",
        "RE*YES",
        "RE:YES",
        "RE^YES",
        "REYES\n",
        "REY\u0000ES",
        "\u738B"
      })
  void refusesNamesThatWouldBreakOut(String name) {
    assertThatThrownBy(() -> write(name))
        .isInstanceOf(X12Refusal.class)
        .hasMessageStartingWith("NM103")
        .hasMessageNotContaining(name);
  }

  @Test
  void refusesWhatTheGuideHasNoRoomFor() {
    assertThatThrownBy(() -> write("A".repeat(61)))
        .isInstanceOf(X12Refusal.class)
        .hasMessageContaining("NM103");
  }

  @Test
  void foldsNamesAsPayersKeepThem() {
    assertThat(X12Text.fold("  Nu\u00f1ez  O\u2019Br\u00edan ")).isEqualTo("NUNEZ O'BRIAN");
    assertThat(X12Text.fold(" ")).isNull();
  }

  private static byte[] write(String lastName) {
    var question =
        new EligibilityQuestion(
            Party.organization("PR", "NORTHWIND", "PI", "NW1"),
            Party.organization("1P", "CLINIC", "XX", "1234567893"),
            new Member(
                Party.person("IL", lastName, "ANA", "MI", "M1"),
                LocalDate.of(1969, 1, 1),
                "F",
                null),
            Optional.empty(),
            DateSpan.day(LocalDate.of(2026, 11, 23)),
            List.of("30"));
    return new InquiryWriter()
        .write(
            Eligibilities.ENVELOPE,
            new EligibilityInquiry(
                "R1",
                LocalDateTime.of(2026, 11, 23, 10, 0),
                new Trace("1", "T1", "9CLEANCLAI"),
                question));
  }
}
