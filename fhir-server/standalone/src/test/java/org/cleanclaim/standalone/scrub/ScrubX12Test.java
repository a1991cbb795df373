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
import java.util.List;
import java.util.stream.IntStream;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 837 files on the command line. */
class ScrubX12Test {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  @TempDir Path folder;

  private final ByteArrayOutputStream aside = new ByteArrayOutputStream();
  private final StringWriter out = new StringWriter();
  private ScrubFiles.Ending ending;

  @Test
  void judgesAClaimAsTheSameClaimOfFhir() throws IOException {
    scrub(
        ClaimEdi.interchange(
            1, ClaimEdi.visitAndInjection("C1", null), ClaimEdi.visitAndInjection("C2", "25")));
    List<String> results = out.toString().lines().toList();
    assertThat(results).hasSize(2);
    assertThat(results.get(0))
        .startsWith("{\"claim\":\"C1\",\"outcome\":\"hold\"")
        .contains("{\"edit\":\"modifier-25-missing\",\"line\":1,\"severity\":\"HOLD\"");
    assertThat(results.get(1)).contains("\"claim\":\"C2\"").doesNotContain("modifier-25-missing");
    assertThat(ending).isEqualTo(ScrubFiles.Ending.ALERTS);
  }

  @Test
  void takesAnyDelimitersSeveralSetsAndSeveralInterchanges() throws IOException {
    String two =
        ClaimEdi.interchange(
            1,
            List.of(
                ClaimEdi.visitAndInjection("C1", null), ClaimEdi.visitAndInjection("C2", null)));
    String pipes =
        ClaimEdi.interchange(2, ClaimEdi.visitAndInjection("C3", null))
            .replace('^', '}')
            .replace('*', '|')
            .replace(':', '^')
            .replace("~\n", "\n");
    scrub("\uFEFF\r\n  " + two + "\n\n" + pipes);
    assertThat(aside.toString()).contains("3 claims");
    assertThat(ids()).containsExactly("C1", "C2", "C3");
    assertThat(out.toString().lines()).allMatch(line -> line.contains("modifier-25-missing"));
  }

  @Test
  void faultyClaimIsToldByFileSegmentAndElementAndTheRestIsJudged() throws IOException {
    String faulty = ClaimEdi.visitAndInjection("C2", null).replace("REF*6R*C2L1", "REF**C2L1");
    String noSum = ClaimEdi.visitAndInjection("C3", null).replace("*100*UN", "*1OO*UN");
    scrub(
        ClaimEdi.interchange(
            7,
            ClaimEdi.visitAndInjection("C1", null),
            faulty,
            noSum,
            ClaimEdi.visitAndInjection("C4", null)));
    assertThat(ids()).containsExactly("C1", "C4");
    assertThat(aside.toString())
        .contains("claims.edi, interchange 000000007, batch BATCH0001, claim C2: REF01 is missing")
        .contains("in loop 2400. Have")
        .contains("claim C3: SV102")
        .contains("2 bad lines or X12 segments");
    assertThat(ending).isEqualTo(ScrubFiles.Ending.BAD_LINES);
  }

  @Test
  void brokenSetOrInterchangeDoesNotTakeTheNextWithIt() throws IOException {
    String counted =
        ClaimEdi.interchange(
                1,
                List.of(
                    ClaimEdi.visitAndInjection("C1", null), ClaimEdi.visitAndInjection("C2", null)))
            .replaceFirst("SE\\*\\d+", "SE*999");
    String whole = ClaimEdi.interchange(2, ClaimEdi.visitAndInjection("C3", null));
    String cut = whole.substring(0, whole.indexOf("LX*2"));
    String last = ClaimEdi.interchange(3, ClaimEdi.visitAndInjection("C4", null));
    scrub(counted + cut + last + "thank you");
    assertThat(ids()).containsExactly("C1", "C2", "C4");
    assertThat(aside.toString())
        .contains("claims.edi, interchange 000000001, batch BATCH0001: SE01 disagrees")
        .contains("Interchange 2 of the file: ")
        .contains("stands what is none");
    assertThat(ending).isEqualTo(ScrubFiles.Ending.BAD_LINES);
  }

  @Test
  void setThatIsNoClaimIsToldAndPassedOver() throws IOException {
    String claims = ClaimEdi.interchange(1, ClaimEdi.visitAndInjection("C1", null));
    String other =
        "ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC        "
            + " *260303*1000*^*00501*000000002*0*T*:~"
            + "GS*HP*PAYER*CLINIC*20260303*1000*2*X*005010X221A1~ST*835*0001~SE*2*0001~GE*1*2~IEA*1*000000002~";
    scrub(other + claims);
    assertThat(ids()).containsExactly("C1");
    assertThat(aside.toString()).contains("An 837 was expected and something else came.");
    assertThat(ending).isEqualTo(ScrubFiles.Ending.BAD_LINES);
  }

  @Test
  void keepsTheOrderOfClaimsOnEveryCore() throws IOException {
    String[] claims =
        IntStream.range(0, 500)
            .mapToObj(i -> ClaimEdi.visitAndInjection("C" + i, null))
            .toArray(String[]::new);
    scrub(ClaimEdi.interchange(1, claims));
    assertThat(ids()).isEqualTo(IntStream.range(0, 500).mapToObj(i -> "C" + i).toList());
  }

  @Test
  void linesOfJsonAreNoX12() throws IOException {
    assertThat(isX12("")).isFalse();
    assertThat(isX12("{\"resourceType\":\"Claim\"}")).isFalse();
    assertThat(isX12("IS")).isFalse();
    assertThat(isX12(" \r\n\tISA*00")).isTrue();
  }

  private static boolean isX12(String text) throws IOException {
    return ClaimFiles.isX12(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> ids() {
    return out.toString()
        .lines()
        .map(line -> line.replaceAll(".\"claim\":\"(C\\d+)\".*", "$1"))
        .toList();
  }

  private void scrub(String text) throws IOException {
    Path file = folder.resolve("claims.edi");
    Files.writeString(file, text);
    ClaimJudge judge = new ClaimJudge(Scrubber.sample(), Clock.systemUTC());
    try (PrintStream told = new PrintStream(aside, true, StandardCharsets.UTF_8)) {
      ending =
          new ScrubFiles(told)
              .run(
                  new ClaimFiles(judge, DAY, false),
                  List.of(file.toString()),
                  ResultFormat.NDJSON,
                  false,
                  out);
    }
  }
}
