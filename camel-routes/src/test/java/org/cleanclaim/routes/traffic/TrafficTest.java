package org.cleanclaim.routes.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cleanclaim.routes.traffic.SubmissionState.ACCEPTED;
import static org.cleanclaim.routes.traffic.SubmissionState.ACKNOWLEDGED;
import static org.cleanclaim.routes.traffic.SubmissionState.CANCELLED;
import static org.cleanclaim.routes.traffic.SubmissionState.DENIED;
import static org.cleanclaim.routes.traffic.SubmissionState.HELD;
import static org.cleanclaim.routes.traffic.SubmissionState.IN_DOUBT;
import static org.cleanclaim.routes.traffic.SubmissionState.PAID;
import static org.cleanclaim.routes.traffic.SubmissionState.QUEUED;
import static org.cleanclaim.routes.traffic.SubmissionState.REJECTED;
import static org.cleanclaim.routes.traffic.SubmissionState.SENDING;
import static org.cleanclaim.routes.traffic.SubmissionState.SENT;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The routes' tables on a real PostgreSQL. */
class TrafficTest {
  private static final String PARTNER = "NWC01";

  private TrafficDatabase database;
  private Submissions submissions;
  private Interchanges interchanges;

  @BeforeEach
  void begin() {
    database = new TrafficDatabase(RealPostgres.database()).migrate();
    var clock = Clock.systemUTC();
    var steps = new Steps(database, clock);
    submissions = new Submissions(database, steps, "", clock);
    interchanges = new Interchanges(database, submissions, steps, "", clock);
  }

  @Test
  @Tag("I3")
  void versionOfClaimIsTakenOnce() {
    assertThat(take("Claim/1", "1")).isTrue();
    assertThat(take("Claim/1", "1")).isFalse();
    assertThat(submissions.queues()).singleElement().matches(queue -> queue.size() == 1);
  }

  @Test
  void numberOfClaimIsItsOwnForEver() {
    var one = SubmissionKey.of("", "Claim/1", "1");
    assertThat(one).isEqualTo(SubmissionKey.of("", "Claim/1", "1"));
    assertThat(one.patientControlNumber()).matches("C[0-9A-Z]{19}");
    assertThat(SubmissionKey.of("", "Claim/1", "2").patientControlNumber())
        .isNotEqualTo(one.patientControlNumber());
    assertThat(SubmissionKey.of("x", "Claim/1", "1").id()).isNotEqualTo(one.id());
  }

  @Test
  void newerVersionReplacesOneThatWaits() {
    take("Claim/1", "1");
    assertThat(take("Claim/1", "2")).isTrue();
    assertThat(submissions.ofClaim("Claim/1"))
        .extracting(Submission::state)
        .containsExactlyInAnyOrder(CANCELLED, QUEUED);
  }

  @Test
  @Tag("I3")
  void newerVersionWaitsForTheAnswerToOneThatIsAway() {
    take("Claim/1", "1");
    long sent = send();
    assertThat(take("Claim/1", "2")).isFalse();
    assertThat(submissions.inInterchange(sent)).extracting(Submission::state).containsOnly(SENT);
  }

  @Test
  void heldClaimIsTakenAgainOnceItCanBeSent() {
    database.together(() -> submissions.take(picked("Claim/1", "1"), "NM109 is missing."));
    assertThat(submissions.ofClaim("Claim/1").get(0).state()).isEqualTo(HELD);
    assertThat(submissions.queues()).isEmpty();
    assertThat(take("Claim/1", "1")).isTrue();
    var taken = submissions.ofClaim("Claim/1").get(0);
    assertThat(taken.state()).isEqualTo(QUEUED);
    assertThat(taken.reason()).isNull();
  }

  @Test
  @Tag("I2")
  void bytesAreKeptAsWrittenUnderNumbersThatFollow() {
    take("Claim/1", "1");
    var first = interchanges.find(build()).orElseThrow();
    take("Claim/2", "1");
    var second = interchanges.find(build()).orElseThrow();
    assertThat(first.controlNumber()).isEqualTo("000000001");
    assertThat(second.controlNumber()).isEqualTo("000000002");
    assertThat(first.body()).isEqualTo(body("000000001", 1));
    assertThat(hashInDatabase(first.id())).isEqualTo(Sha256.of(first.body()));
    assertThat(first.fileName()).contains("000000001");
    assertThat(steps(Steps.SEND)).isEqualTo(2);
  }

  @Test
  void partnersCountForThemselves() {
    take("Claim/1", "1");
    build();
    database.together(
        () ->
            submissions.take(
                new Submissions.Picked("Claim/2", "1", "Task/2", "SMCD1", "1", new byte[] {1}),
                null));
    var other = database.together(() -> interchanges.build("SMCD1", 10, TrafficTest::write));
    assertThat(interchanges.find(other.orElseThrow()).orElseThrow().controlNumber())
        .isEqualTo("000000001");
  }

  @Test
  @Tag("I1")
  void failureWhileBuildingLeavesEverythingAsItWas() {
    take("Claim/1", "1");
    long reports = steps(Steps.REPORT);
    Interchanges.Writing failing =
        (number, claims) -> {
          throw new IllegalStateException("disk full");
        };
    assertThatThrownBy(() -> database.together(() -> interchanges.build(PARTNER, 10, failing)))
        .hasMessage("disk full");
    assertThatThrownBy(
            () ->
                database.together(
                    () -> {
                      interchanges.build(PARTNER, 10, TrafficTest::write);
                      throw new IllegalStateException("killed before the commit");
                    }))
        .hasMessage("killed before the commit");
    assertThat(submissions.ofClaim("Claim/1").get(0).state()).isEqualTo(QUEUED);
    assertThat(steps(Steps.SEND)).isZero();
    assertThat(steps(Steps.REPORT)).isEqualTo(reports);
    assertThat(interchanges.find(build()).orElseThrow().controlNumber()).isEqualTo("000000001");
  }

  @Test
  @Tag("I3")
  void gateOpensOnce() {
    take("Claim/1", "1");
    var seen = interchanges.find(build()).orElseThrow();
    assertThat(database.together(() -> interchanges.begin(seen))).isTrue();
    assertThat(database.together(() -> interchanges.begin(seen))).isFalse();
    assertThat(submissions.inInterchange(seen.id()).get(0).state()).isEqualTo(SENDING);
  }

  @Test
  void doubtIsAskedAboutAfterTheQuietTime() {
    take("Claim/1", "1");
    var seen = interchanges.find(build()).orElseThrow();
    database.together(() -> interchanges.begin(seen));
    var sending = interchanges.find(seen.id()).orElseThrow();
    database.together(() -> interchanges.doubt(sending, Duration.ofHours(1), "No answer."));
    assertThat(submissions.inInterchange(seen.id()).get(0).state()).isEqualTo(IN_DOUBT);
    assertThat(steps(Steps.SETTLE)).isEqualTo(1);
    database.together(() -> interchanges.again(sending));
    assertThat(interchanges.find(seen.id()).orElseThrow().state())
        .isEqualTo(InterchangeState.READY);
  }

  @Test
  @Tag("I14")
  void answersInAnyOrderEndAlikeAndLeadNeverBack() {
    take("Claim/1", "1");
    var claim = submissions.inInterchange(send()).get(0);
    assertThat(move(claim, ACCEPTED)).isTrue();
    assertThat(move(claim, ACKNOWLEDGED)).isFalse();
    assertThat(move(claim, PAID)).isTrue();
    assertThat(move(claim, ACCEPTED)).isFalse();
    assertThat(move(claim, DENIED)).isFalse();
    assertThat(history(claim)).isEqualTo("QUEUED BATCHED SENDING SENT ACKNOWLEDGED ACCEPTED PAID");
  }

  @Test
  void acceptedClaimCanStillBeRejectedByThePayerBehindTheClearinghouse() {
    take("Claim/1", "1");
    var claim = submissions.inInterchange(send()).get(0);
    move(claim, ACCEPTED);
    assertThat(move(claim, REJECTED)).isTrue();
    assertThat(move(claim, ACCEPTED)).isFalse();
    assertThat(take("Claim/1", "2")).isTrue();
  }

  @Test
  void stepsSayNothingThatWasSaidBefore() {
    take("Claim/1", "1");
    assertThat(steps(Steps.REPORT)).isEqualTo(1);
    send();
    // Queued, batched and sending are one station to those who wait.
    assertThat(steps(Steps.REPORT)).isEqualTo(2);
  }

  private boolean take(String claim, String version) {
    return database.together(() -> submissions.take(picked(claim, version), null));
  }

  private static Submissions.Picked picked(String claim, String version) {
    return new Submissions.Picked(
        claim, version, claim.replace("Claim", "Task"), PARTNER, "1", new byte[] {1});
  }

  private long build() {
    return database
        .together(() -> interchanges.build(PARTNER, 10, TrafficTest::write))
        .orElseThrow();
  }

  private long send() {
    var seen = interchanges.find(build()).orElseThrow();
    database.together(() -> interchanges.begin(seen));
    database.together(() -> interchanges.sent(seen.id()));
    return seen.id();
  }

  private boolean move(Submission claim, SubmissionState to) {
    return database.together(() -> submissions.move(claim.id(), to, null, null));
  }

  private static Interchanges.Written write(String number, List<Submission> claims) {
    return new Interchanges.Written(
        "837P", "CC" + number, "0001", body(number, claims.size()), claims);
  }

  private static byte[] body(String number, int claims) {
    return ("ISA" + number + " " + claims).getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] hashInDatabase(long id) {
    return database
        .jdbc()
        .sql("select body_sha256 from cleanclaim_routes.interchange where id = ?")
        .params(id)
        .query(byte[].class)
        .single();
  }

  private long steps(String name) {
    return database
        .jdbc()
        .sql("select count(*) from cleanclaim_routes.scheduled_tasks where task_name = ?")
        .params(name)
        .query(Long.class)
        .single();
  }

  private String history(Submission claim) {
    return database
        .jdbc()
        .sql(
            "select to_state from cleanclaim_routes.submission_move where submission_id = ?"
                + " order by row_version")
        .params(claim.id())
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.joining(" "));
  }
}
