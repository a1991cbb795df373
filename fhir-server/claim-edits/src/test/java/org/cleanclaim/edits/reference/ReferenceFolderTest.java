package org.cleanclaim.edits.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cleanclaim.edits.facts.Codes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceFolderTest {
  private static final String PTP_HEAD =
      "Notice\t\t\t\t\t\t\r\nColumn1/Column2 Edits\t\t\t\t\t\t\r\n"
          + "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tRationale\r\n"
          + "\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n"
          + "\t\t\t\t*=no data\t1=allowed\t\r\n\t\t\t\t\t9=not applicable\t\r\n";
  private static final String PTP_ROW = "11042\t97597\t\t20050101\t*\t1\twhy\r\n";
  private static final LocalDate AUGUST = LocalDate.of(2026, 8, 12);

  @TempDir Path folder;

  @Test
  void readsProcedurePairsByVersionAndDay() throws IOException {
    write(
        "ccipra-v322r0-f1.TXT",
        PTP_HEAD
            + PTP_ROW
            + "20610\t99213\t\t20130701\t20191231\t1\twhy\r\n"
            + "20610\t99213\t\t20201001\t*\t0\twhy\r\n"
            + "97110\t97140\t\t19990401\t19990401\t9\twhy\r\n"
            + "0001U\t0029U\t*\t19960101\t20260630\t1\twhy\r\n");
    ReferenceLibrary library = ReferenceLibrary.load(folder);
    Loaded<PtpTable> loaded = library.find(TableKey.PTP_PRACTITIONER, AUGUST);
    assertThat(loaded.edition().name()).isEqualTo("NCCI PTP practitioner v322r0");
    assertThat(loaded.edition().from()).isEqualTo("2026-07-01");
    assertThat(loaded.edition().to()).isEqualTo("2026-09-30");
    assertThat(loaded.edition().rows()).isEqualTo(5);
    assertThat(indicator(loaded, "11042", "97597", AUGUST)).isEqualTo(1);
    assertThat(indicator(loaded, "97597", "11042", AUGUST)).isEqualTo(PtpTable.NONE);
    assertThat(indicator(loaded, "20610", "99213", LocalDate.of(2019, 12, 31))).isEqualTo(1);
    assertThat(indicator(loaded, "20610", "99213", LocalDate.of(2020, 1, 1)))
        .isEqualTo(PtpTable.NONE);
    assertThat(indicator(loaded, "20610", "99213", AUGUST)).isZero();
    assertThat(indicator(loaded, "97110", "97140", LocalDate.of(1999, 4, 1)))
        .isEqualTo(PtpTable.NONE);
    assertThat(indicator(loaded, "0001U", "0029U", LocalDate.of(2026, 6, 30))).isEqualTo(1);
    assertThat(library.find(TableKey.PTP_PRACTITIONER, LocalDate.of(2026, 10, 1))).isNull();
  }

  @Test
  void putsThePartsOfATableTogetherZippedOrNot() throws IOException {
    write("ccipra-v322r0-f1.txt", PTP_HEAD + PTP_ROW);
    zip("ptp-2.zip", "ccipra-v322r0-f2.txt", PTP_HEAD + "20610\t99213\t\t20130701\t*\t1\tx\r\n");
    Loaded<PtpTable> loaded = ReferenceLibrary.load(folder).find(TableKey.PTP_PRACTITIONER, AUGUST);
    assertThat(loaded.table().rows()).isEqualTo(2);
  }

  @Test
  void refusesATableWithAMissingPart() throws IOException {
    write("ccipra-v322r0-f1.txt", PTP_HEAD + PTP_ROW);
    write("ccipra-v322r0-f3.txt", PTP_HEAD + PTP_ROW);
    assertThatThrownBy(() -> ReferenceLibrary.load(folder))
        .isInstanceOf(ReferenceRefused.class)
        .hasMessageContaining("part f2 of the table is missing");
  }

  @Test
  void tellsHospitalFromPractitionerTables() throws IOException {
    write("ccioph-v322r0-f1.txt", PTP_HEAD + PTP_ROW);
    ReferenceLibrary library = ReferenceLibrary.load(folder);
    assertThat(library.find(TableKey.PTP_PRACTITIONER, AUGUST)).isNull();
    assertThat(library.find(TableKey.PTP_OUTPATIENT, AUGUST)).isNotNull();
  }

  @Test
  void refusesADamagedFileWholeWithLineAndReasonAndReadsTheOthers() throws IOException {
    write("ccipra-v321r0-f1.txt", PTP_HEAD + PTP_ROW);
    write("ccipra-v322r0-f1.txt", PTP_HEAD + PTP_ROW + "11042\t9759");
    write("ccioph-v322r0-f1.txt", PTP_HEAD + "11042\t97597\t\t20050231\t*\t1\tx\r\n");
    ReferenceFolder.Result result = ReferenceFolder.read(folder);
    assertThat(result.refused())
        .extracting(ReferenceRefused::getMessage)
        .containsExactlyInAnyOrder(
            "ccipra-v322r0-f1.txt, line 8: fewer than 6 columns",
            "ccioph-v322r0-f1.txt, line 7: '20050231' is no date YYYYMMDD");
    assertThat(result.library().editions())
        .extracting(Edition::name)
        .containsExactly("NCCI PTP practitioner v321r0");
  }

  @Test
  void readsUnitLimitsWithTheirBrokenHeader() throws IOException {
    String head =
        "\"A notice, over\n\nseveral lines.\",,,\n\"HCPCS/\nCPT Code\",Practitioner Services MUE"
            + " Values,MUE Adjudication Indicator,MUE Rationale\n";
    write(
        "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv",
        head + "0001U,1,2 Date of Service Edit: Policy,\"a, b\"\n97110,6,3 Date of,x\n");
    Loaded<MueTable> loaded = ReferenceLibrary.load(folder).find(TableKey.MUE_PRACTITIONER, AUGUST);
    assertThat(loaded.table().find(Codes.procedure("97110"))).isEqualTo(new MueTable.Row(6, 3));
    assertThat(loaded.edition().name()).isEqualTo("MUE practitioner 2026-07-01");
    write("MCR_MUE_DMESupplierServices_Eff_07-01-2026.csv", head + "A4253,many,1 Line Edit,x\n");
    assertThatThrownBy(() -> ReferenceLibrary.load(folder))
        .hasMessageContaining("line 6: 'many' is no number of units");
  }

  @Test
  void readsFeeScheduleIndicatorsUnderStackedCaptions() throws IOException {
    write("PPRRVU2026_Jul_nonQPP.csv", sampleFeeSchedule());
    Loaded<FeeSchedule> loaded = ReferenceLibrary.load(folder).find(TableKey.FEE_SCHEDULE, AUGUST);
    FeeSchedule.Row knee = loaded.table().find(Codes.procedure("27447"));
    assertThat(knee.global()).isEqualTo("090");
    assertThat(knee.bilateral()).isEqualTo("1");
    assertThat(knee.assistant()).isEqualTo("2");
    assertThat(knee.notInOffice()).isTrue();
    assertThat(loaded.table().find(Codes.procedure("71046"), Codes.modifier("26")).pctc())
        .isEqualTo("1");
    assertThat(loaded.edition().from()).isEqualTo("2026-07-01");
  }

  @Test
  void theSampleSaysSoAndHoldsOnEveryDay() {
    assertThat(ReferenceLibrary.sample().editions())
        .isNotEmpty()
        .allMatch(edition -> edition.name().contains("SAMPLE") && edition.to() == null);
  }

  @Test
  void leavesForeignFilesAlone() throws IOException {
    write("SOURCE.md", "where these are from");
    assertThat(ReferenceFolder.read(folder).ignored()).containsExactly("SOURCE.md");
  }

  @Test
  void readsWorkbooksWhereNoTextIsGiven() throws IOException {
    workbook("ccipra-v322r0-f1.xlsx", "11042", "97597");
    assertThat(
            indicator(
                ReferenceLibrary.load(folder).find(TableKey.PTP_PRACTITIONER, AUGUST),
                "11042",
                "97597",
                AUGUST))
        .isEqualTo(1);
    write("ccipra-v322r0-f1.txt", PTP_HEAD + PTP_ROW);
    assertThat(ReferenceFolder.read(folder).ignored()).containsExactly("ccipra-v322r0-f1.xlsx");
  }

  @Test
  void refusesAWorkbookThatIsNone() throws IOException {
    write("ccipra-v322r0-f1.xlsx", "not a workbook");
    assertThat(ReferenceFolder.read(folder).refused())
        .extracting(ReferenceRefused::reason)
        .containsExactly("no first sheet in the workbook");
  }

  @Test
  void readsDiagnosesLevelTwoAddOnsAndOurOwnLists() throws IOException {
    write(
        "icd10cm_order_2026.txt",
        "00001 A00     0 Cholera                                                      Cholera\n"
            + "00002 A000    1 Cholera due to Vibrio cholerae 01, biovar cholerae           Cholera\n");
    write("AOC_V2026Q3-MCR.txt", "notice\nAOC_Edit_Type\tx\n1\t17003\t\t17000\t\t2013091\t\t\n");
    write(
        "HCPC2026_JUL_ANWEB.csv",
        "HCPC,SEQNUM,RECID,ADD DT,TERM DT\nG9678,0010,3,20160701,20191231\n   JG,0010,7,20180101,\n");
    write("code-lists.csv", "list,code,from,to\ntelehealth,99213,2026-01-01,2026-12-31\n");
    ReferenceLibrary library = ReferenceLibrary.load(folder);
    DiagnosisTable diagnoses = library.find(TableKey.DIAGNOSES, AUGUST).table();
    assertThat(DiagnosisTable.isBillable(diagnoses.flags("A000"))).isTrue();
    assertThat(DiagnosisTable.isBillable(diagnoses.flags("A00"))).isFalse();
    assertThat(diagnoses.flags("A001")).isEqualTo(DiagnosisTable.UNKNOWN);
    assertThat(diagnoses.billableUnder("A00", 5)).containsExactly("A000");
    assertThat(library.find(TableKey.DIAGNOSES, LocalDate.of(2026, 10, 1))).isNull();
    assertThat(library.find(TableKey.ADD_ON, AUGUST).table().find(Codes.procedure("17003")))
        .hasSize(1);
    HcpcsTable hcpcs = library.find(TableKey.HCPCS, AUGUST).table();
    assertThat(hcpcs.procedure(Codes.procedure("G9678")).holds(LocalDate.of(2019, 12, 31)))
        .isTrue();
    assertThat(hcpcs.modifier(Codes.modifier("JG")).holds(AUGUST)).isTrue();
    CodeLists lists = library.find(TableKey.CODE_LISTS, AUGUST).table();
    assertThat(lists.contains(CodeLists.TELEHEALTH, Codes.procedure("99213"), AUGUST)).isTrue();
    write("code-lists.csv", "list,code,from,to\ntelehelth,99213,,\n");
    assertThat(ReferenceFolder.read(folder).refused())
        .extracting(ReferenceRefused::getMessage)
        .singleElement()
        .asString()
        .startsWith("code-lists.csv, line 2: list 'telehelth' is none of");
  }

  @Test
  void readsExcludes1NotesOfTheTabularList() throws IOException {
    write(
        "icd10cm_tabular_2026.xml",
        """
        <?xml version="1.0" encoding="utf-8"?>
        <ICD10CM.tabular><chapter><name>1</name>
         <section id="A00-A09"><excludes1><note>not here (Z22.-)</note></excludes1>
          <diag><name>A01</name><diag><name>A01.0</name>
            <excludes1><note>first (B20), ranges (C00-C14, D10.1)</note><note>no code</note></excludes1>
            <excludes2><note>may stand beside (E11.9)</note></excludes2>
          </diag></diag></section></chapter></ICD10CM.tabular>
        """);
    Loaded<Excludes1> loaded = ReferenceLibrary.load(folder).find(TableKey.EXCLUDES1, AUGUST);
    assertThat(loaded.edition().rows()).isEqualTo(4);
    assertThat(loaded.table().exclude("A0100", "B20")).isTrue();
    assertThat(loaded.table().exclude("C051", "A010")).isTrue();
    assertThat(loaded.table().exclude("A019", "Z220")).isTrue();
    assertThat(loaded.table().exclude("A019", "B20")).isFalse();
    assertThat(loaded.table().exclude("A010", "E119")).isFalse();
    write("icd10cm_tabular_2026.xml", "<a><diag>");
    assertThat(ReferenceFolder.read(folder).refused()).hasSize(1);
  }

  @Test
  void knowsATableByWhatItBeginsWith() throws IOException {
    write(
        "units Eff_07-01-2026.csv",
        "\"HCPCS/\nCPT Code\",DME Supplier Services MUE Values,Indicator\nA4253,1,1 Line Edit\n");
    write("pairs-v322r0.txt", PTP_HEAD + PTP_ROW);
    write("addons-2026Q3.txt", "notice\nAOC_Edit_Type\tx\n1\t17003\t\t17000\t\t2013091\t\t\n");
    write(
        "lcd.csv",
        "articleId,contractor,from,to,hcpcs,icd10,group,covered\nA1,,,,93000,I10,1,true\n");
    ReferenceFolder.Result result = ReferenceFolder.read(folder);
    assertThat(result.refused()).isEmpty();
    assertThat(result.library().editions())
        .extracting(Edition::table)
        .containsExactlyInAnyOrder("mue-dme", "ncci-ptp-practitioner", "aoc", "coverage-articles");
  }

  @Test
  void unitLimitsThatContradictEachOtherAreRefused() throws IOException {
    String head = "\"HCPCS/\nCPT Code\",Practitioner Services MUE Values,Indicator\n";
    String name = "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv";
    write(name, head + "97110,6,3 x\n97110,6,3 x\n");
    assertThat(ReferenceFolder.read(folder).refused()).isEmpty();
    write(name, head + "97110,6,3 x\n97110,5,3 x\n");
    assertThat(ReferenceFolder.read(folder).refused())
        .extracting(ReferenceRefused::getMessage)
        .containsExactly(name + ", line 4: code 97110 stands there twice, with other limits");
  }

  @Test
  void damagedArchiveIsRefusedAndTheOthersAreRead() throws IOException {
    write("ccipra-v321r0-f1.txt", PTP_HEAD + PTP_ROW);
    write("broken.zip", "PK no archive");
    zip("bomb.zip", "ccipra-v322r0-f1.txt", PTP_HEAD + PTP_ROW + " ".repeat(30 << 20));
    ReferenceFolder.Result result = ReferenceFolder.read(folder);
    assertThat(result.refused())
        .extracting(ReferenceRefused::file)
        .containsExactlyInAnyOrder("broken.zip", "bomb.zip/ccipra-v322r0-f1.txt");
    assertThat(result.library().editions()).hasSize(1);
  }

  @Test
  void readsLevelTwoAsFixedTextAndPassesOverWhatIsBesideIt() throws IOException {
    String record =
        "A4253" + "00100" + "3" + " ".repeat(257) + "19970101" + "20200101" + "20201231";
    write("HCPC2026_JUL_ANWEB.txt", record + " ".repeat(28) + "\r\n");
    write("HCPC2026_JUL_ANWEB_Transaction Report.txt", "prose");
    ReferenceFolder.Result result = ReferenceFolder.read(folder);
    assertThat(result.refused()).isEmpty();
    HcpcsTable table = result.library().find(TableKey.HCPCS, AUGUST).table();
    CodeDates dates = table.procedure(Codes.procedure("A4253"));
    assertThat(dates.holds(LocalDate.of(2020, 12, 31))).isTrue();
    assertThat(dates.holds(LocalDate.of(2021, 1, 1))).isFalse();
  }

  @net.jqwik.api.Property(tries = 200)
  void noBytesMakeAReaderFailOtherThanByRefusing(
      @net.jqwik.api.ForAll byte[] bytes,
      @net.jqwik.api.ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 12) int kind) {
    String name =
        java.util.List.of(
                "ccipra-v322r0-f1.txt",
                "ccipra-v322r0-f1.xlsx",
                "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv",
                "PPRRVU2026_Jul_nonQPP.csv",
                "AOC_V2026Q3-MCR.txt",
                "icd10cm_order_2026.txt",
                "HCPC2026_JUL_ANWEB.txt",
                "code-lists.csv",
                "coverage-articles.csv",
                "icd10cm_tabular_2026.xml",
                "MCR_MUE_PractitionerServices_Eff_07-01-2026.xlsx",
                "excludes1.csv",
                "demographics.csv")
            .get(kind);
    PublishedFile file =
        new PublishedFile(name, name, () -> new java.io.ByteArrayInputStream(bytes));
    ReferenceFolder.Result result = ReferenceFolder.read(java.util.List.of(file));
    assertThat(result.refused().size() + result.library().editions().size()).isEqualTo(1);
  }

  private void workbook(String name, String one, String two) throws IOException {
    String sheet =
        "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row>"
            + "<row r='2'><c r='A2' t='inlineStr'><is><t>"
            + one
            + "</t></is></c><c r='B2' t='s'><v>1</v></c><c r='D2'><v>20050101</v></c>"
            + "<c r='E2' t='s'><v>2</v></c><c r='F2'><v>1</v></c></row></sheetData></worksheet>";
    String strings =
        "<sst><si><t>Column 1</t></si><si><r><t>" + two + "</t></r></si><si><t>*</t></si></sst>";
    try (OutputStream out = Files.newOutputStream(folder.resolve(name));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      zip.write(strings.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(sheet.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String sampleFeeSchedule() throws IOException {
    try (var in = ReferenceLibrary.class.getResourceAsStream("sample/SAMPLE_PPRRVU.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static int indicator(Loaded<PtpTable> table, String one, String two, LocalDate day) {
    return table
        .table()
        .indicator(Codes.procedure(one), Codes.procedure(two), (int) day.toEpochDay());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
  }

  private void zip(String archive, String name, String text) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(archive));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("folder/" + name));
      zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
      zip.closeEntry();
    }
  }
}
