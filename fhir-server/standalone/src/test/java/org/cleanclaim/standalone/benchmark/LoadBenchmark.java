package org.cleanclaim.standalone.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Measures what the plug-in costs a HAPI server, and how fast a card comes.
 *
 * <p>Two servers run from the same jar, one with the plug-in, one without. The one without is given
 * what the plug-in would have stored (Claim, Task, Provenance, alert) as one transaction, so that
 * the ratio says what judging costs and not what storing costs. Windows alternate between the two,
 * so that a slow spell of the machine falls on both.
 *
 * <p>Run by {@code mvn -Pbenchmark -pl fhir-server/standalone -am verify}; arguments: seconds of
 * warm-up, seconds of a window, windows.
 */
public final class LoadBenchmark {

  /** Claims that are posted stay where they are: what sending them costs is another question. */
  private static final String NOTHING_IS_SENT = "--cleanclaim.routes.fhir.url=false";

  /** The demo's past would come in beside what is measured, and into one of the servers only. */
  private static final String NO_PAST = "--cleanclaim.demo.history=false";

  private LoadBenchmark() {}

  public static void main(String[] args) throws Exception {
    Duration warmUp = Duration.ofSeconds(argument(args, 0, 60));
    Duration window = Duration.ofSeconds(argument(args, 1, 15));
    int windows = (int) argument(args, 2, 3);
    Path jar = Path.of(System.getProperty("cleanclaim.jar", "target/cleanclaim.jar"));
    try (ServerProcess with = ServerProcess.start(jar, "with", List.of(NOTHING_IS_SENT, NO_PAST));
        ServerProcess without =
            ServerProcess.start(
                jar, "without", List.of("--cleanclaim.enabled=false", NOTHING_IS_SENT, NO_PAST))) {
      Workload plugin = Workloads.postClaim(with);
      Workload baseline = Workloads.postSameResources(without);
      Workload card = Workloads.chargeCapture(with);
      Workload signing = Workloads.orderSign(with, 3);
      System.out.printf("warming up %d s each%n", warmUp.toSeconds());
      for (Workload workload : List.of(plugin, baseline, card, signing)) {
        Load.run(workload, 4, warmUp);
      }
      for (int clients : new int[] {1, 8}) {
        compare(with, plugin, without, baseline, clients, window, windows);
      }
      for (int clients : new int[] {1, 8, 32}) {
        print("charge-capture", clients, Load.run(card, clients, window));
        print("order-sign, 3 orders", clients, Load.run(signing, clients, window));
      }
      print("order-sign, 200 orders", 1, Load.run(Workloads.orderSign(with, 200), 1, window));
      besideAHangingPayer(with, card, window);
      System.out.println(with.memory());
    }
  }

  /** What clinicians wait for cards while four schedulers wait for a payer that does not answer. */
  private static void besideAHangingPayer(ServerProcess server, Workload card, Duration window)
      throws Exception {
    Workload booking = Workloads.appointmentBook(server);
    print("appointment-book", 4, Load.run(booking, 4, window));
    Workloads.payerMisbehaves(server, "hang");
    try {
      AtomicReference<Measured> booked = new AtomicReference<>();
      Thread schedulers =
          new Thread(
              () -> {
                try {
                  booked.set(Load.run(booking, 4, window));
                } catch (InterruptedException stopped) {
                  Thread.currentThread().interrupt();
                }
              });
      schedulers.start();
      Measured charged = Load.run(card, 8, window);
      schedulers.join();
      print("charge-capture, payer hangs", 8, charged);
      print("appointment-book, it hangs", 4, booked.get());
    } finally {
      Workloads.payerMisbehaves(server, "none");
    }
  }

  /** Processor time beside the clock's: it moves little on a machine that does other things too. */
  private static void compare(
      ServerProcess with,
      Workload plugin,
      ServerProcess without,
      Workload baseline,
      int clients,
      Duration window,
      int windows)
      throws InterruptedException {
    List<Measured> ofPlugin = new ArrayList<>();
    List<Measured> ofBaseline = new ArrayList<>();
    Duration usedByPlugin = Duration.ZERO;
    Duration usedByBaseline = Duration.ZERO;
    for (int i = 0; i < windows; i++) {
      Duration before = with.processorTime();
      ofPlugin.add(Load.run(plugin, clients, window));
      usedByPlugin = usedByPlugin.plus(with.processorTime().minus(before));
      before = without.processorTime();
      ofBaseline.add(Load.run(baseline, clients, window));
      usedByBaseline = usedByBaseline.plus(without.processorTime().minus(before));
    }
    Measured a = Measured.all(ofPlugin);
    Measured b = Measured.all(ofBaseline);
    print("POST Claim, plug-in", clients, a);
    print("same resources, bare HAPI", clients, b);
    System.out.printf(
        Locale.ROOT,
        "%-28s %d clients: requests %.2f, p50 %.2f, p99 %.2f%n",
        "ratio plug-in / bare",
        clients,
        a.perSecond() / b.perSecond(),
        a.millis(0.50) / b.millis(0.50),
        a.millis(0.99) / b.millis(0.99));
    double each = usedByPlugin.toNanos() / 1e6 / a.count();
    double eachBare = usedByBaseline.toNanos() / 1e6 / b.count();
    System.out.printf(
        Locale.ROOT,
        "%-28s %d clients: %.2f and %.2f ms a request, ratio of requests %.2f%n",
        "processor time, database too",
        clients,
        each,
        eachBare,
        eachBare / each);
  }

  private static void print(String what, int clients, Measured measured) {
    System.out.printf(
        Locale.ROOT,
        "%-28s %d clients: %7.1f/s  p50 %6.1f ms  p95 %6.1f ms  p99 %6.1f ms  failed %d%n",
        what,
        clients,
        measured.perSecond(),
        measured.millis(0.50),
        measured.millis(0.95),
        measured.millis(0.99),
        measured.failed());
  }

  private static long argument(String[] args, int index, long otherwise) {
    return args.length > index ? Long.parseLong(args[index]) : otherwise;
  }
}
