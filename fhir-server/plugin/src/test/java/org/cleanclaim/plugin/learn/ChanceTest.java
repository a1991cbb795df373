package org.cleanclaim.plugin.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChanceTest {

  @Test
  void aSampleIsAsLikelyAsItsDrawsAreCounted() {
    // Fisher's tea: 4 of 8 cups, all four right, 1 of 70 draws; three or more, 17 of 70.
    assertThat(Chance.ofAtLeast(4, 4, 4, 8)).isCloseTo(1 / 70.0, within(1e-12));
    assertThat(Chance.ofAtLeast(3, 4, 4, 8)).isCloseTo(17 / 70.0, within(1e-12));
    assertThat(Chance.ofAtLeast(0, 4, 4, 8)).isEqualTo(1);
    assertThat(Chance.ofAtLeast(5, 10, 5, 10)).as("all there are").isEqualTo(1);
  }

  @Test
  void theTailIsTheSumOfAllDrawsForSmallNumbers() {
    for (int all = 1; all <= 9; all++) {
      for (int hits = 0; hits <= all; hits++) {
        for (int sample = 0; sample <= all; sample++) {
          for (int least = 0; least <= sample; least++) {
            assertThat(Chance.ofAtLeast(least, sample, hits, all))
                .as("%d of %d from %d of %d", least, sample, hits, all)
                .isCloseTo(counted(least, sample, hits, all), within(1e-9));
          }
        }
      }
    }
  }

  /** Draws are the subsets of a set of bits; the first ones are hits. */
  private static double counted(int least, int sample, int hits, int all) {
    int draws = 0;
    int such = 0;
    for (int draw = 0; draw < 1 << all; draw++) {
      if (Integer.bitCount(draw) == sample) {
        draws++;
        such += Integer.bitCount(draw & ((1 << hits) - 1)) >= least ? 1 : 0;
      }
    }
    return (double) such / draws;
  }

  @Test
  void largeNumbersAreReckonedToo() {
    // The mean is 100: so many or more is about even, twice as many is as good as impossible.
    assertThat(Chance.ofAtLeast(100, 1_000, 100_000, 1_000_000)).isBetween(0.48, 0.54);
    assertThat(Chance.ofAtLeast(200, 1_000, 100_000, 1_000_000)).isBetween(0.0, 1e-18);
    double summed = Chance.ofAtLeast(30, 300, 500, 10_000);
    double turned = Chance.ofAtLeast(30, 500, 300, 10_000);
    assertThat(summed).as("sample and hits may change places").isCloseTo(turned, within(1e-12));
  }

  @Test
  void theLimitKeepsTheShareOfFalseFindings() {
    // Benjamini and Hochberg's own example: 15 tested, four stand at 5 %.
    List<Double> theirs =
        List.of(
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0);
    assertThat(Chance.limit(theirs, 15, 0.05)).isEqualTo(0.0095);
    assertThat(Chance.limit(theirs, 1_500, 0.05)).as("of more looked at").isNegative();
    assertThat(Chance.limit(List.of(), 1_500, 0.05)).isNegative();
  }
}
