package org.cleanclaim.routes.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.cleanclaim.routes.traffic.RealPostgres;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The trail on a real PostgreSQL. */
@Tag("I7")
class AuditTrailTest {
  private static final Person DANA = new Person("Practitioner/dana", "Dana Whitfield");

  private final TrafficDatabase database = new TrafficDatabase(RealPostgres.database()).migrate();
  private final AuditTrail trail = new AuditTrail(database, "", Clock.systemUTC());

  @Test
  void entriesOfManyAtOnceFollowEachOtherWithoutAGap() {
    var writing =
        IntStream.range(0, 40)
            .mapToObj(i -> CompletableFuture.runAsync(() -> write("out-" + i % 2)))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(writing).join();
    assertThat(trail.broken()).isEmpty();
    assertThat(trail.about("out-1")).hasSize(20).first().matches(one -> one.person().equals(DANA));
  }

  @Test
  void entryOfAFailedTransactionIsNone() {
    write("out-1");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                database.together(
                    () -> {
                      write("out-2");
                      throw new IllegalStateException("undone");
                    }))
        .hasMessage("undone");
    write("out-3");
    assertThat(trail.broken()).isEmpty();
    assertThat(trail.about("out-3").get(0).seq()).isEqualTo(2);
  }

  @Test
  @Tag("T16")
  void changedEntryIsNamed() {
    IntStream.range(0, 5).forEach(i -> write("out-1"));
    sql("update cleanclaim_routes.audit set reason = 'nothing' where seq = 3");
    assertThat(trail.broken()).contains(3L);
  }

  @Test
  @Tag("T16")
  void missingEntryIsNamed() {
    IntStream.range(0, 5).forEach(i -> write("out-1"));
    sql("delete from cleanclaim_routes.audit where seq = 2");
    assertThat(trail.broken()).contains(2L);
  }

  @Test
  void tenantsHaveTrailsOfTheirOwn() {
    write("out-1");
    var other = new AuditTrail(database, "other", Clock.systemUTC());
    assertThat(other.write(DANA, "reveal", "out-1", "why", "").seq()).isEqualTo(1);
    assertThat(other.about("out-1")).hasSize(1);
  }

  private void write(String about) {
    trail.write(DANA, "reveal", about, "asked by the payer", "segments from 1: 20");
  }

  private void sql(String statement) {
    database.jdbc().sql(statement).update();
  }
}
