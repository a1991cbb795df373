package org.cleanclaim.edits.benchmark;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.InstalledEdits;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What the engine costs: three ways of judging by the same ten edits side by side, the cost of each
 * edit, the growth with lines, edits and table size, and how long tables take to load.
 *
 * <p>Figures are per CPU-second of the judging thread, so that a busy machine moves them little.
 * {@code jmh} as an argument runs {@link TenEditsBenchmark} first.
 */
public final class EngineBenchmark {

  private static final int WARM_CLAIMS = 300_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private EngineBenchmark() {}

  public static void main(String[] arguments) throws RunnerException, IOException {
    if (List.of(arguments).contains("jmh")) {
      new Runner(
              new OptionsBuilder()
                  .include(TenEditsBenchmark.class.getSimpleName())
                  .addProfiler(GCProfiler.class)
                  .build())
          .run();
    }
    Workbench bench = Workbench.open();
    sideBySide(bench);
    fixes(bench);
    swaps(bench);
    byEdit(bench);
    growth(bench);
    loading(bench.folder);
  }

  private record Figures(double perCpuSecond, double p50, double p99, long bytes) {}

  private static void sideBySide(Workbench bench) {
    TenEdits own = bench.own();
    Figures ours = measure(own, bench.claims);
    say("ten edits, Cleanclaim", ours);
    TenEdits hashMap = bench.hashMap();
    bench.requireSameFindings(own, hashMap);
    Figures hashed = measure(hashMap, bench.claims);
    say("ten edits, HashMap", hashed);
    DroolsRules drools = bench.drools(false);
    bench.requireSameFindings(own, drools);
    Figures ruled = measure(drools, Arrays.copyOf(bench.claims, 20_000));
    say("ten edits, Drools", ruled);
    Figures reused = measure(bench.drools(true), Arrays.copyOf(bench.claims, 20_000));
    say("ten edits, Drools, session reused", reused);
    System.out.printf(
        Locale.ROOT,
        "ratio to HashMap %.1f, to Drools %.1f, with its session reused %.1f%n",
        ours.perCpuSecond / hashed.perCpuSecond,
        ours.perCpuSecond / ruled.perCpuSecond,
        ours.perCpuSecond / reused.perCpuSecond);
    say("whole catalogue", measure(bench.wholeCatalogue(), bench.claims));
  }

  /** What offering fixes costs, on all claims and on those alone that have something to mend. */
  private static void fixes(Workbench bench) {
    OwnEngine offering = OwnEngine.withFixes(bench.library);
    say("whole catalogue, with fixes", measure(offering, bench.claims));
    OwnEngine without = bench.wholeCatalogue();
    ClaimFacts[] found =
        Arrays.stream(bench.claims)
            .filter(claim -> without.count(claim) > 0)
            .toArray(ClaimFacts[]::new);
    System.out.printf(
        Locale.ROOT,
        "%.0f %% of the claims have alerts; of these alone:%n",
        100.0 * found.length / bench.claims.length);
    say("whole catalogue, no fixes", measure(without, found));
    say("whole catalogue, with fixes", measure(offering, found));
  }

  /**
   * What claims cost while the tables are swapped beside them: two whole libraries take turns, so
   * that after a swap nothing of the other is warm.
   */
  private static void swaps(Workbench bench) {
    ReferenceLibrary other =
        Workbench.withSample(ReferenceLibrary.load(Workbench.tables(SyntheticTables.PAIRS)));
    AtomicReference<ReferenceLibrary> current = new AtomicReference<>(bench.library);
    OwnEngine engine = OwnEngine.over(current::get);
    say("whole catalogue, no swap", measure(engine, bench.claims));
    for (int millis : new int[] {1_000, 100, 10}) {
      ScheduledExecutorService swapping = Executors.newSingleThreadScheduledExecutor();
      swapping.scheduleAtFixedRate(
          () -> current.set(current.get() == other ? bench.library : other),
          millis,
          millis,
          TimeUnit.MILLISECONDS);
      say("a swap each " + millis + " ms", measure(engine, bench.claims));
      swapping.shutdownNow();
    }
  }

  private static void byEdit(Workbench bench) {
    record Cost(String edit, double nanos) {}
    List<Cost> costs = new ArrayList<>();
    for (ClaimEdit edit : InstalledEdits.all()) {
      Figures one =
          measure(new OwnEngine(List.of(edit), bench.library), Arrays.copyOf(bench.claims, 30_000));
      costs.add(new Cost(InstalledEdits.info(edit).id(), 1e9 / one.perCpuSecond));
    }
    double idle =
        1e9
            / measure(new OwnEngine(List.of(), bench.library), Arrays.copyOf(bench.claims, 30_000))
                .perCpuSecond;
    System.out.printf(Locale.ROOT, "a scrub without edits: %.0f ns; by edit beyond that:%n", idle);
    costs.sort(Comparator.comparingDouble(Cost::nanos).reversed());
    costs.stream()
        .limit(12)
        .forEach(
            cost ->
                System.out.printf(Locale.ROOT, "  %-28s %6.0f ns%n", cost.edit, cost.nanos - idle));
    System.out.printf(
        Locale.ROOT,
        "  the other %d together %6.0f ns%n",
        costs.size() - 12,
        costs.stream().skip(12).mapToDouble(cost -> cost.nanos - idle).sum());
  }

  private static void growth(Workbench bench) {
    for (int lines : new int[] {1, 2, 4, 8, 12, 50}) {
      say(
          "whole catalogue, " + lines + " lines",
          measure(bench.wholeCatalogue(), SyntheticClaims.makeOfLines(10_000, lines, lines)));
    }
    List<ClaimEdit> all = InstalledEdits.all();
    for (int edits : new int[] {1, 10, 36, all.size()}) {
      say(
          edits + " edits",
          measure(new OwnEngine(all.subList(0, edits), bench.library), bench.claims));
    }
    for (int pairs : new int[] {26_000, 260_000, SyntheticTables.PAIRS}) {
      ReferenceLibrary library =
          Workbench.withSample(ReferenceLibrary.load(Workbench.tables(pairs)));
      say(
          String.format(Locale.ROOT, "ten edits, %,d pair rows", pairs),
          measure(OwnEngine.ofTen(library), bench.claims));
    }
  }

  private static void loading(Path folder) throws IOException {
    for (int round = 0; round < 2; round++) {
      forgetSnapshots(folder);
      System.out.printf(Locale.ROOT, "tables from text: %.2f s%n", seconds(folder));
      System.out.printf(Locale.ROOT, "tables from snapshot: %.2f s%n", seconds(folder));
    }
  }

  private static void forgetSnapshots(Path folder) throws IOException {
    Path snapshots = folder.resolve(".snapshots");
    if (Files.isDirectory(snapshots)) {
      try (Stream<Path> files = Files.list(snapshots)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static double seconds(Path folder) {
    long start = System.nanoTime();
    ReferenceLibrary.load(folder);
    return (System.nanoTime() - start) / 1e9;
  }

  private static Figures measure(TenEdits way, ClaimFacts[] claims) {
    int rounds = Math.max(1, WARM_CLAIMS / claims.length);
    long found = 0;
    for (int round = 0; round < rounds; round++) {
      found += run(way, claims);
    }
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long cpu = THREADS.getCurrentThreadCpuTime();
    for (int round = 0; round < rounds; round++) {
      found += run(way, claims);
    }
    cpu = THREADS.getCurrentThreadCpuTime() - cpu;
    bytes = THREADS.getThreadAllocatedBytes(thread) - bytes;
    long[] nanos = new long[claims.length];
    for (int i = 0; i < claims.length; i++) {
      long start = System.nanoTime();
      found += way.count(claims[i]);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    if (found < 0) {
      throw new IllegalStateException("Findings are counted, never fewer than none");
    }
    long judged = (long) rounds * claims.length;
    return new Figures(
        judged / (cpu / 1e9),
        nanos[nanos.length / 2] / 1e3,
        nanos[nanos.length * 99 / 100] / 1e3,
        bytes / judged);
  }

  private static long run(TenEdits way, ClaimFacts[] claims) {
    long found = 0;
    for (ClaimFacts claim : claims) {
      found += way.count(claim);
    }
    return found;
  }

  private static void say(String what, Figures figures) {
    System.out.printf(
        Locale.ROOT,
        "%-34s %,10.0f claims/CPU-s  p50 %6.1f us  p99 %6.1f us  %,7d B/claim%n",
        what,
        figures.perCpuSecond,
        figures.p50,
        figures.p99,
        figures.bytes);
  }
}
