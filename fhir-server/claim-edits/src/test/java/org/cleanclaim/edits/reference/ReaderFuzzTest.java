package org.cleanclaim.edits.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PolicyRefused;

/**
 * Whatever a file holds, it is read or it is refused with its name and a reason: nothing else is
 * thrown, and nothing of a refused file is taken.
 */
class ReaderFuzzTest {

  private static final String WORKBOOK = "ccipra-v322r0-f1.xlsx";

  private static final List<String> NAMES =
      List.of(
          "SAMPLE-ccipra.txt",
          "SAMPLE-ccioph.txt",
          "SAMPLE_MCR_MUE_PractitionerServices.csv",
          "SAMPLE_MCR_MUE_OutpatientHospitalServices.csv",
          "SAMPLE_PPRRVU.csv",
          "SAMPLE_AOC_MCR.txt",
          "SAMPLE_icd10cm_order.txt",
          "SAMPLE_HCPC_ANWEB.csv",
          "SAMPLE-code-lists.csv",
          "SAMPLE-demographics.csv",
          "SAMPLE-excludes1.csv",
          "SAMPLE-coverage-articles.csv",
          "SAMPLE-denial-rates.csv",
          "icd10cm_tabular_2026.xml",
          "place-of-service.csv",
          "CARC.csv",
          "RARC.csv",
          WORKBOOK);

  /** Files whose like is not in the tree. */
  private static final Map<String, String> MADE =
      Map.of(
          "icd10cm_tabular_2026.xml",
          "<ICD10CM.tabular><chapter><section><diag><name>A01</name><excludes1><note>not (B20)</note>"
              + "</excludes1></diag></section></chapter></ICD10CM.tabular>",
          "place-of-service.csv",
          "code,from,to\n02,2017-01-01,\n11,,\n",
          "CARC.csv",
          "Code,Start,Stop\n16,01/01/1995,\n236,01/30/2011,\n",
          "RARC.csv",
          "Code,Description\nM51,x\nN115,x\n");

  private static final String STRINGS =
      "<sst><si><t>Column 1/Column 2 Edits</t></si><si><t>11042</t></si><si><t>97597</t></si>"
          + "<si><t>20260701</t></si><si><t>*</t></si></sst>";
  private static final String SHEET =
      "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row>"
          + "<row r='2'><c r='A2' t='s'><v>1</v></c><c r='B2' t='s'><v>2</v></c>"
          + "<c r='D2' t='s'><v>3</v></c><c r='E2' t='s'><v>4</v></c><c r='F2'><v>1</v></c></row>"
          + "</sheetData></worksheet>";

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(NAMES);
  }

  @Property(tries = 150)
  void anyBytesAreReadOrRefused(@ForAll("names") String name, @ForAll byte[] bytes) {
    readOrRefused(name, bytes);
  }

  @Property(tries = 400)
  void aDamagedFileIsReadOrRefused(@ForAll("names") String name, @ForAll long seed) {
    readOrRefused(name, damaged(sound(name), new Random(seed)));
  }

  @Property(tries = 200)
  void aSoundWorkbookOfDamagedPartsIsReadOrRefused(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] strings = random.nextBoolean() ? bytes(STRINGS) : damaged(bytes(STRINGS), random);
    readOrRefused(WORKBOOK, workbook(strings, damaged(bytes(SHEET), random)));
  }

  /** Else the others would only ever be refused. */
  @Example
  void whatIsDamagedWasSound() {
    for (String name : NAMES) {
      byte[] sound = sound(name);
      PublishedFile file = new PublishedFile(name, name, () -> new ByteArrayInputStream(sound));
      ReferenceFolder.Result result = ReferenceFolder.read(List.of(file));
      assertThat(result.refused()).as(name).isEmpty();
      assertThat(result.library().tables()).as(name).isNotEmpty();
    }
  }

  @Property(tries = 60)
  void aDamagedArchiveIsReadOrRefused(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    String name = NAMES.get(random.nextInt(NAMES.size()));
    byte[] archive = damaged(zipped(Map.of(name, sound(name))), random);
    Path folder = Files.createTempDirectory("fuzz");
    Path file = Files.write(folder.resolve("files.zip"), archive);
    try {
      check(ReferenceFolder.read(folder), "files.zip");
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }

  @Property(tries = 300)
  void aDamagedPolicyIsReadOrRefusedWithItsName(@ForAll long seed) throws IOException {
    try (InputStream in =
        PayerPolicies.class.getResourceAsStream("/payers/sunrise-advantage.yaml")) {
      policyReadOrRefused(damaged(in.readAllBytes(), new Random(seed)));
    }
  }

  @Property(tries = 100)
  void anyBytesAreNoPolicyAndRefusedWithItsName(@ForAll byte[] bytes) throws IOException {
    policyReadOrRefused(bytes);
  }

  private static void policyReadOrRefused(byte[] policy) throws IOException {
    Path folder = Files.createTempDirectory("fuzz");
    Path file = Files.write(folder.resolve("fuzz.yaml"), policy);
    try {
      assertThat(PayerPolicies.load(folder).byDefault()).isNotNull();
    } catch (PolicyRefused refused) {
      assertThat(refused).hasMessageContaining("fuzz.yaml");
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }

  private static void readOrRefused(String name, byte[] bytes) {
    PublishedFile file = new PublishedFile(name, name, () -> new ByteArrayInputStream(bytes));
    check(ReferenceFolder.read(List.of(file)), name);
  }

  private static void check(ReferenceFolder.Result result, String name) {
    for (ReferenceRefused refused : result.refused()) {
      assertThat(refused.file()).startsWith(name);
      assertThat(refused.reason()).isNotBlank();
    }
    if (!result.refused().isEmpty()) {
      assertThat(result.library().tables()).isEmpty();
    }
  }

  private static byte[] sound(String name) {
    if (name.equals(WORKBOOK)) {
      return workbook(bytes(STRINGS), bytes(SHEET));
    }
    if (MADE.containsKey(name)) {
      return bytes(MADE.get(name));
    }
    try (InputStream in = ReaderFuzzTest.class.getResourceAsStream("sample/" + name)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] workbook(byte[] strings, byte[] sheet) {
    return zipped(Map.of("xl/sharedStrings.xml", strings, "xl/worksheets/sheet1.xml", sheet));
  }

  /** A few bytes changed, taken out, doubled, or the end cut off. */
  private static byte[] damaged(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = Arrays.copyOf(bytes, at);
        case 2 -> bytes[at] = (byte) "\",\t\n;:[]{}9".charAt(random.nextInt(11));
        case 3 -> bytes = spliced(bytes, at, random.nextInt(bytes.length - at + 1));
        default -> bytes = doubled(bytes, at);
      }
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int at, int length) {
    byte[] left = new byte[bytes.length - length];
    System.arraycopy(bytes, 0, left, 0, at);
    System.arraycopy(bytes, at + length, left, at, left.length - at);
    return left;
  }

  private static byte[] doubled(byte[] bytes, int from) {
    byte[] more = Arrays.copyOf(bytes, bytes.length * 2 - from);
    System.arraycopy(bytes, from, more, bytes.length, bytes.length - from);
    return more;
  }

  private static byte[] zipped(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return bytes.toByteArray();
  }
}
