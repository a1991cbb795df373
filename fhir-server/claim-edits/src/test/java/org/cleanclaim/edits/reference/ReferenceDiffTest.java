package org.cleanclaim.edits.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceDiffTest {

  private static final String MUE_HEAD =
      "\"Notice, line one\nline two\"\n\"HCPCS/\nCPT Code\",Values,Indicator,Rationale\n";

  @TempDir Path folder;

  @Test
  void tellsAddedRemovedAndChangedRows() throws IOException {
    ReferenceLibrary spring =
        of("MCR_MUE_PractitionerServices_Eff_04-01-2026.csv", "20610,2,3 x,y\n93000,3,3 x,y\n");
    ReferenceLibrary summer =
        of("MCR_MUE_PractitionerServices_Eff_07-01-2026.csv", "20610,1,2 x,y\n99213,1,2 x,y\n");
    TableChanges changes = ReferenceDiff.between(spring, summer).get(0);
    assertThat(changes.before()).isEqualTo("MUE practitioner 2026-04-01");
    assertThat(changes.after()).isEqualTo("MUE practitioner 2026-07-01");
    assertThat(changes.rows())
        .containsExactly(
            new TableChanges.Row("20610", "2 units, indicator 3", "1 units, indicator 2"),
            new TableChanges.Row("93000", "3 units, indicator 3", ""),
            new TableChanges.Row("99213", "", "1 units, indicator 2"));
    assertThat(changes.count(TableChanges.Kind.CHANGED)).isEqualTo(1);
  }

  @Test
  void aPairsWholeHistoryIsOneRow() throws IOException {
    String head = "Notice\t\t\t\t\t\t\n";
    ReferenceLibrary before =
        of("ccipra-v321r0.txt", head + "20610\t99213\t\t20130701\t20191231\t1\twhy\n");
    ReferenceLibrary after =
        of(
            "ccipra-v322r0.txt",
            head
                + "20610\t99213\t\t20130701\t20191231\t1\twhy\n"
                + "20610\t99213\t\t20201001\t*\t0\twhy\n");
    assertThat(ReferenceDiff.between(before, after).get(0).rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.key()).isEqualTo("20610 99213");
              assertThat(row.after()).contains("2013-07-01..2019-12-31 indicator 1");
              assertThat(row.after()).contains("2020-10-01.. indicator 0");
            });
  }

  @Test
  void anEditionComparedWithItselfHasNoDifferenceWhateverTheTable() {
    List<TableChanges> changes =
        ReferenceDiff.between(ReferenceLibrary.sample(), ReferenceLibrary.sample());
    assertThat(changes).hasSizeGreaterThan(8).allSatisfy(t -> assertThat(t.rows()).isEmpty());
    assertThat(ReferenceDiff.between(ReferenceLibrary.empty(), ReferenceLibrary.sample()))
        .allSatisfy(table -> assertThat(table.rows()).isNotEmpty());
  }

  @Test
  void onEveryDayTheNewestEditionHolds() throws IOException {
    ReferenceLibrary summer =
        of("MCR_MUE_PractitionerServices_Eff_07-01-2026.csv", "20610,1,2 x,y\n");
    LocalDate before = LocalDate.of(2001, 2, 3);
    assertThat(summer.find(TableKey.MUE_PRACTITIONER, before)).isNull();
    assertThat(summer.onEveryDay().find(TableKey.MUE_PRACTITIONER, before).edition().name())
        .isEqualTo("MUE practitioner 2026-07-01");
  }

  private ReferenceLibrary of(String name, String rows) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name.replace('.', '-')));
    boolean mue = name.startsWith("MCR");
    Files.writeString(own.resolve(name), mue ? MUE_HEAD + rows : rows);
    return ReferenceLibrary.load(own);
  }
}
