package org.cleanclaim.standalone.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cleanclaim.edits.InstalledEdits;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubFilesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  @TempDir Path folder;

  private final ByteArrayOutputStream aside = new ByteArrayOutputStream();
  private final StringWriter out = new StringWriter();
  private final ClaimJudge judge = new ClaimJudge(Scrubber.sample(), Clock.systemUTC());
  private ScrubFiles.Ending ending;

  @Test
  void writesOneObjectAClaimAsPromised() throws IOException {
    scrub(ResultFormat.NDJSON, false, ClaimText.visitAndInjection("c-1", null));
    assertThat(out.toString())
        .startsWith("{\"claim\":\"c-1\",\"outcome\":\"hold\",\"alerts\":[{\"edit\":")
        .contains("{\"edit\":\"modifier-25-missing\",\"line\":1,\"severity\":\"HOLD\",\"denial\":")
        .contains("\"unchecked\":[")
        .endsWith("}\n");
    assertThat(ending).isEqualTo(ScrubFiles.Ending.ALERTS);
  }

  @Test
  void claimWithTheModifierIsNotHeld() throws IOException {
    scrub(ResultFormat.NDJSON, false, ClaimText.visitAndInjection("c-1", "25"));
    assertThat(out.toString()).doesNotContain("modifier-25-missing");
  }

  @Test
  void keepsTheOrderOfLinesOnEveryCore() throws IOException {
    String[] claims =
        IntStream.range(0, 1_000)
            .mapToObj(i -> ClaimText.visitAndInjection("c-" + i, i % 3 == 0 ? "25" : null))
            .toArray(String[]::new);
    scrub(ResultFormat.NDJSON, false, claims);
    List<String> ids =
        out.toString()
            .lines()
            .map(line -> line.replaceAll(".\"claim\":\"(c-\\d+)\".*", "$1"))
            .toList();
    assertThat(ids).isEqualTo(IntStream.range(0, 1_000).mapToObj(i -> "c-" + i).toList());
    assertThat(aside.toString())
        .contains("1,000 claims:")
        .contains("clean rate")
        .contains("modifier-25-missing");
  }

  @Test
  void badLineIsToldAndTheRestIsJudged() throws IOException {
    scrub(
        ResultFormat.NDJSON,
        false,
        "{\"resourceType\":\"Claim\",\"created\":\"yesterday\"}",
        "",
        ClaimText.visitAndInjection("good", "25"),
        "ISA*00*          ~");
    assertThat(out.toString().lines()).hasSize(1).allMatch(line -> line.contains("\"good\""));
    assertThat(aside.toString())
        .contains("claims.ndjson, line 1: created is no dateTime. Write a day as YYYY-MM-DD")
        .contains("claims.ndjson, line 4: the line is X12, not FHIR. Give the 837")
        .contains("2 bad lines");
    assertThat(ending).isEqualTo(ScrubFiles.Ending.BAD_LINES);
  }

  @Test
  void furtherClaimsOfTheBundleAreHistory() throws IOException {
    String first = ClaimText.visitAndInjection("now", "25");
    String inner = first.substring(first.indexOf("{\"fullUrl\""), first.length() - 2);
    String second =
        inner.replace("urn:uuid:claim", "urn:uuid:before").replace("\"now\"", "\"before\"");
    scrub(ResultFormat.NDJSON, false, first.substring(0, first.length() - 2) + "," + second + "]}");
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(out.toString()).contains("\"claim\":\"now\"").contains("duplicate-exact");
  }

  @Test
  void explainTellsEveryEditsVerdict() throws IOException {
    scrub(ResultFormat.NDJSON, true, ClaimText.visitAndInjection("c-1", "25"));
    assertThat(out.toString())
        .contains("\"verdicts\":[")
        .contains("\"verdict\":\"passed\"")
        .contains("\"verdict\":\"bypassed\"");
    InstalledEdits.ids().forEach(id -> assertThat(out.toString()).contains('"' + id + '"'));
  }

  @Test
  void tableShowsRemedyUnderTheAlert() throws IOException {
    scrub(ResultFormat.TABLE, false, ClaimText.visitAndInjection("c-\\u001b[1m", null));
    assertThat(out.toString()).startsWith("CLAIM").contains("modifier-25-missing").contains("> ");
    assertThat(out.toString().chars()).noneMatch(one -> one == 0x1b);
  }

  @Test
  void csvIsOneRowAnAlert() throws IOException {
    scrub(ResultFormat.CSV, false, ClaimText.visitAndInjection("=1+1", null));
    assertThat(out.toString())
        .startsWith("claim,outcome,edit,line,severity,denial,message,remedy,amount\r\n'=1+1,hold,");
  }

  @Property
  void noCellIsAFormula(@ForAll String text) {
    String cell = CsvResults.cell(text);
    String read = cell.startsWith("\"") ? cell.substring(1) : cell;
    assertThat(read.isEmpty() || "=+-@\t\r".indexOf(read.charAt(0)) < 0).isTrue();
  }

  @Test
  void longLineIsPassedOverInBoundedMemory() throws IOException {
    byte[] line = new byte[Lines.LONGEST + 10];
    line[line.length - 1] = '\n';
    java.util.Arrays.fill(line, 0, line.length - 1, (byte) 'x');
    Lines lines = new Lines(new ByteArrayInputStream(line));
    assertThat(lines.next().bytes()).isNull();
    assertThat(lines.next()).isNull();
  }

  @Test
  void byteOrderMarkAndCarriageReturnsAreNoPartOfALine() throws IOException {
    byte[] text = "\uFEFF{}\r\n\r\n \r\n[]".getBytes(StandardCharsets.UTF_8);
    Lines lines = new Lines(new ByteArrayInputStream(text));
    assertThat(new String(lines.next().bytes(), StandardCharsets.UTF_8).strip()).isEqualTo("{}");
    Lines.Line last = lines.next();
    assertThat(last.number()).isEqualTo(4);
    assertThat(new String(last.bytes(), StandardCharsets.UTF_8)).isEqualTo("[]");
  }

  private void scrub(ResultFormat format, boolean explain, String... lines) throws IOException {
    Path file = folder.resolve("claims.ndjson");
    Files.write(file, new ArrayList<>(List.of(lines)));
    try (PrintStream told = new PrintStream(aside, true, StandardCharsets.UTF_8)) {
      ending =
          new ScrubFiles(told)
              .run(
                  new ClaimFiles(judge, DAY, explain),
                  List.of(file.toString()),
                  format,
                  explain,
                  out);
    }
  }
}
