package org.cleanclaim.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cleanclaim.standalone.Cleanclaim;
import org.cleanclaim.standalone.database.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a process of its own: what it says, and with which code it ends. */
class ServeIT {

  @TempDir Path folder;

  @Test
  void saysInOneLineThatPortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0)) {
      var ended = run("--server.port=" + taken.getLocalPort());

      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.words().lines())
          .containsExactly(
              "Cleanclaim did not start: Port "
                  + taken.getLocalPort()
                  + " is in use. Stop what listens there, or start with"
                  + " --server.port=<another port>.");
    }
  }

  @Test
  void saysInOneLineThatDataFolderIsInUse() throws Exception {
    try (var claimed = new DataFolder(folder).claim()) {
      var ended = run("--server.port=0");

      assertThat(claimed.isValid()).isTrue();
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.words().lines()).hasSize(1);
      assertThat(ended.words()).contains(folder.toString(), "--cleanclaim.data=<another folder>");
    }
  }

  @Test
  void saysInOneLineWhatProductionLacks() throws Exception {
    var ended = run("--server.port=0", "--spring.profiles.active=production");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.words().lines()).hasSize(1);
    assertThat(ended.words()).contains("spring.datasource.url");
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    assertThat(run("--rest").code()).isEqualTo(2);
    assertThat(run("--help").words()).contains("--reset", "--cleanclaim.data");
  }

  @Test
  void servesWithoutThePlugIn() throws Exception {
    var process = start("--server.port=0", "--cleanclaim.enabled=false");
    try (var said = process.inputReader()) {
      assertThat(said.lines().filter(line -> line.contains("Ctrl-C")).findFirst())
          .as("the frame that ends the start")
          .isPresent();
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private Ended run(String... words) throws IOException, InterruptedException {
    var process = start(words);
    var said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), said);
  }

  private Process start(String... words) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dcleanclaim.data=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Cleanclaim.class.getName()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private record Ended(int code, String words) {}
}
