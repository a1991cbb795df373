package org.cleanclaim.standalone.scrub;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;

/**
 * Judges the claims of files on every core and hands the results on in the order of the lines.
 *
 * <p>Only a few batches are in memory at a time, however long the files are.
 */
public final class ClaimFiles {

  /** The name that stands for standard input. */
  public static final String STANDARD_INPUT = "-";

  private static final int LONGEST_BLANK = 4096;

  private final ClaimJudge judge;
  private final LocalDate day;
  private final boolean trace;

  /**
   * @param judge with the reference editions and payer policies to judge by
   * @param day the day claims are judged at
   * @param trace whether every edit's verdict is asked for
   */
  public ClaimFiles(ClaimJudge judge, LocalDate day, boolean trace) {
    this.judge = judge;
    this.day = day;
    this.trace = trace;
  }

  /**
   * Judges every line of every file, and every claim of those that are X12.
   *
   * @param files paths, and {@code -} for standard input
   * @param taker takes the results in order, on the caller's thread
   * @throws IOException when a file cannot be read
   */
  void judge(List<String> files, Consumer<Judged> taker) throws IOException {
    try (InOrder work = new InOrder(taker)) {
      for (String file : files) {
        try (InputStream in = open(file)) {
          judge(file, in, work);
          work.finish();
        }
      }
    }
  }

  private static InputStream open(String file) throws IOException {
    return new BufferedInputStream(
        file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file)), 1 << 16);
  }

  private void judge(String file, InputStream in, InOrder work) throws IOException {
    if (isX12(in)) {
      X12Claims.read(in, new X12Work(file, work));
      return;
    }
    Lines lines = new Lines(in);
    for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
      Lines.Line one = line;
      work.add(() -> judge(file, one));
    }
  }

  /** Whether the first characters that are not white space or a byte order mark are ISA. */
  static boolean isX12(InputStream in) throws IOException {
    in.mark(LONGEST_BLANK);
    int one = in.read();
    for (int i = 4; i < LONGEST_BLANK && isBlank(one); i++) {
      one = in.read();
    }
    boolean isa = one == 'I' && in.read() == 'S' && in.read() == 'A';
    in.reset();
    return isa;
  }

  private static boolean isBlank(int one) {
    return one >= 0 && one <= ' ' || one == 0xEF || one == 0xBB || one == 0xBF;
  }

  /** Claims of an 837 as work to do. */
  private final class X12Work implements X12Claims.Taker {

    private final String file;
    private final InOrder work;
    private int number;

    X12Work(String file, InOrder work) {
      this.file = file;
      this.work = work;
    }

    @Override
    public void claim(ClaimBatch batch, SubmittedClaim claim) {
      int place = ++number;
      String id = claim.heading().patientControlNumber();
      work.add(() -> new Judged(file, place, id, judge(ClaimLine.of(batch, claim)), null));
    }

    @Override
    public void refused(String place, String what, String mend) {
      int at = ++number;
      BadLine bad = new BadLine(place, "", what, mend);
      work.add(() -> new Judged(file, at, null, null, bad));
    }
  }

  private Judged judge(String file, Lines.Line line) {
    try {
      ClaimLine read = ClaimLine.of(line);
      return new Judged(file, line.number(), read.id(), judge(read), null);
    } catch (BadLine bad) {
      return new Judged(file, line.number(), null, null, bad);
    }
  }

  private ScrubResult judge(ClaimLine line) {
    return trace
        ? judge.judge(line.claim(), line.known(), day, true)
        : judge.judgeWithoutFixes(line.claim(), line.known(), day);
  }
}
