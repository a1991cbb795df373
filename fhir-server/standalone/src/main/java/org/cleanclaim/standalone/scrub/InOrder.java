package org.cleanclaim.standalone.scrub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does work on every core and hands the results on in the order the work came. */
final class InOrder implements AutoCloseable {

  private static final int BATCH = 32;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final ExecutorService pool = Executors.newFixedThreadPool(CORES, InOrder::daemon);
  private final ArrayDeque<Future<List<Judged>>> running = new ArrayDeque<>();
  private final Consumer<Judged> taker;
  private List<Supplier<Judged>> batch = new ArrayList<>(BATCH);

  /**
   * @param taker takes the results, on the thread that adds the work
   */
  InOrder(Consumer<Judged> taker) {
    this.taker = taker;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "scrub");
    thread.setDaemon(true);
    return thread;
  }

  /** Adds work; waits when much is being done already. */
  void add(Supplier<Judged> work) {
    batch.add(work);
    if (batch.size() == BATCH) {
      List<Supplier<Judged>> full = batch;
      running.add(pool.submit(() -> full.stream().map(Supplier::get).toList()));
      batch = new ArrayList<>(BATCH);
      if (running.size() == 4 * CORES) {
        hand(running.remove());
      }
    }
  }

  /** Hands on all that was added. */
  void finish() {
    while (!running.isEmpty()) {
      hand(running.remove());
    }
    List<Supplier<Judged>> last = batch;
    batch = new ArrayList<>(BATCH);
    last.stream().map(Supplier::get).forEach(taker);
  }

  private void hand(Future<List<Judged>> done) {
    try {
      done.get().forEach(taker);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while judging claims", stopped);
    } catch (ExecutionException fault) {
      throw new IllegalStateException("A fault on our side while judging claims", fault.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
