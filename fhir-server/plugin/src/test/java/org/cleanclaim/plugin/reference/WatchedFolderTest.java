package org.cleanclaim.plugin.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cleanclaim.edits.payer.PolicyRefused;
import org.cleanclaim.edits.reference.Edition;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;

class WatchedFolderTest {

  private static final String HEAD =
      "\"Notice, line one\nline two\"\n\"HCPCS/\nCPT Code\",Values,Indicator,Rationale\n";
  private static final String SPRING = "MCR_MUE_PractitionerServices_Eff_04-01-2026.csv";
  private static final String SUMMER = "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv";
  private static final String ACME = "id: acme\nname: Acme\nkind: commercial\n";

  @TempDir Path folder;

  @Test
  void aNewEditionIsTakenWhenItStandsStill() throws IOException {
    write(SPRING, HEAD + "20610,2,3 x,y\n");
    ReferenceEditions editions = new ReferenceEditions(folder, Clock.systemUTC());
    ReferenceLibrary first = editions.get();
    editions.look();
    assertThat(editions.get()).isSameAs(first);

    write(SUMMER, HEAD + "20610,1,2 x,y\n");
    editions.look();
    assertThat(editions.get()).as("still being copied, perhaps").isSameAs(first);
    editions.look();
    assertThat(names(editions))
        .containsExactly("MUE practitioner 2026-07-01", "MUE practitioner 2026-04-01");
  }

  @Test
  void aDamagedFileLeavesWhatWasThereAndIsTold() throws IOException {
    write(SPRING, HEAD + "20610,2,3 x,y\n");
    ReferenceEditions editions = new ReferenceEditions(folder, Clock.systemUTC());
    write(SPRING, HEAD + "20610,two,3 x,y\n");
    lookUntilSettled(editions);
    assertThat(names(editions)).containsExactly("MUE practitioner 2026-04-01");
    assertThat(editions.problems()).singleElement().asString().contains(SPRING + ", line 5");

    write(SPRING, HEAD + "20610,22,3 x,y\n99213,1,2 x,y\n");
    lookUntilSettled(editions);
    assertThat(editions.problems()).isEmpty();
    assertThat(editions.get().editions().get(0).rows()).isEqualTo(2);
  }

  @Test
  void atTheStartWhatIsSoundIsTaken() throws IOException {
    write(SPRING, HEAD + "20610,2,3 x,y\n");
    write(SUMMER, HEAD + "20610,two,3 x,y\n");
    ReferenceEditions editions = new ReferenceEditions(folder, Clock.systemUTC());
    assertThat(names(editions)).containsExactly("MUE practitioner 2026-04-01");
    assertThat(editions.problems()).hasSize(1);
  }

  @Test
  void aWrongPolicyKeepsTheOldAndSaysFileAndLine() throws IOException {
    write("acme.yaml", ACME);
    PolicyFiles policies = new PolicyFiles(folder, Clock.systemUTC());
    write("acme.yaml", ACME.replace("commercial", "comercial"));
    lookUntilSettled(policies);
    assertThat(policies.problems()).singleElement().asString().contains("acme.yaml:3:");
    assertThat(policies.get().find(List.of("acme")).name()).isEqualTo("Acme");

    write("acme.yaml", ACME.replace("Acme", "Acme Health"));
    lookUntilSettled(policies);
    assertThat(policies.get().find(List.of("acme")).name()).isEqualTo("Acme Health");
  }

  @Test
  void aWrongPolicyAtTheStartStopsIt() throws IOException {
    write("acme.yaml", ACME.replace("commercial", "comercial"));
    assertThatThrownBy(() -> new PolicyFiles(folder, Clock.systemUTC()))
        .isInstanceOf(PolicyRefused.class)
        .hasMessageContaining("acme.yaml:3:");
  }

  /** Two tables of one edition come together: whoever reads sees both old or both new. */
  @Test
  void readersSeeWholeEditionsOnly() throws Exception {
    both("04-01-2026");
    ReferenceEditions editions = new ReferenceEditions(folder, Clock.systemUTC());
    AtomicBoolean done = new AtomicBoolean();
    Set<String> seen = new ConcurrentSkipListSet<>();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    Runnable reader =
        () -> {
          while (!done.get()) {
            seen.add(
                String.valueOf(editions.get().editions().stream().map(Edition::from).toList()));
          }
        };
    List<Future<?>> running = List.of(readers.submit(reader), readers.submit(reader));
    for (String day : List.of("07-01-2026", "10-01-2026", "01-01-2027", "04-01-2027")) {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      both(day);
      lookUntilSettled(editions);
    }
    done.set(true);
    for (Future<?> each : running) {
      each.get();
    }
    readers.shutdown();
    assertThat(seen)
        .isSubsetOf(
            "[2026-04-01, 2026-04-01]",
            "[2026-07-01, 2026-07-01]",
            "[2026-10-01, 2026-10-01]",
            "[2027-01-01, 2027-01-01]",
            "[2027-04-01, 2027-04-01]");
  }

  @Test
  void healthTellsEditionsPoliciesAndWhatWasRefused() throws IOException {
    write(SUMMER, HEAD + "20610,two,3 x,y\n");
    Health health =
        new EngineHealth(
                new ReferenceEditions(folder, Clock.systemUTC()),
                new PolicyFiles(null, Clock.systemUTC()),
                Clock.systemUTC())
            .health();
    assertThat(health.getDetails().get("editions")).asList().isEmpty();
    assertThat(health.getDetails().get("filesRefused")).asString().contains(SUMMER);
    assertThat(health.getDetails().get("policies")).asList().contains("default");
  }

  private void both(String day) throws IOException {
    write("MCR_MUE_PractitionerServices_Eff_" + day + ".csv", HEAD + "20610,2,3 x,y\n");
    write("MCR_MUE_OutpatientHospitalServices_Eff_" + day + ".csv", HEAD + "20610,2,3 x,y\n");
  }

  private static void lookUntilSettled(WatchedFolder<?> watched) {
    watched.look();
    watched.look();
  }

  private static List<String> names(ReferenceEditions editions) {
    return editions.get().editions().stream().map(Edition::name).toList();
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
