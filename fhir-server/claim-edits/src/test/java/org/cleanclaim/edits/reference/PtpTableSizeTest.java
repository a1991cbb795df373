package org.cleanclaim.edits.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.cleanclaim.edits.facts.Codes;
import org.junit.jupiter.api.Test;

/** The pair table at a good part of CMS's size: what a row costs, and that none is lost. */
class PtpTableSizeTest {
  private static final int ROWS = 500_000;
  private static final int CODES = 12_000;

  @Test
  void aRowCostsAFewBytesAndIsFoundAgain() {
    Random random = new Random(42);
    PtpTable.Builder builder = new PtpTable.Builder();
    int[][] rows = new int[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      int from = 10_000 + random.nextInt(100) * 90;
      rows[i] =
          new int[] {
            code(random.nextInt(CODES)), code(random.nextInt(CODES)), from, random.nextInt(2)
          };
      builder.add(rows[i][0], rows[i][1], from, Integer.MAX_VALUE, rows[i][3]);
    }
    PtpTable table = builder.build();
    assertThat(table.rows()).isEqualTo(ROWS);
    assertThat((double) table.bytes() / ROWS).isLessThanOrEqualTo(8);
    for (int i = 0; i < ROWS; i += 97) {
      assertThat(table.indicator(rows[i][0], rows[i][1], rows[i][2])).isNotEqualTo(PtpTable.NONE);
      assertThat(table.indicator(rows[i][0], Codes.procedure("ZZZZZ"), rows[i][2]))
          .isEqualTo(PtpTable.NONE);
    }
  }

  private static int code(int number) {
    return Codes.procedure(String.format("%05d", 10_000 + number * 7 % 89_000));
  }
}
