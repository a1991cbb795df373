package org.cleanclaim.standalone.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.plugin.claim.ClaimJudge;

/**
 * Judges the claims of files on every core and hands the results on in the order of the lines.
 *
 * <p>Only a few batches are in memory at a time, however long the files are.
 */
public final class ClaimFiles {

  /** The name that stands for standard input. */
  public static final String STANDARD_INPUT = "-";

  private static final int BATCH = 32;

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
   * Judges every line of every file.
   *
   * @param files paths, and {@code -} for standard input
   * @param taker takes the results in order, on the caller's thread
   * @throws IOException when a file cannot be read
   */
  void judge(List<String> files, Consumer<Judged> taker) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(cores, ClaimFiles::daemon);
    try {
      for (String file : files) {
        try (InputStream in = open(file)) {
          judge(file, new Lines(in), pool, 4 * cores, taker);
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "scrub");
    thread.setDaemon(true);
    return thread;
  }

  private static InputStream open(String file) throws IOException {
    return file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file));
  }

  private void judge(
      String file, Lines lines, ExecutorService pool, int most, Consumer<Judged> taker)
      throws IOException {
    ArrayDeque<Future<List<Judged>>> running = new ArrayDeque<>();
    List<Lines.Line> batch = new ArrayList<>(BATCH);
    for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
      batch.add(line);
      if (batch.size() == BATCH) {
        List<Lines.Line> full = batch;
        running.add(pool.submit(() -> judge(file, full)));
        batch = new ArrayList<>(BATCH);
        if (running.size() == most) {
          hand(running.remove(), taker);
        }
      }
    }
    while (!running.isEmpty()) {
      hand(running.remove(), taker);
    }
    judge(file, batch).forEach(taker);
  }

  private static void hand(Future<List<Judged>> batch, Consumer<Judged> taker) {
    try {
      batch.get().forEach(taker);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while judging claims", stopped);
    } catch (ExecutionException fault) {
      throw new IllegalStateException("A fault on our side while judging claims", fault.getCause());
    }
  }

  private List<Judged> judge(String file, List<Lines.Line> batch) {
    List<Judged> judged = new ArrayList<>(batch.size());
    batch.forEach(line -> judged.add(judge(file, line)));
    return judged;
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
