package org.cleanclaim.routes.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.StepRunner;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one database look at the claims once a night, not twice. */
class NightlyOnceTest {
  private static final String DUE =
      "from cleanclaim_routes.scheduled_tasks where task_name = 'ask-status-nightly'"
          + " and execution_time";

  private final Clinic clinic = new Clinic();
  private final JdbcClient jdbc = JdbcClient.create(clinic.source);
  private final AtomicInteger nights = new AtomicInteger();
  private final List<StepRunner> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(StepRunner::stop);
  }

  @Test
  @Tag("I3")
  void twoNodesAskOnce() {
    var claim = clinic.send(1).get(0);
    clinic.database.together(
        () -> clinic.submissions.move(claim.id(), SubmissionState.ACCEPTED, null, null));
    clinic.clock.pass(Duration.ofDays(31));
    clinic.payer.otherwise = "P1:20";
    nodes.add(node());
    nodes.add(node());
    nodes.forEach(StepRunner::start);
    Awaitility.await().until(() -> count("is not null") == 1);
    assertThat(count("> now()")).as("next night").isEqualTo(1);
    due("ask-status-nightly");
    Awaitility.await().until(() -> steps() == 1);
    // The steps follow the clinic's clock, the nodes the real one.
    due(Steps.ASK);
    Awaitility.await().until(() -> steps() == 0 && count("> now() + interval '1 minute'") == 1);
    assertThat(nights).hasValue(1);
    assertThat(clinic.payer.asked).hasSize(1);
  }

  private void due(String step) {
    jdbc.sql(
            "update cleanclaim_routes.scheduled_tasks set execution_time = now() where task_name = ?")
        .params(step)
        .update();
  }

  private int steps() {
    return jdbc.sql("select count(*) from cleanclaim_routes.scheduled_tasks where task_name = ?")
        .params(Steps.ASK)
        .query(Integer.class)
        .single();
  }

  private int count(String due) {
    return jdbc.sql("select count(*) " + DUE + " " + due).query(Integer.class).single();
  }

  private StepRunner node() {
    return new StepRunner.Builder(clinic.database, Duration.ofMillis(50))
        .daily(
            LocalTime.of(2, 30),
            ZoneOffset.UTC,
            "ask-status-nightly",
            () -> {
              nights.incrementAndGet();
              clinic.nightly.run();
            })
        .step(Steps.ASK, id -> clinic.asking.run(Long.parseLong(id)))
        .step(Steps.TELL, id -> clinic.telling.run(id.substring(0, id.indexOf('/'))))
        .step(Steps.REPORT, id -> {})
        .step(Steps.SEND, id -> {})
        .step(Steps.FOLLOW_UP, id -> {})
        .build();
  }
}
