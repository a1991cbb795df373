package org.cleanclaim.routes.autoconfigure;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;

/** Threads that wait at inlets and threads that wait for payers; none is kept when idle. */
public final class RouteThreads implements DisposableBean {
  private static final int MOST = 200;

  private final ExecutorService inlets;
  private final ExecutorService payers;

  public RouteThreads() {
    // A full inlet pool lets the web server's own thread wait, whose number the host has bounded.
    inlets = pool("routes-inlet-", new ThreadPoolExecutor.CallerRunsPolicy());
    payers = pool("routes-payer-", new ThreadPoolExecutor.AbortPolicy());
  }

  public ExecutorService inlets() {
    return inlets;
  }

  public ExecutorService payers() {
    return payers;
  }

  @Override
  public void destroy() {
    inlets.shutdownNow();
    payers.shutdownNow();
  }

  private static ExecutorService pool(
      String prefix, java.util.concurrent.RejectedExecutionHandler whenFull) {
    var count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        MOST,
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          var thread = new Thread(task, prefix + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        },
        whenFull);
  }
}
