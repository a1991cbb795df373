package org.cleanclaim.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar's {@code reference} commands. */
class ReferenceIT {

  private static final String HEAD =
      "\"Notice, line one\nline two\"\n\"HCPCS/\nCPT Code\",Values,Indicator,Rationale\n";
  private static final String SPRING = "MCR_MUE_PractitionerServices_Eff_04-01-2026.csv";
  private static final String SUMMER = "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv";

  @TempDir Path folder;

  @Test
  void loadsListsAndComparesEditions() throws Exception {
    Path spring = file(SPRING, "20610,2,3 x,y\n");
    Path summer = file(SUMMER, "20610,1,2 x,y\n");
    Path installed = Files.createDirectories(folder.resolve("reference"));

    var loaded = run("load", "--reference", text(installed), text(spring), text(summer));
    assertThat(loaded.code()).as(loaded.aside()).isZero();
    assertThat(loaded.out()).contains("MUE practitioner 2026-04-01").contains("1 rows");

    var listed = run("list", "--reference", text(installed));
    assertThat(listed.code()).isZero();
    assertThat(listed.out()).contains("2026-04-01 to 2026-06-30").contains("2026-07-01");

    var compared = run("diff", text(spring), text(summer));
    assertThat(compared.code()).isEqualTo(1);
    assertThat(compared.out())
        .contains("MUE practitioner 2026-04-01 -> MUE practitioner 2026-07-01")
        .contains("* 20610: 2 units, indicator 3 -> 1 units, indicator 2");
    assertThat(run("diff", text(spring), text(spring)).code()).isZero();
  }

  @Test
  void refusesADamagedFileWholeAndTakesTheOthers() throws Exception {
    Path sound = file(SPRING, "20610,2,3 x,y\n");
    Path damaged = file(SUMMER, "20610,1,2 x,y\n99213,two,2 x,y\n");
    Path other = file("minutes.csv", "topic,speaker\n");
    Path installed = Files.createDirectories(folder.resolve("reference"));

    var ended =
        run("load", "--reference", text(installed), text(sound), text(damaged), text(other));

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.aside())
        .contains("Refused: " + SUMMER + ", line 6: 'two' is no number of units")
        .contains("Not a table known here: minutes.csv");
    try (var files = Files.list(installed)) {
      assertThat(files).containsExactly(installed.resolve(SPRING));
    }
  }

  @Test
  void saysWhatIsWrongWithTheCommand() throws Exception {
    assertThat(run().code()).isEqualTo(2);
    assertThat(run("lod").aside()).contains("load, list and diff");
    assertThat(run("list").aside()).contains("--reference DIR");
    assertThat(run("load", "nowhere.zip").aside()).contains("nowhere.zip cannot be read");
    assertThat(run("diff", "one").aside()).contains("Name two files or folders");
    assertThat(run("diff", "--help").out()).contains("--claims");
  }

  private Path file(String name, String rows) throws IOException {
    return Files.writeString(folder.resolve(name), HEAD + rows);
  }

  private static String text(Path path) {
    return path.toString();
  }

  private static Jar.Ended run(String... words) throws IOException, InterruptedException {
    String[] all = new String[words.length + 1];
    all[0] = "reference";
    System.arraycopy(words, 0, all, 1, words.length);
    return Jar.run("", List.of(), all);
  }
}
