package org.cleanclaim.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cleanclaim.standalone.scrub.ClaimEdi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar's commands that need no server, each in a process of its own. */
class ScrubIT {

  private static final String NO_LINES = "{\"resourceType\":\"Claim\",\"id\":\"c-1\"}\n";

  @TempDir Path folder;

  @Test
  void judgesWithoutServerOrSpring() throws Exception {
    Path loaded = folder.resolve("loaded.txt");
    var ended =
        Jar.run(
            NO_LINES, List.of("-Xlog:class+load:file=" + loaded), "scrub", "--format", "csv", "-");

    assertThat(ended.code()).as(ended.aside()).isEqualTo(1);
    assertThat(ended.out()).contains("c-1,hold,coverage-missing");
    assertThat(ended.aside()).contains("SAMPLE").contains("1 claims");
    assertThat(Files.readAllLines(loaded))
        .noneMatch(line -> line.contains(" org.springframework.context"))
        .noneMatch(line -> line.contains(" org.springframework.boot.SpringApplication"))
        .noneMatch(line -> line.contains(" ca.uhn.fhir.context.FhirContext "));
  }

  @Test
  void judgesX12WithoutSpring() throws Exception {
    Path loaded = folder.resolve("loaded.txt");
    String claims =
        ClaimEdi.interchange(
            1, ClaimEdi.visitAndInjection("C1", null), ClaimEdi.visitAndInjection("C2", "25"));
    var ended =
        Jar.run(
            claims, List.of("-Xlog:class+load:file=" + loaded), "scrub", "--format", "csv", "-");

    assertThat(ended.code()).as(ended.aside()).isEqualTo(1);
    assertThat(ended.out()).contains("C1,hold,modifier-25-missing");
    assertThat(ended.aside()).contains("2 claims");
    assertThat(Files.readAllLines(loaded))
        .noneMatch(line -> line.contains(" org.springframework.context"))
        .noneMatch(line -> line.contains(" org.apache.camel."))
        .noneMatch(line -> line.contains(" ca.uhn.fhir.context.FhirContext "));
    assertThat(Jar.run(claims.replace("REF*6R", "REF*"), List.of(), "scrub", "-").code())
        .isEqualTo(2);
  }

  @Test
  void exitCodesTellCleanAlertsAndBadInput() throws Exception {
    assertThat(Jar.run("", List.of(), "scrub", "-").code()).isZero();
    assertThat(Jar.run(NO_LINES, List.of(), "scrub", "-").code()).isEqualTo(1);
    assertThat(Jar.run("{}\n" + NO_LINES, List.of(), "scrub", "-").code()).isEqualTo(2);
    assertThat(Jar.run("", List.of(), "scrub").code()).isEqualTo(2);
    assertThat(Jar.run("", List.of(), "scrub", "nowhere.ndjson").code()).isEqualTo(2);
    assertThat(Jar.run("", List.of(), "scrub", "--formt", "csv", "-").code()).isEqualTo(2);
    assertThat(Jar.run("", List.of(), "scrub", "--date", "2026-02-30", "-").code()).isEqualTo(2);
    assertThat(Jar.run("", List.of(), "scrab").code()).isEqualTo(2);
    assertThat(Jar.run("", List.of(), "scrub", "--help"))
        .matches(ended -> ended.code() == 0 && ended.out().contains("--explain"));
  }

  @Test
  void wrongPolicyIsToldWithFileAndLine() throws Exception {
    Files.writeString(folder.resolve("acme.yaml"), "id: acme\nname: Acme\nkind: comercial\n");
    var ended = Jar.run(NO_LINES, List.of(), "scrub", "--payers", folder.toString(), "-");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.aside()).contains("acme.yaml:3:").contains("Did you mean commercial?");
  }
}
