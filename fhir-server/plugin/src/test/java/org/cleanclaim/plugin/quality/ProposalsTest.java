package org.cleanclaim.plugin.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.cleanclaim.plugin.ledger.AlertDecision.Verdict;
import org.cleanclaim.plugin.ledger.QualityRow;
import org.cleanclaim.plugin.ledger.QualityRow.Outcomes;
import org.junit.jupiter.api.Test;

class ProposalsTest {

  private static final Outcomes NONE = new Outcomes(0, 0, 0, 0);

  private final Proposals proposals = new Proposals(new QualitySettings(50, 0.10, 30, 0.50));

  @Test
  void proposesToMuteWhatIsHardlyEverAccepted() {
    assertThat(proposals.of(row(50, 4, 0, NONE), null)).contains(Verdict.MUTE);
    assertThat(proposals.of(row(50, 5, 0, NONE), null)).as("one in ten").isEmpty();
    assertThat(proposals.of(row(49, 0, 0, NONE), null)).as("too few shows").isEmpty();
  }

  @Test
  void proposesToShowWhatWasRightUnseen() {
    assertThat(proposals.of(row(0, 0, 40, new Outcomes(15, 5, 10, 3)), null))
        .contains(Verdict.PROMOTE);
    assertThat(proposals.of(row(0, 0, 40, new Outcomes(14, 6, 10, 3)), null)).isEmpty();
    assertThat(proposals.of(row(0, 0, 40, new Outcomes(29, 0, 0, 9)), null))
        .as("too few decided")
        .isEmpty();
  }

  @Test
  void proposesToTakeADecisionBackThatTheFiguresSpeakAgainst() {
    assertThat(proposals.of(row(60, 1, 0, new Outcomes(20, 0, 10, 0)), Verdict.MUTE))
        .contains(Verdict.UNDO);
    assertThat(proposals.of(row(60, 1, 0, NONE), Verdict.MUTE)).isEmpty();
    assertThat(proposals.of(row(60, 1, 40, NONE), Verdict.PROMOTE)).contains(Verdict.UNDO);
  }

  private static QualityRow row(int shown, int accepted, int shadow, Outcomes unseen) {
    return new QualityRow(
        new QualityRow.Group("ncci-ptp", "default", "clinician", null),
        shown,
        0,
        shadow,
        accepted,
        0,
        Map.of(),
        unseen,
        unseen,
        NONE,
        BigDecimal.ZERO);
  }
}
