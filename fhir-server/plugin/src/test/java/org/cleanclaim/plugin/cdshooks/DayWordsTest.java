package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayWordsTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  private static String said(String text) {
    return DayWords.in(text, TODAY);
  }

  @Test
  void saysDaysAsPeopleDo() {
    assertThat(said("Coverage ends on 2026-12-02, 2 days before the visit."))
        .isEqualTo("Coverage ends on Wed Dec 2, 2 days before the visit.");
    assertThat(said("Began 2027-01-01; ended 2025-06-30"))
        .isEqualTo("Began Fri Jan 1, 2027; ended Mon Jun 30, 2025");
  }

  @Test
  void leavesAloneWhatIsNoDay() {
    assertThat(said("NCCI 2026-13-01")).isEqualTo("NCCI 2026-13-01");
    assertThat(said("A-2026-12-02, 2026-12-02-7, x2026-12-02"))
        .isEqualTo("A-2026-12-02, 2026-12-02-7, x2026-12-02");
    assertThat(said(null)).isNull();
    assertThat(said("$1")).isEqualTo("$1");
  }
}
