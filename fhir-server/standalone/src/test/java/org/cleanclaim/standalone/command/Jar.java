package org.cleanclaim.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged jar, run in a process of its own. */
final class Jar {

  private static final Path JAR = Path.of("target", "cleanclaim.jar");

  private Jar() {}

  static Ended run(String input, List<String> settings, String... words)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(settings);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(words));
    Path aside = Files.createTempFile("aside", ".txt");
    var process = new ProcessBuilder(command).redirectError(aside.toFile()).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException endedBeforeReading) {
      // A command line that is refused is refused without reading.
    }
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(aside);
    Files.delete(aside);
    return new Ended(process.exitValue(), out, said);
  }

  record Ended(int code, String out, String aside) {}
}
