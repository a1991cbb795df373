package org.cleanclaim.routes.traffic;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cleanclaim.routes.operations.TraceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs steps: each on one node at a time, again until it is done, and taken over when the node that
 * ran it is gone. It begins when everything else of the process is up, and ends before.
 */
public final class StepRunner implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);
  private static final int THREADS = 8;
  private static final int MISSED_HEARTBEATS = 6;
  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);
  private static final Duration LAST_WORK = Duration.ofSeconds(20);

  private final Scheduler scheduler;
  private volatile boolean running;

  private StepRunner(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Steps of a part of the routes, beside those of the others. */
  public interface Work {
    void addTo(Builder builder);
  }

  /** Which steps there are and who does them. */
  public static final class Builder {
    private final TrafficDatabase database;
    private final Duration polling;
    private Duration heartbeat = Duration.ofSeconds(20);
    private final List<OneTimeTask<Void>> steps = new ArrayList<>();
    private final List<RecurringTask<Void>> recurring = new ArrayList<>();

    /**
     * @param polling how often steps that are due are looked for
     */
    public Builder(TrafficDatabase database, Duration polling) {
      this.database = database;
      this.polling = polling;
    }

    /**
     * How often a node shows that it lives; one that misses six is taken for dead and its steps are
     * taken over. Longer than a request may take, shorter than a partner's quiet time.
     */
    public Builder heartbeat(Duration every) {
      heartbeat = every;
      return this;
    }

    /** A step that is done once it ends without failing; it is given its instance. */
    public Builder step(String name, Consumer<String> work) {
      steps.add(
          Tasks.oneTime(name)
              .onFailure(new Retry())
              .onDeadExecutionRevive()
              .execute(
                  (instance, context) -> {
                    try (var trace = TraceId.of(name + ":" + instance.getId())) {
                      work.accept(instance.getId());
                    }
                  }));
      return this;
    }

    /** Something that one node does again and again. */
    public Builder every(Duration pause, String name, Runnable work) {
      recurring.add(
          Tasks.recurring(name, FixedDelay.of(pause))
              .onFailure(
                  (complete, operations) -> {
                    tell(name, complete);
                    operations.reschedule(complete, complete.getTimeDone().plus(pause));
                  })
              .execute(
                  (instance, context) -> {
                    try (var trace = TraceId.of(null)) {
                      work.run();
                    }
                  }));
      return this;
    }

    /** Something that one node does once a day, at a time of the clinic's day. */
    public Builder daily(LocalTime at, ZoneId zone, String name, Runnable work) {
      recurring.add(
          Tasks.recurring(name, new Daily(zone, at))
              .onFailure(new Retry())
              .execute((instance, context) -> work.run()));
      return this;
    }

    public StepRunner build() {
      var known = new ArrayList<com.github.kagkarlsson.scheduler.task.Task<?>>(steps);
      var scheduler =
          Scheduler.create(database.dataSource(), known)
              .startTasks(recurring)
              .tableName(Steps.TABLE)
              .serializer(NoData.INSTANCE)
              .threads(THREADS)
              .pollingInterval(polling)
              .heartbeatInterval(heartbeat)
              .missedHeartbeatsLimit(MISSED_HEARTBEATS)
              .pollUsingLockAndFetch(0.5, 1.0)
              .shutdownMaxWait(LAST_WORK)
              // Told here instead: a failure's text may hold what a server or table said.
              .failureLogging(LogLevel.OFF, false)
              .build();
      return new StepRunner(scheduler);
    }
  }

  /** Doubles the pause with each failure, up to ten minutes. */
  private static final class Retry implements FailureHandler<Void> {
    @Override
    public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
      var execution = complete.getExecution();
      var instance = execution.taskInstance;
      try (var trace = TraceId.of(instance.getTaskName() + ":" + instance.getId())) {
        tell(instance.getTaskName(), complete);
      }
      int failures = Math.min(execution.consecutiveFailures, 10);
      var pause = FIRST_RETRY.multipliedBy(1L << failures);
      operations.reschedule(
          complete,
          complete.getTimeDone().plus(pause.compareTo(LONGEST_RETRY) < 0 ? pause : LONGEST_RETRY));
    }
  }

  private static void tell(String step, ExecutionComplete complete) {
    var cause = complete.getCause().orElse(null);
    var trace = cause == null ? new StackTraceElement[0] : cause.getStackTrace();
    LOG.warn(
        "{} failed and is done again: {} at {}",
        step,
        cause == null ? "no reason is known" : cause.getClass().getName(),
        trace.length == 0 ? "unknown place" : trace[0]);
  }

  @Override
  public void start() {
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    scheduler.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the web server, whose own server may be the one that is asked. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
