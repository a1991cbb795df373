package org.cleanclaim.routes.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.cleanclaim.routes.traffic.Inbound.Quarantined;
import org.cleanclaim.routes.traffic.InterchangeState;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner behind a real SFTP server. */
class SftpTest {
  private static final String NAME = "northwind-000000001.837";

  @TempDir Path temporary;
  private Path folder;
  private SftpServer server;

  @BeforeEach
  void start() throws Exception {
    folder = temporary.resolve("account");
    server = new SftpServer(folder);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private Transit transit(Path knownHosts) throws Exception {
    var at = "sftp://localhost:" + server.port();
    var settings = new HashMap<>(account(knownHosts));
    settings.put("outbox", at + "/in");
    settings.put(
        "inbox", at + "/out?delete=true&delay=100&initialDelay=0&readLockCheckInterval=50");
    return new Transit(settings);
  }

  private Map<String, String> account(Path knownHosts) throws Exception {
    var password = Files.writeString(temporary.resolve("password"), SftpServer.PASSWORD + "\n");
    return Map.of(
        "sftp.username",
        SftpServer.USER,
        "sftp.password-file",
        password.toString(),
        "sftp.known-hosts",
        knownHosts.toString());
  }

  @Test
  void claimLiesThereOnceUnderItsNameAsItWasWritten() throws Exception {
    try (var transit = transit(server.knownHosts())) {
      assertThat(transit.send().state()).isEqualTo(SubmissionState.SENT);
      transit.sendAgain(1);
      assertThat(names("in")).containsExactly(NAME);
      assertThat(folder.resolve("in/" + NAME)).hasBinaryContent(transit.written(1));
    }
  }

  @Test
  void answersAreAppliedThenTakenAwayAndTheSameAgainIsADuplicate() throws Exception {
    try (var transit = transit(server.knownHosts())) {
      var claim = transit.send();
      var answers = transit.answers(transit.written(1));
      for (var answer : answers) {
        leave(answer.name(), answer.content());
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> transit.received().size() == 4);
      await().atMost(Duration.ofSeconds(30)).until(() -> names("out").isEmpty());
      assertThat(transit.clinic.again(claim).state()).isEqualTo(SubmissionState.ACCEPTED);
      leave("again.835", answers.get(3).content());
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> transit.received().contains("835 APPLIED 2"));
      assertThat(transit.received()).hasSize(4);
    }
  }

  @Test
  @Tag("F15")
  void halfFileWaitsAndIsThenQuarantinedWithItsBytes() throws Exception {
    try (var transit = transit(server.knownHosts())) {
      transit.send();
      var whole = transit.answers(transit.written(1)).get(1).content();
      leave("half.999", java.util.Arrays.copyOf(whole, whole.length / 2));
      await()
          .during(Duration.ofMillis(800))
          .atMost(Duration.ofSeconds(10))
          .until(() -> transit.received().isEmpty());
      assertThat(names("out")).containsExactly("half.999");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                transit.clinic.clock.pass(Duration.ofMinutes(1));
                return !transit.inbound.quarantined().isEmpty();
              });
      assertThat(transit.inbound.quarantined())
          .extracting(Quarantined::name)
          .containsExactly("half.999");
    }
  }

  @Test
  @Tag("F11")
  void lineLostAfterTheFileArrivedLeavesADoubtThatTheListingSettles() throws Exception {
    try (var transit = transit(server.knownHosts())) {
      server.dropsTheLine = true;
      assertThat(transit.send().state()).isEqualTo(SubmissionState.IN_DOUBT);
      server.dropsTheLine = false;
      transit.sendAgain(1);
      assertThat(transit.state(1)).isEqualTo(InterchangeState.IN_DOUBT);
      transit.settle(1);
      assertThat(transit.state(1)).isEqualTo(InterchangeState.SENT);
      assertThat(names("in")).containsExactly(NAME);
    }
  }

  @Test
  void serverWithAnotherKeyGetsNothing() throws Exception {
    var generator = SecurityUtils.getKeyPairGenerator("RSA");
    generator.initialize(2048);
    KeyPair other = generator.generateKeyPair();
    try (var transit = transit(server.knownHosts(other))) {
      assertThat(transit.send().state()).isEqualTo(SubmissionState.IN_DOUBT);
      assertThat(names("in")).isEmpty();
    }
  }

  private void leave(String name, byte[] content) throws Exception {
    var beside = Files.write(folder.resolve(name), content);
    Files.move(beside, folder.resolve("out").resolve(name));
  }

  private List<String> names(String box) throws Exception {
    try (var files = Files.list(folder.resolve(box))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
