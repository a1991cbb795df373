package org.cleanclaim.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a newcomer does, in a real Chromium: the end-to-end tests that lie beside the screens. */
@OnStandaloneServer
class BrowserIT {

  private static final Path SCREENS = Path.of("../../smart-app").toAbsolutePath().normalize();
  private static final int LONGEST_MINUTES = 15;

  @Autowired StandaloneServer server;

  @Test
  void playsTheStories() throws IOException, InterruptedException {
    assumeThat(Boolean.getBoolean("skip.web")).as("skip.web").isFalse();
    var target = Path.of("target").toAbsolutePath();
    var log = target.resolve("browser.log").toFile();
    var tests = new ProcessBuilder("npm", "run", "--silent", "e2e").directory(SCREENS.toFile());
    tests.environment().put("SERVER_URL", server.origin());
    tests.environment().put("BASE_URL", server.origin());
    tests.environment().put("SCREENSHOTS", target.resolve("screenshots").toString());
    tests.environment().put("PAYER_MAILBOX", target.resolve("it-data/payer-mailbox").toString());
    tests.environment().put("NO_COLOR", "1");
    assertThat(endOf(tests, log)).as(() -> words(log)).isZero();
  }

  private static int endOf(ProcessBuilder tests, File log)
      throws IOException, InterruptedException {
    var process = tests.redirectErrorStream(true).redirectOutput(log).start();
    try {
      assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).as("ended in time").isTrue();
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private static String words(File log) {
    try {
      return Files.readString(log.toPath());
    } catch (IOException failure) {
      return "The output could not be read: " + failure.getMessage();
    }
  }
}
