package org.cleanclaim.edits.payer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.InstalledEdits;
import org.cleanclaim.edits.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayerPoliciesTest {
  @TempDir Path folder;

  @Test
  void shipsMedicareThreeFictitiousPayersAndADefault() {
    PayerPolicies shipped = PayerPolicies.shipped();
    assertThat(shipped.all())
        .extracting(PayerPolicy::id)
        .containsExactly(
            "default",
            "medicare-part-b",
            "northwind-commercial",
            "state-medicaid",
            "sunrise-advantage");
    assertThat(shipped.all())
        .filteredOn(policy -> !List.of("default", "medicare-part-b").contains(policy.id()))
        .allMatch(policy -> policy.name().contains("fictitious"));
  }

  @Test
  void findsAPolicyByIdOrByAnyPayerIdAndElseTheDefault() {
    PayerPolicies shipped = PayerPolicies.shipped();
    assertThat(shipped.find(List.of("medicare-part-b")).timelyFiling())
        .isEqualTo(Period.ofYears(1));
    assertThat(shipped.find(List.of("who?", "NWC01")).id()).isEqualTo("northwind-commercial");
    assertThat(shipped.find(List.of("who?")).id()).isEqualTo("default");
    assertThat(shipped.find(List.of()).id()).isEqualTo("default");
  }

  @Test
  void readsASitesPolicyBesideTheShippedOnes() throws IOException {
    write(
        "acme.yaml",
        """
        id: acme
        name: Acme Health
        kind: commercial
        payer-ids: [ACM01, "0042"]
        member-id: "[0-9]{9}"
        timely-filing: 90d
        edits: { ncci-ptp: WARN, duplicate-suspect: off }
        prior-authorization:
          - { procedures: [70551-70553, J9*], places: ["11"], units-over: 2 }
        documents:
          - { document: note }
        """);
    PayerPolicy acme = PayerPolicies.load(folder).find(List.of("0042"));
    assertThat(acme.severity("ncci-ptp")).isEqualTo(Severity.WARN);
    assertThat(acme.severity("duplicate-suspect")).isEqualTo(Severity.OFF);
    assertThat(acme.severity("mue-units")).isNull();
    assertThat(acme.timelyFiling()).isEqualTo(Period.ofDays(90));
    assertThat(PayerPolicies.load(folder).find(List.of("medicare-part-b")).id())
        .isEqualTo("medicare-part-b");
  }

  @Test
  void aPolicySaysWhichDaysCountAndWhenANoticeArrives() throws IOException {
    write(
        "acme.yaml",
        """
        id: acme
        name: Acme Health
        kind: commercial
        corrected-claim: { accepts: replacement, within: 10d, from: remittance, count: business }
        appeal:
          - { level: first, days: 30d, from: remittance, count: business }
          - { level: second, days: 60d, from: previous-decision, mail: 5d }
        """);
    PayerPolicy acme = PayerPolicies.load(folder).find(List.of("acme"));
    LocalDate monday = LocalDate.of(2026, 11, 2);
    assertThat(acme.correctedClaim().count()).isEqualTo(DayCount.BUSINESS);
    assertThat(acme.appeal().get(0).lastDay(monday))
        .as("past Veterans Day and Thanksgiving")
        .isEqualTo(LocalDate.of(2026, 12, 16));
    assertThat(acme.appeal().get(1).lastDay(monday)).isEqualTo(monday.plusDays(65));

    write(
        "acme.yaml",
        """
        id: acme
        name: Acme Health
        kind: commercial
        appeal:
          - { level: first, days: 1y, from: remittance, count: business }
        """);
    assertThatThrownBy(() -> PayerPolicies.load(folder))
        .hasMessageContaining("acme.yaml:5: days counts business days: write it in days");
  }

  @Test
  void aPolicySaysWhomAnAlertIsTold() throws IOException {
    write(
        "acme.yaml",
        """
        id: acme
        name: Acme Health
        kind: commercial
        audience: { ncci-ptp: biller, timely-filing: [biller, clinician] }
        """);
    assertThat(PayerPolicies.load(folder).find(List.of("acme")).audience())
        .containsOnly(
            entry("ncci-ptp", Set.of(Audience.BILLER)),
            entry("timely-filing", Set.of(Audience.BILLER, Audience.CLINICIAN)));
    write(
        "acme.yaml",
        """
        id: acme
        name: Acme Health
        kind: commercial
        audience: { ncci-ptp: biler, timely-filling: biller, mue-units: [] }
        """);
    assertThatThrownBy(() -> PayerPolicies.load(folder))
        .hasMessageContaining("acme.yaml:4")
        .hasMessageContaining("Did you mean biller?")
        .hasMessageContaining("Did you mean timely-filing?")
        .hasMessageContaining("mue-units is told nobody");
  }

  @Test
  void tellsEveryProblemWithFileLineAndWhatWasMeant() throws IOException {
    write(
        "acme.yaml",
        """
        id: acme
        name: Acme Health
        kind: comercial
        timly-filing: 90d
        turnaround: ninety
        edits:
          ncci-pt: HOLD
          mue-units: HARD
        """);
    assertThatThrownBy(() -> PayerPolicies.load(folder))
        .isInstanceOf(PolicyRefused.class)
        .hasMessageContaining("acme.yaml:3: kind 'comercial' is none of")
        .hasMessageContaining("Did you mean commercial?")
        .hasMessageContaining(
            "acme.yaml:4: unknown field 'timly-filing'. Did you mean timely-filing?")
        .hasMessageContaining("acme.yaml:5: turnaround 'ninety' is no duration (90d, 1y).")
        .hasMessageContaining("acme.yaml:7: unknown edit 'ncci-pt'. Did you mean ncci-ptp?")
        .hasMessageContaining("acme.yaml:8: mue-units 'HARD' is none of");
  }

  /** What ships is not validated at each start; it is here. */
  @Test
  void policiesThatShipHoldTheirBounds() throws IOException {
    List<String> edits = InstalledEdits.ids();
    for (PayerPolicy policy : PayerPolicies.shipped().all()) {
      String name = policy.id() + ".yaml";
      PolicyReader reader = new PolicyReader(name, edits);
      try (var in = PayerPolicies.class.getResourceAsStream("/payers/" + name)) {
        assertThat(reader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))).isNotNull();
      }
      assertThat(reader.problems()).isEmpty();
    }
  }

  @Test
  void refusesWhatYamlWouldSilentlyTake() throws IOException {
    write("twice.yaml", "id: twice\nname: Twice\nname: Again\nkind: other\n");
    assertThatThrownBy(() -> PayerPolicies.load(folder)).hasMessageContaining("twice.yaml:3");
    Files.delete(folder.resolve("twice.yaml"));
    write("empty.yaml", "");
    assertThatThrownBy(() -> PayerPolicies.load(folder)).hasMessageContaining("empty");
    Files.delete(folder.resolve("empty.yaml"));
    write("broken.yaml", "id: [\n");
    assertThatThrownBy(() -> PayerPolicies.load(folder)).hasMessageContaining("not YAML");
    Files.delete(folder.resolve("broken.yaml"));
    write("nameless.yaml", "id: No Way\nkind: other\n");
    assertThatThrownBy(() -> PayerPolicies.load(folder))
        .hasMessageContaining("nameless.yaml:1: id must be lower case words with dashes.")
        .hasMessageContaining("name must not be blank");
  }

  @Test
  void refusesTwoPoliciesForOnePayer() throws IOException {
    write("one.yaml", "id: one\nname: One\nkind: other\npayer-ids: [X1]\n");
    write("two.yaml", "id: two\nname: Two\nkind: other\npayer-ids: [X1]\n");
    assertThatThrownBy(() -> PayerPolicies.load(folder))
        .hasMessageContaining("two.yaml: payer id 'X1' is already that of one.yaml.");
  }

  @Test
  void noTextMakesTheReaderThrow() {
    for (String text : List.of("- a", "a", "? [a]\n: b", "&a [*a]", "id: {a: b}", "edits: [x]")) {
      PolicyReader reader = new PolicyReader("x.yaml", List.of());
      assertThat(reader.read(text)).isNull();
      assertThat(reader.problems()).isNotEmpty();
    }
  }

  @Test
  @SuppressWarnings("unchecked") // A JSON object is a map.
  void theSchemaForEditorsKnowsTheSameFields() throws IOException {
    java.util.Map<String, Object> schema;
    try (var in = PayerPolicies.class.getResourceAsStream("/payers/payer-policy.schema.json")) {
      schema =
          (java.util.Map<String, Object>)
              new org.snakeyaml.engine.v2.api.Load(
                      org.snakeyaml.engine.v2.api.LoadSettings.builder().build())
                  .loadFromInputStream(in);
    }
    PolicyReader reader = new PolicyReader("x.yaml", List.of());
    reader.read("id: x\nname: X\nkind: other\n");
    assertThat(((java.util.Map<String, Object>) schema.get("properties")).keySet())
        .containsExactlyInAnyOrderElementsOf(reader.fields());
  }

  @net.jqwik.api.Property(tries = 300)
  void noTextMakesThePolicyReaderThrow(@net.jqwik.api.ForAll String text) {
    PolicyReader reader = new PolicyReader("x.yaml", List.of());
    assertThat(reader.read(text) == null).isEqualTo(!reader.problems().isEmpty());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
