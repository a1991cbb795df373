package org.cleanclaim.edits.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One claim after another by the same ten edits, three ways, and by the whole catalogue. */
@State(Scope.Thread)
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g", "-XX:+UseSerialGC"})
public class TenEditsBenchmark {

  @Param({"own", "hashmap", "drools", "drools-reused", "catalogue"})
  public String way;

  private Workbench bench;
  private TenEdits judge;
  private int next;

  @Setup
  public void open() {
    bench = Workbench.open();
    judge =
        switch (way) {
          case "own" -> bench.own();
          case "hashmap" -> bench.hashMap();
          case "drools" -> bench.drools(false);
          case "drools-reused" -> bench.drools(true);
          default -> bench.wholeCatalogue();
        };
    if (!way.equals("catalogue")) {
      bench.requireSameFindings(bench.own(), judge);
    }
  }

  /** The number of findings, so that nothing of the work can be left out. */
  @Benchmark
  public int claim() {
    next = next + 1 == bench.claims.length ? 0 : next + 1;
    return judge.count(bench.claims[next]);
  }
}
