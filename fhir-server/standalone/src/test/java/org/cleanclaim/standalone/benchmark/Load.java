package org.cleanclaim.standalone.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that each send the next request as soon as the last is answered, for a bounded time. */
final class Load {

  private Load() {}

  static Measured run(Workload workload, int clients, Duration window) throws InterruptedException {
    ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    AtomicInteger failed = new AtomicInteger();
    long begin = System.nanoTime();
    long end = begin + window.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Thread thread = new Thread(() -> send(workload, end, nanos, failed));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    return new Measured(nanos.stream().mapToLong(Long::longValue).toArray(), failed.get(), took);
  }

  private static void send(
      Workload workload, long end, ConcurrentLinkedQueue<Long> nanos, AtomicInteger failed) {
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      if (!answered(workload)) {
        failed.incrementAndGet();
      }
      nanos.add(System.nanoTime() - start);
    }
  }

  private static boolean answered(Workload workload) {
    try {
      return workload.request();
    } catch (IOException lost) {
      return false;
    } catch (Exception fault) {
      throw new IllegalStateException("A request of the load could not be made.", fault);
    }
  }
}
