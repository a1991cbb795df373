package org.cleanclaim.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cleanclaim.standalone.backtest.RemittanceEdi;
import org.cleanclaim.standalone.scrub.ClaimEdi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words after {@code backtest}. */
class BacktestTest {

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(folder.resolve("sent"));
    Files.writeString(
        folder.resolve("sent/a.837"),
        ClaimEdi.interchange(1, ClaimEdi.visitAndInjection("C1", null)));
    Files.writeString(
        folder.resolve("sent/b.837"),
        ClaimEdi.interchange(2, ClaimEdi.claim("C2", "M2", "20260302", List.of("99213"))));
    Files.writeString(
        folder.resolve("a.835"),
        RemittanceEdi.interchange(
            List.of(
                RemittanceEdi.claim("C1", "1", 200, 100)
                    + RemittanceEdi.line("99213", "20260302", 100, 0, "CAS*CO*236*100~\n")
                    + RemittanceEdi.line("20610", "20260302", 100, 100, ""),
                RemittanceEdi.claim("C2", "1", 100, 100)
                    + RemittanceEdi.line("99213", "20260302", 100, 100, ""))));
  }

  @Test
  void takesFoldersAndPatternsAndWritesToAFile() throws IOException {
    Path out = folder.resolve("report.csv");
    assertThat(
            run(
                "--claims",
                "sent",
                "--remits",
                "*.835",
                "--format",
                "csv",
                "--out",
                out.toString()))
        .isZero();
    assertThat(out).content().contains("foreseen,modifier-25-missing,236,1,100");
    assertThat(out).content().contains("total: Claims read,,,2,");
  }

  @Test
  void whatCannotBeReadEndsInTwoAndTheRestIsTold() throws IOException {
    Files.writeString(folder.resolve("sent/c.837"), "no X12");
    Path out = folder.resolve("report.txt");
    assertThat(run("--claims", "sent", "--remits", "a.835", "--out", out.toString())).isEqualTo(2);
    assertThat(out).content().contains("Claims read");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> run("--claims", "sent")).hasMessageContaining("--remits needs files");
    assertThatThrownBy(() -> run("--claims", "nowhere*", "--remits", "a.835"))
        .hasMessageContaining("leads to no file");
    assertThatThrownBy(() -> run("stray", "--claims", "sent", "--remits", "a.835"))
        .hasMessageContaining("after --claims and --remits");
  }

  /** Relative names are taken within the test's folder. */
  private int run(String... words) {
    List<String> there =
        List.of(words).stream()
            .map(
                word ->
                    List.of("sent", "*.835", "a.835", "nowhere*").contains(word)
                        ? folder.resolve(word).toString()
                        : word)
            .toList();
    return new Backtest().run(there).orElseThrow();
  }
}
