package org.cleanclaim.edits.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.Codes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PtpSnapshotTest {
  private static final LocalDate DAY = LocalDate.of(2026, 8, 12);
  private static final int ROWS = PtpReader.WORTH_A_SNAPSHOT + 1;

  @TempDir Path folder;

  @BeforeEach
  void publish() throws IOException {
    write("1");
  }

  @Test
  void theSecondStartReadsWhatTheFirstKept() throws IOException {
    Loaded<PtpTable> text = read();
    assertThat(snapshot()).exists();
    FileTime written = Files.getLastModifiedTime(snapshot());
    Loaded<PtpTable> kept = read();
    assertThat(Files.getLastModifiedTime(snapshot())).as("not written again").isEqualTo(written);
    assertThat(kept.edition()).isEqualTo(text.edition());
    assertThat(kept.table().rows()).isEqualTo(ROWS);
    for (int i = 0; i < ROWS; i += 97) {
      assertThat(indicator(kept, i)).isEqualTo(indicator(text, i)).isEqualTo(1);
    }
    assertThat(kept.table().indicator(Codes.procedure("10000"), Codes.procedure("ZZZZZ"), 20_000))
        .isEqualTo(PtpTable.NONE);
  }

  /** A row that says something else in as many bytes, at the same time of day. */
  @Test
  void aChangedSourceIsReadAnewEvenWithTheSameSizeAndTime() throws IOException {
    read();
    FileTime time = Files.getLastModifiedTime(source());
    write("0");
    Files.setLastModifiedTime(source(), time);
    assertThat(indicator(read(), 5)).isZero();
  }

  @Test
  void aDamagedSnapshotIsAsIfItWereNotThere() throws IOException {
    read();
    byte[] bytes = Files.readAllBytes(snapshot());
    for (int at : new int[] {0, 40, bytes.length / 2, bytes.length - 1}) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      Files.write(snapshot(), damaged);
      assertThat(indicator(read(), 5)).isEqualTo(1);
      assertThat(Files.readAllBytes(snapshot())).as("written anew").isEqualTo(bytes);
    }
    Files.write(snapshot(), new byte[] {1, 2});
    assertThat(indicator(read(), 5)).isEqualTo(1);
  }

  @Test
  void anotherEditionOfTheSameBytesHasItsOwnSnapshot() throws IOException {
    read();
    Files.move(source(), folder.resolve("ccipra-v321r0-f1.txt"));
    assertThat(read().edition().from()).isEqualTo(LocalDate.of(2026, 4, 1));
  }

  private Path source() {
    return folder.resolve("ccipra-v322r0-f1.txt");
  }

  private Path snapshot() throws IOException {
    try (Stream<Path> kept = Files.list(folder.resolve(PtpSnapshot.FOLDER))) {
      return kept.filter(path -> path.toString().contains("v322r0")).findFirst().orElseThrow();
    }
  }

  private void write(String indicator) throws IOException {
    StringBuilder text = new StringBuilder("preamble\r\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(one(i)).append('\t').append(two(i)).append("\t\t20000101\t*\t");
      text.append(indicator).append("\twhy\r\n");
    }
    Files.writeString(source(), text, StandardCharsets.ISO_8859_1);
  }

  private static String one(int row) {
    return Integer.toString(10_000 + row % 90);
  }

  private static String two(int row) {
    return Integer.toString(20_000 + row);
  }

  private static int indicator(Loaded<PtpTable> loaded, int row) {
    int day = (int) DAY.toEpochDay();
    return loaded.table().indicator(Codes.procedure(one(row)), Codes.procedure(two(row)), day);
  }

  private Loaded<PtpTable> read() {
    ReferenceLibrary library = ReferenceLibrary.load(folder);
    LocalDate day = library.editions().get(0).from();
    return library.find(TableKey.PTP_PRACTITIONER, day);
  }
}
