package org.cleanclaim.routes.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.cleanclaim.routes.simulatedpayer.FaultyPayer;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.RealPostgres;
import org.cleanclaim.routes.traffic.SubmissionKey;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A JVM that sends claims to a payer that fails one time in five is killed: at each crash point,
 * and at random. On a PostgreSQL that keeps what it acknowledged nothing is lost and nothing
 * doubled. {@code -Dcleanclaim.kills=200 -Dcleanclaim.kill-claims=100000} makes the long run.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("cleanclaim.kills", 2);
  private static final int CLAIMS = Integer.getInteger("cleanclaim.kill-claims", 30);
  private static final int FAULTS_IN_HUNDRED = 20;
  private static final int CLAIMS_AT_A_POINT = 3;
  private static final long SEED = Long.getLong("cleanclaim.kill-seed", 11L);
  private static final Duration LONGEST = Duration.ofMinutes(2).plusMillis(200L * CLAIMS);

  private static final Set<String> ARROWS =
      Set.of(
          "null>QUEUED",
          "null>HELD",
          "HELD>QUEUED",
          "QUEUED>HELD",
          "QUEUED>BATCHED",
          "QUEUED>CANCELLED",
          "HELD>CANCELLED",
          "BATCHED>SENDING",
          "BATCHED>HELD",
          "SENDING>SENT",
          "SENDING>IN_DOUBT",
          "IN_DOUBT>SENT",
          "IN_DOUBT>SENDING",
          "IN_DOUBT>HELD",
          "SENT>ACKNOWLEDGED",
          "SENT>REJECTED",
          "ACKNOWLEDGED>ACCEPTED",
          "ACKNOWLEDGED>REJECTED",
          "ACCEPTED>PAID",
          "ACCEPTED>DENIED",
          "ACCEPTED>REJECTED");

  @TempDir private Path folder;
  private final DataSource database = RealPostgres.database();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final KeptServer server = new KeptServer(database);
  private final List<Process> children = new ArrayList<>();
  private FaultyPayer payer;
  private int claims;

  @BeforeEach
  void begin() throws IOException {
    new TrafficDatabase(database).migrate();
    server.migrate();
    payer = new FaultyPayer(SEED, FAULTS_IN_HUNDRED);
  }

  @AfterEach
  void end() throws IOException {
    children.forEach(Process::destroyForcibly);
    payer.close();
  }

  @Test
  @Tag("F0-9")
  @Tag("I1")
  @Tag("I2")
  @Tag("I3")
  @Tag("I4")
  void deathAtEachCrashPointLosesAndDoublesNothing() throws Exception {
    for (var point : CrashPoint.values()) {
      ready(CLAIMS_AT_A_POINT);
      var child = child(point.name());
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("%s is reached", point).isTrue();
      assertThat(child.exitValue()).as("dies at %s: %s", point, log()).isEqualTo(137);
    }
    child("-");
    atRest();
    hold();
  }

  @Test
  @Tag("I1")
  @Tag("I2")
  @Tag("I3")
  @Tag("I4")
  void deathAtRandomLosesAndDoublesNothing() throws Exception {
    var random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      ready(CLAIMS / (KILLS + 1));
      var child = child("-");
      int moves = moves() + 1 + random.nextInt(Math.max(2, 4 * CLAIMS / (KILLS + 1)));
      // Some way into the work, counted in moves rather than time; or when all of it is done.
      Awaitility.await()
          .atMost(LONGEST)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> moves() >= moves || waiting() == 0);
      child.destroyForcibly().waitFor();
    }
    ready(CLAIMS - claims);
    child("-");
    atRest();
    hold();
  }

  /** The same payer, and a sender that tries until it hears that it was taken. */
  @Test
  void retryingUntilItIsTakenDoubles() throws Exception {
    var files = new Files837();
    var wire = new Wire(payer.port());
    for (int i = 1; i <= 40; i++) {
      boolean taken = false;
      while (!taken) {
        try {
          wire.put(ChildClinic.PARTNER, "retry-" + i, files.file(i));
          taken = true;
        } catch (RuntimeException failed) {
          taken = false;
        }
      }
    }
    assertThat(payer.received()).hasSize(40);
    assertThat(payer.received().values()).as("doubles").anyMatch(times -> times > 1);
  }

  /** One claim, one file, each under numbers of its own. */
  private static final class Files837 {
    private final byte[] first;

    Files837() {
      var clinic = new Clinic();
      clinic.send(1);
      first = clinic.mailbox.files.get(0);
    }

    byte[] file(int number) {
      var text = new String(first, UTF_8);
      var own = text.substring(text.indexOf("~CLM*") + 5).split("\\*")[0];
      return text.replace(own, "R%019d".formatted(number)).getBytes(UTF_8);
    }
  }

  private void ready(int count) {
    for (int i = 0; i < count; i++) {
      claims++;
      var bundle = Clinic.claim();
      for (var entry : bundle.getEntry()) {
        var resource = entry.getResource();
        if (resource.fhirType().equals("Claim")) {
          resource.setId("Claim/" + claims);
        }
        if (claims == 1 || resource.fhirType().equals("Claim")) {
          server.store(resource);
        }
      }
      server.store(task(bundle));
    }
  }

  private Task task(Bundle bundle) {
    var task = new Task();
    task.setId("Task/" + claims);
    task.setStatus(Task.TaskStatus.REQUESTED);
    task.setBusinessStatus(
        new CodeableConcept(
            new Coding()
                .setSystem("https://cleanclaim.example/fhir/CodeSystem/claim-lifecycle")
                .setCode("ready")));
    task.setFocus(new Reference("Claim/" + claims));
    return task;
  }

  private Process child(String point) throws IOException, SQLException {
    String url;
    try (var connection = database.getConnection()) {
      url = connection.getMetaData().getURL() + "?user=postgres";
    }
    var path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            path,
            ChildClinic.class.getName(),
            url,
            Integer.toString(payer.port()),
            point);
    var started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("child.log").toFile()))
            .start();
    children.add(started);
    return started;
  }

  private String log() throws IOException {
    var text = Files.readString(folder.resolve("child.log"));
    return text.substring(Math.max(0, text.length() - 2000));
  }

  private int moves() {
    return jdbc.sql("select count(*) from cleanclaim_routes.submission_move")
        .query(Integer.class)
        .single();
  }

  /** Claims that are not yet known to be with the payer. */
  private int waiting() {
    return claims
        - jdbc.sql(
                "select count(*) from cleanclaim_routes.submission where state not in"
                    + " ('QUEUED', 'BATCHED', 'SENDING', 'IN_DOUBT')")
            .query(Integer.class)
            .single();
  }

  private void atRest() {
    Awaitility.await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(100))
        .failFast("the child died", () -> !children.get(children.size() - 1).isAlive())
        .until(() -> waiting() == 0);
  }

  /** I1 to I4 for all claims that were committed. */
  private void hold() {
    var submissions =
        jdbc.sql("select clm01, claim_ref, state from cleanclaim_routes.submission")
            .query()
            .listOfRows();
    assertThat(submissions).as("I1: each claim once").hasSize(claims);
    assertThat(submissions.stream().map(row -> row.get("claim_ref")).collect(Collectors.toSet()))
        .hasSize(claims);
    assertThat(submissions).extracting(row -> row.get("state")).doesNotContain("HELD");
    history();
    var received = payer.received();
    assertThat(received.values()).as("I3: no claim twice").containsOnly(1);
    assertThat(received.keySet())
        .as("I4: all claims, and nothing else, are with the payer")
        .isEqualTo(numbers());
    interchanges();
  }

  private Set<String> numbers() {
    return java.util.stream.IntStream.rangeClosed(1, claims)
        .mapToObj(number -> SubmissionKey.of("", "Claim/" + number, "1").patientControlNumber())
        .collect(Collectors.toSet());
  }

  /** I1: only arrows that there are, each beginning where the last one ended. */
  private void history() {
    record Move(UUID submission, String from, String to) {}
    var last = new java.util.HashMap<UUID, String>();
    jdbc.sql(
            "select submission_id, from_state, to_state from cleanclaim_routes.submission_move"
                + " order by submission_id, row_version")
        .query(
            (row, number) ->
                new Move(
                    row.getObject("submission_id", UUID.class),
                    row.getString("from_state"),
                    row.getString("to_state")))
        .list()
        .forEach(
            move -> {
              assertThat(ARROWS).contains(move.from() + ">" + move.to());
              assertThat(move.from()).isEqualTo(last.put(move.submission(), move.to()));
            });
  }

  /** I2: one number, one content, here and at the payer. */
  private void interchanges() {
    var own =
        jdbc
            .sql("select control_no, body_sha256 from cleanclaim_routes.interchange")
            .query(
                (row, number) ->
                    Map.entry(
                        row.getString("control_no"),
                        HexFormat.of().formatHex(row.getBytes("body_sha256"))))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    payer
        .interchanges()
        .forEach(
            (number, hashes) ->
                assertThat(hashes).as("I2 %s", number).containsExactly(own.get(number)));
  }
}
