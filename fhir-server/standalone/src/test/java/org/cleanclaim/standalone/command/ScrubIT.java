package org.cleanclaim.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar's commands that need no server, each in a process of its own. */
class ScrubIT {

  private static final Path JAR = Path.of("target", "cleanclaim.jar");
  private static final String NO_LINES = "{\"resourceType\":\"Claim\",\"id\":\"c-1\"}\n";

  @TempDir Path folder;

  @Test
  void judgesWithoutServerOrSpring() throws Exception {
    Path loaded = folder.resolve("loaded.txt");
    var ended =
        run(NO_LINES, List.of("-Xlog:class+load:file=" + loaded), "scrub", "--format", "csv", "-");

    assertThat(ended.code()).as(ended.aside()).isEqualTo(1);
    assertThat(ended.out()).contains("c-1,hold,coverage-missing");
    assertThat(ended.aside()).contains("SAMPLE").contains("1 claims");
    assertThat(Files.readAllLines(loaded))
        .noneMatch(line -> line.contains(" org.springframework.context"))
        .noneMatch(line -> line.contains(" org.springframework.boot.SpringApplication"))
        .noneMatch(line -> line.contains(" ca.uhn.fhir.context.FhirContext "));
  }

  @Test
  void exitCodesTellCleanAlertsAndBadInput() throws Exception {
    assertThat(run("", List.of(), "scrub", "-").code()).isZero();
    assertThat(run(NO_LINES, List.of(), "scrub", "-").code()).isEqualTo(1);
    assertThat(run("{}\n" + NO_LINES, List.of(), "scrub", "-").code()).isEqualTo(2);
    assertThat(run("", List.of(), "scrub").code()).isEqualTo(2);
    assertThat(run("", List.of(), "scrub", "nowhere.ndjson").code()).isEqualTo(2);
    assertThat(run("", List.of(), "scrub", "--formt", "csv", "-").code()).isEqualTo(2);
    assertThat(run("", List.of(), "scrub", "--date", "2026-02-30", "-").code()).isEqualTo(2);
    assertThat(run("", List.of(), "scrab").code()).isEqualTo(2);
    assertThat(run("", List.of(), "scrub", "--help"))
        .matches(ended -> ended.code() == 0 && ended.out().contains("--explain"));
  }

  @Test
  void wrongPolicyIsToldWithFileAndLine() throws Exception {
    Files.writeString(folder.resolve("acme.yaml"), "id: acme\nname: Acme\nkind: comercial\n");
    var ended = run(NO_LINES, List.of(), "scrub", "--payers", folder.toString(), "-");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.aside()).contains("acme.yaml:3:").contains("Did you mean commercial?");
  }

  private static Ended run(String input, List<String> settings, String... words)
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

  private record Ended(int code, String out, String aside) {}
}
