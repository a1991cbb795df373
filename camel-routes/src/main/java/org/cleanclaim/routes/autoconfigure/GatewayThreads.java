package org.cleanclaim.routes.autoconfigure;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;

/** The gateway's own threads, so that an upstream that hangs takes none from payers. */
public final class GatewayThreads implements DisposableBean {
  private static final int MOST = 400;

  private final ExecutorService pool;

  public GatewayThreads() {
    var count = new AtomicInteger();
    pool =
        new ThreadPoolExecutor(
            0,
            MOST,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              var thread = new Thread(task, "gateway-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.AbortPolicy());
  }

  public ExecutorService pool() {
    return pool;
  }

  @Override
  public void destroy() {
    pool.shutdownNow();
  }
}
