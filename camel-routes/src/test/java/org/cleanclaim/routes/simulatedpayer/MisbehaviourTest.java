package org.cleanclaim.routes.simulatedpayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cleanclaim.routes.RoutesApplication;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.Inbound.Quarantined;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.cleanclaim.routes.transport.Transit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The simulated payer fails in every way it can: nothing is lost, nothing doubled, all recovers.
 */
@SpringBootTest(
    classes = RoutesApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "cleanclaim.simulated-payer.enabled=true",
      "cleanclaim.simulated-payer.slow=3s",
      "cleanclaim.simulated-payer.acknowledge-after=0s",
      "cleanclaim.simulated-payer.accept-after=0s",
      "cleanclaim.simulated-payer.adjudicate-after=0s",
      "cleanclaim.simulated-payer.sftp.port=0",
      "cleanclaim.simulated-payer.sftp.password=open-sesame"
    })
class MisbehaviourTest {
  /** Paid by contract, whatever the day. */
  private static final String MEMBER = "SIMC01";

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @TempDir static Path folder;

  @Autowired TestRestTemplate http;
  @Autowired SimulatedSftp sftp;
  @LocalServerPort int port;

  @DynamicPropertySource
  static void mailbox(DynamicPropertyRegistry registry) {
    registry.add("cleanclaim.simulated-payer.mailbox", () -> folder.toString());
  }

  @AfterEach
  void behave() {
    for (var mode : Misbehaviour.Mode.values()) {
      turn(mode.code(), false);
    }
  }

  @Test
  void switchesAreListedAndTurned() {
    assertThat(listed()).extracting("active").containsOnly(false);
    assertThat(listed())
        .extracting("id")
        .contains(
            "slow",
            "hang",
            "half",
            "garbage",
            "html",
            "empty-200",
            "duplicate-answer",
            "late-answer",
            "rejected-envelope",
            "wrong-balance",
            "silent-swallow",
            "old-277ca");
    turn("half", true);
    assertThat(listed())
        .filteredOn(one -> Boolean.TRUE.equals(one.get("active")))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one).containsOnlyKeys("id", "title", "active").containsEntry("id", "half");
              assertThat(one.get("title")).asString().isNotBlank();
            });
    var unknown =
        http.exchange(
            "/payer/misbehaviours/none-such",
            HttpMethod.PUT,
            new HttpEntity<>(Map.of("active", true)),
            String.class);
    assertThat(unknown.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"half", "garbage", "html", "empty-200", "wrong-balance"})
  @Tag("F14")
  void brokenAnswersAreKeptAsideAndTheSoundOnesAppliedWhenItEnds(String id) throws Exception {
    try (var clinic = byFile()) {
      turn(id, true);
      var claim = clinic.send(MEMBER);
      eventually(
          () -> {
            clinic.clinic.clock.pass(Duration.ofMinutes(1));
            return clinic.inbound.quarantined().stream()
                .map(Quarantined::name)
                .anyMatch(name -> name.startsWith(id + "-"));
          });
      assertThat(clinic.received()).noneMatch(one -> one.startsWith("835 APPLIED"));
      turn(id, false);
      accepted(clinic, claim);
      eventually(() -> clinic.received().contains("835 APPLIED 1"));
    }
  }

  @Test
  @Tag("F13")
  void answersThatComeTwiceAreAppliedOnce() throws Exception {
    try (var clinic = byFile()) {
      turn("duplicate-answer", true);
      var claim = clinic.send(MEMBER);
      eventually(() -> clinic.received().stream().filter(one -> one.endsWith(" 2")).count() == 4);
      accepted(clinic, claim);
      assertThat(answers(clinic, "TA1")).isEqualTo(1);
      assertThat(answers(clinic, "999")).isEqualTo(1);
      assertThat(answers(clinic, "277CA")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"slow", "late-answer"})
  void lateAnswersAreMatched(String id) throws Exception {
    try (var clinic = byFile()) {
      turn(id, true);
      accepted(clinic, clinic.send(MEMBER));
    }
  }

  @Test
  void rejectedEnvelopeRejectsItsClaimsAndTheNextOneGoesThrough() throws Exception {
    try (var clinic = byFile()) {
      turn("rejected-envelope", true);
      var claim = clinic.send(MEMBER);
      eventually(() -> clinic.clinic.again(claim).state() == SubmissionState.REJECTED);
      assertThat(clinic.clinic.again(claim).reason()).isNotBlank();
      turn("rejected-envelope", false);
      accepted(clinic, clinic.send(MEMBER));
    }
  }

  @Test
  @Tag("F20")
  void swallowedClaimStaysSentAndTheSameBytesAreTakenLater() throws Exception {
    try (var clinic = byFile()) {
      turn("silent-swallow", true);
      var claim = clinic.send(MEMBER);
      eventually(() -> empty("to-payer") && empty("later"));
      assertThat(clinic.clinic.again(claim).state()).isEqualTo(SubmissionState.SENT);
      assertThat(answers(clinic, "TA1")).isZero();
      turn("silent-swallow", false);
      clinic.mailbox.put(Clinic.PARTNER, "again.837", clinic.written(1));
      accepted(clinic, claim);
    }
  }

  @Test
  @Tag("F19")
  void oldReportAfterTheNewIsKeptAndMovesNothing() throws Exception {
    try (var clinic = byFile()) {
      turn("old-277ca", true);
      var claim = clinic.send(MEMBER);
      accepted(clinic, claim);
      eventually(
          () ->
              clinic
                      .jdbc
                      .sql(
                          "select count(*) from cleanclaim_routes.answer where not applied and said"
                              + " like '277CA A1%'")
                      .query(Long.class)
                      .single()
                  == 1);
      assertThat(clinic.clinic.again(claim).state()).isEqualTo(SubmissionState.ACCEPTED);
    }
  }

  @Test
  @Tag("F10")
  void payerThatHangsLeavesTheFileAndTakesItAfterwards() throws Exception {
    try (var clinic = byFile()) {
      turn("hang", true);
      var claim = clinic.send(MEMBER);
      await()
          .during(Duration.ofSeconds(1))
          .atMost(Duration.ofSeconds(10))
          .until(() -> !empty("to-payer"));
      turn("hang", false);
      accepted(clinic, claim);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "half", "html", "empty-200", "late-answer", "slow"})
  @Tag("F12")
  void claimTakenWithoutAConfirmationIsInDoubtUntilItsAnswersCome(String id) throws Exception {
    try (var clinic = byCore()) {
      turn(id, true);
      var claim = clinic.send(MEMBER);
      assertThat(claim.state()).isEqualTo(SubmissionState.IN_DOUBT);
      clinic.sendAgain(1);
      turn(id, false);
      accepted(clinic, claim);
      // The payer saw it once: a second time it would have said so in another TA1.
      assertThat(answers(clinic, "TA1")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hang", "refuse"})
  @Tag("F10")
  void claimThatWasNotTakenIsInDoubtAndGoesThroughWithTheSameBytes(String id) throws Exception {
    try (var clinic = byCore()) {
      turn(id, true);
      var claim = clinic.send(MEMBER);
      assertThat(claim.state()).isEqualTo(SubmissionState.IN_DOUBT);
      turn(id, false);
      clinic.mailbox.put(Clinic.PARTNER, "again.837", clinic.written(1));
      accepted(clinic, claim);
    }
  }

  @Test
  void claimGoesBySftpAndItsAnswersComeBack() throws Exception {
    var at = "sftp://localhost:" + sftp.port();
    try (var clinic =
        transit(
            Map.of(
                "outbox",
                at + "/to-payer",
                "inbox",
                at + "/from-payer?delete=true&delay=100&initialDelay=0&readLockCheckInterval=50",
                "sftp.username",
                "clinic",
                "sftp.password",
                "open-sesame",
                "sftp.known-hosts",
                folder.resolve("known_hosts").toString()))) {
      accepted(clinic, clinic.send(MEMBER));
      eventually(() -> clinic.received().contains("835 APPLIED 1"));
    }
  }

  private Transit byFile() throws Exception {
    return transit(
        Map.of(
            "outbox",
            "file:" + folder + "/to-payer",
            "inbox",
            "file:" + folder + "/from-payer?delete=true&delay=100&initialDelay=0&exclude=part-.*"));
  }

  private Transit byCore() throws Exception {
    var address = "http://localhost:" + port + "/payer/core";
    return transit(
        Map.of("outbox", address, "inbox", address, "http.every", "100ms", "http.timeout", "1s"));
  }

  /** Numbers of its own for each clinic: the payer knows what it has seen. */
  private static Transit transit(Map<String, String> settings) throws Exception {
    return new Transit(new HashMap<>(settings)).numberedFrom(NUMBERS.addAndGet(10));
  }

  private static long answers(Transit clinic, String kind) {
    return clinic
        .jdbc
        .sql("select count(*) from cleanclaim_routes.answer where kind = ?")
        .params(kind)
        .query(Long.class)
        .single();
  }

  private static void accepted(Transit clinic, Submission claim) {
    eventually(() -> clinic.clinic.again(claim).state() == SubmissionState.ACCEPTED);
    // The last of its answers; nothing is left for the next test to find.
    eventually(() -> clinic.received().stream().anyMatch(one -> one.startsWith("835 APPLIED")));
  }

  private static void eventually(java.util.concurrent.Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(40)).until(condition);
  }

  private static boolean empty(String box) throws Exception {
    try (var files = Files.list(folder.resolve(box))) {
      return files.noneMatch(Files::isRegularFile);
    }
  }

  private void turn(String id, boolean active) {
    http.exchange(
        "/payer/misbehaviours/" + id,
        HttpMethod.PUT,
        new HttpEntity<>(Map.of("active", active)),
        String.class);
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> listed() {
    return Arrays.stream(http.getForObject("/payer/misbehaviours", Map[].class))
        .map(one -> (Map<String, Object>) one)
        .toList();
  }
}
