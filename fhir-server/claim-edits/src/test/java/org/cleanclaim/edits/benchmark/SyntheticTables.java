package org.cleanclaim.edits.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Reference files of CMS's real size and form, filled by chance: practitioner pairs in four parts,
 * outpatient pairs, unit limits. The same seed gives the same files.
 */
final class SyntheticTables {

  /** Rows of both pair tables together, as in 2026 Q3. */
  static final int PAIRS = 2_600_000;

  private static final int CODES = 12_000;
  private static final int LIMITS = 15_000;
  private static final String PAIR_HEAD =
      "Notice\t\t\t\t\t\t\r\nColumn1/Column2 Edits\t\t\t\t\t\t\r\n"
          + "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tRationale\r\n"
          + "\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n"
          + "\t\t\t\t*=no data\t1=allowed\t\r\n\t\t\t\t\t9=not applicable\t\r\n";

  private SyntheticTables() {}

  /** The procedure with a number: surgery, so that no rule about visits takes part. */
  static String code(int number) {
    return String.format("%05d", 10_004 + number * 4);
  }

  static int codes() {
    return CODES;
  }

  /** Writes the files into an empty folder, a given number of pair rows in all. */
  static Path write(Path folder, int pairs) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(7);
    for (int part = 1; part <= 4; part++) {
      writePairs(folder.resolve("ccipra-v322r0-f" + part + ".txt"), pairs / 8, random);
      writePairs(folder.resolve("ccioph-v322r0-f" + part + ".txt"), pairs / 8, random);
    }
    StringBuilder limits =
        new StringBuilder("\"Notice\"\r\n\"HCPCS/\nCPT Code\",Values,Indicator,Rationale\r\n");
    for (int i = 0; i < LIMITS; i++) {
      if (i < CODES && hasLimit(i)) {
        limits.append(code(i)).append(',').append(1 + i % 5).append(',');
        limits.append(i % 3 == 0 ? "1 Line Edit" : "3 Date of Service Edit: Clinical");
        limits.append(",x\r\n");
      } else if (i >= CODES) {
        limits.append(String.format("A%04d,9,1 Line Edit,x\r\n", i - CODES));
      }
    }
    Files.writeString(
        folder.resolve("MCR_MUE_PractitionerServices_Eff_07-01-2026.csv"),
        limits,
        StandardCharsets.ISO_8859_1);
    return folder;
  }

  /** Some codes have none, as in the published file. */
  static boolean hasLimit(int number) {
    return number % 5 != 4;
  }

  private static void writePairs(Path file, int rows, Random random) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
      out.write(PAIR_HEAD);
      for (int i = 0; i < rows; i++) {
        int quarter = random.nextInt(100);
        String from = (2001 + quarter / 4) + "" + "0104 0401 0701 1001".split(" ")[quarter % 4];
        boolean ended = random.nextInt(4) == 0;
        out.write(code(random.nextInt(CODES)));
        out.write('\t');
        out.write(code(random.nextInt(CODES)));
        out.write("\t\t" + from + "\t" + (ended ? "20251231" : "*") + "\t");
        out.write(Integer.toString(random.nextInt(10) < 7 ? 1 : 0));
        out.write("\tx\r\n");
      }
    }
  }
}
