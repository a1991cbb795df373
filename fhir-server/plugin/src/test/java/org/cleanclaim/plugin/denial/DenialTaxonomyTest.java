package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenialTaxonomyTest {

  private final DenialTaxonomy shipped = DenialTaxonomy.shipped();

  /** Every row of the rulebook's table, and every code of it. */
  @ParameterizedTest
  @CsvSource({
    "contractual, none, none, post, none, 1 2 3 66 122 142 241 247 248 45 A2 209 44 59 90 91 94 100 101 102 104 105 121 131 137 139 144 161 169 187 223 225 237 253 23 133 85",
    "eligibility, soft, administrative, resubmit, front-desk, 26 27 31 32 33 34 140 177 200 13 14 166",
    "coordination-of-benefits, soft, administrative, resubmit, front-desk, 22 24 109 19 20 21 129 136 276",
    "coding, soft, administrative, resubmit, coder, 4 5 6 7 8 9 10 11 12 16 110 125 146 181 182 199",
    "units, soft, clinical, resubmit, coder, 151 154 222 273",
    "benefit-limit, hard, administrative, bill-patient, front-desk, 35 119 149",
    "bundling, soft, administrative, resubmit, coder, 97 231 234 236 107 B10 B15 B16 B20 54 60",
    "duplicate, hard, administrative, resubmit, biller, 18 B13",
    "authorization, soft, administrative, appeal, front-desk, 15 197 198 39 243 284 296 302 165 288",
    "medical-necessity, hard, clinical, appeal, clinician, 50 55 56 58 114 150 152 153 167 186 272",
    "documentation, soft, administrative, send-records, clinician, 112 163 164 226 227 251 252",
    "timely-filing, hard, administrative, appeal, biller, 29",
    "non-covered, hard, administrative, bill-patient, front-desk, 96 204 49 51 78 111 256",
    "enrolment, soft, administrative, resubmit, credentialing, B7 B23 170 171 172 183 184 185 206 207 208 242 299",
    "appeal-procedure, hard, administrative, appeal, biller, 193 285 286",
    "unclassified, soft, administrative, review, biller, 9999 W1 38"
  })
  void codeHasItsCategory(
      String category, String hardness, String kind, String action, String owner, String carcs) {
    for (String carc : carcs.split(" ")) {
      DenialCategory row = shipped.of(carc);
      assertThat(row.name()).as(carc).isEqualTo(category);
      assertThat(List.of(row.hardness(), row.kind(), row.action(), row.owner()))
          .as(carc)
          .containsExactly(hardness, kind, action, owner);
    }
  }

  @Test
  void whatNoRowNamesIsShownInWords() {
    assertThat(shipped.of("9999").title()).isEqualTo("Uncategorized");
    assertThat(shipped.categories()).extracting(DenialCategory::name).endsWith("unclassified");
  }

  @ParameterizedTest
  @CsvSource({
    "M20, procedure, coder",
    "M76, diagnosis, coder",
    "M52, service-date, biller",
    "N822, modifier, coder",
    "N290, rendering-provider, credentialing",
    "N382, member, front-desk",
    "MA04, other-payer, front-desk",
    "MA120, clia, biller",
    "N115, local-coverage, ",
    "MA07, crossed-over, "
  })
  void remarkCodeTellsTheCause(String remark, String cause, String owner) {
    RemarkCause found = shipped.cause(List.of("MA01", remark, "MA130")).orElseThrow();
    assertThat(found.cause()).isEqualTo(cause);
    assertThat(found.owner()).isEqualTo(owner);
  }

  @Test
  void aSitesFileChangesWhatItNamesAndMovesCodes() {
    DenialTaxonomy site =
        TaxonomyReader.read(
            "site.yaml",
            """
            categories:
              authorization: { owner: auth-team, chance: 0.8 }
              site-contract: { title: Contract dispute, carcs: [998, 45], action: appeal }
            remarks:
              - { cause: portal, codes: [N115], owner: biller, words: the payer's portal }
            """);
    assertThat(site.of("197").owner()).isEqualTo("auth-team");
    assertThat(site.of("197").action()).as("not named, so as before").isEqualTo("appeal");
    assertThat(site.of("998").title()).isEqualTo("Contract dispute");
    assertThat(site.of("45").contractual()).as("a code has one category").isFalse();
    assertThat(site.of("1").contractual()).isTrue();
    assertThat(site.cause(List.of("N115")).orElseThrow().cause()).isEqualTo("portal");
    assertThat(site.digest()).isNotEqualTo(shipped.digest());
  }

  @Test
  void everyMistakeIsToldWithFileLineAndWhatWasProbablyMeant() {
    assertThatThrownBy(
            () ->
                TaxonomyReader.read(
                    "site.yaml",
                    """
                    categories:
                      authorisation: { carcs: [197] }
                      coding:
                        hardnes: soft
                        action: resubmitt
                        carcs: [CO-16]
                      units: { minutes: soon, chance: 2 }
                    remarks:
                      - { codes: [115] }
                    """))
        .isInstanceOf(TaxonomyRefused.class)
        .hasMessageContaining("site.yaml:2")
        .hasMessageContaining("Did you mean authorization?")
        .hasMessageContaining("site.yaml:4: unknown field 'hardnes'. Did you mean hardness?")
        .hasMessageContaining("site.yaml:5: action 'resubmitt' is none of")
        .hasMessageContaining("Did you mean resubmit?")
        .hasMessageContaining("Did you mean 16?")
        .hasMessageContaining("site.yaml:7: minutes 'soon' is no whole number")
        .hasMessageContaining("chance is from 0 to 1")
        .hasMessageContaining("'115' is no remark code");
  }

  @Test
  void aChangedFileIsTakenWhileTheServerRunsAndAWrongOneIsNot(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("denials.yaml");
    write(file, "categories:\n  coding: { owner: a }\n", 1);
    TaxonomyFile watched = new TaxonomyFile(file, Clock.systemUTC());
    DenialTaxonomy following = DenialTaxonomy.following(watched);
    List<String> told = new ArrayList<>();
    watched.whenChanged(() -> told.add(watched.get().of("16").owner()));
    DenialTaxonomy kept = following.now();

    write(file, "categories:\n  coding: { owner: b }\n", 2);
    watched.look();
    watched.look();
    assertThat(following.of("16").owner()).isEqualTo("b");
    assertThat(kept.of("16").owner()).as("who judges stays with its table").isEqualTo("a");

    write(file, "categories:\n  coding: { ovner: c }\n", 3);
    watched.look();
    watched.look();
    assertThat(following.of("16").owner()).isEqualTo("b");
    assertThat(watched.problems()).singleElement().asString().contains("denials.yaml:2");
    assertThat(told).containsExactly("b");
  }

  @Test
  void aFileThatIsMissingIsNamedByItsSetting(@TempDir Path folder) {
    assertThatThrownBy(() -> new TaxonomyFile(folder.resolve("none.yaml"), Clock.systemUTC()))
        .hasMessageContaining("cleanclaim.denials.taxonomy");
  }

  private static void write(Path file, String text, int at) throws Exception {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_700_000_000L + at)));
  }
}
