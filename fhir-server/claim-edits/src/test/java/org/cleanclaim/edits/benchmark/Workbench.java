package org.cleanclaim.edits.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cleanclaim.edits.InstalledEdits;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.reference.Loaded;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.edits.reference.TableKey;

/** Tables and claims of real size, and the ways of judging that are compared. */
final class Workbench {

  private static final int CLAIMS = 100_000;

  final Path folder;
  final ReferenceLibrary library;
  final ClaimFacts[] claims;

  private Workbench(Path folder) {
    this.folder = folder;
    this.library = withSample(ReferenceLibrary.load(folder));
    this.claims = SyntheticClaims.make(CLAIMS, 11);
  }

  /** Made once under {@code target}; the files stay for the next run. */
  static Workbench open() {
    return new Workbench(tables(SyntheticTables.PAIRS));
  }

  static Path tables(int pairs) {
    Path folder = Path.of("target", "benchmark", "reference-" + pairs);
    Path done = folder.resolve(".complete");
    try {
      if (!Files.exists(done)) {
        SyntheticTables.write(folder, pairs);
        Files.createFile(done);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return folder;
  }

  /**
   * The tables that are not made up come from the SAMPLE, so that every edit has one to look at.
   */
  static ReferenceLibrary withSample(ReferenceLibrary synthetic) {
    List<Loaded<?>> all = new ArrayList<>(synthetic.tables());
    ReferenceLibrary.sample().tables().stream()
        .filter(one -> synthetic.tables().stream().noneMatch(own -> own.key() == one.key()))
        .forEach(all::add);
    return ReferenceLibrary.of(all);
  }

  OwnEngine own() {
    return OwnEngine.ofTen(library);
  }

  OwnEngine wholeCatalogue() {
    return new OwnEngine(InstalledEdits.all(), library);
  }

  DroolsRules drools(boolean reuse) {
    return new DroolsRules(
        PlainRules.shared(
            library.find(TableKey.PTP_PRACTITIONER, SyntheticClaims.TODAY).table(),
            library.find(TableKey.MUE_PRACTITIONER, SyntheticClaims.TODAY).table()),
        reuse);
  }

  HashMapRules hashMap() {
    try {
      return new HashMapRules(PlainRules.hashed(pairs(), limits()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private List<PlainRules.PairRow> pairs() throws IOException {
    List<PlainRules.PairRow> rows = new ArrayList<>();
    for (int part = 1; part <= 4; part++) {
      for (String line : Files.readAllLines(folder.resolve("ccipra-v322r0-f" + part + ".txt"))) {
        String[] cells = line.split("\t");
        if (cells.length > 5 && cells[0].matches("[0-9A-Z]{5}")) {
          rows.add(
              new PlainRules.PairRow(
                  cells[0],
                  cells[1],
                  LocalDate.parse(cells[3], DateTimeFormatter.BASIC_ISO_DATE),
                  cells[4].equals("*")
                      ? LocalDate.MAX
                      : LocalDate.parse(cells[4], DateTimeFormatter.BASIC_ISO_DATE),
                  Integer.parseInt(cells[5])));
        }
      }
    }
    return rows;
  }

  private Map<String, Integer> limits() throws IOException {
    Map<String, Integer> limits = new HashMap<>();
    Path file = folder.resolve("MCR_MUE_PractitionerServices_Eff_07-01-2026.csv");
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split(",");
      if (cells.length > 2 && cells[0].matches("[0-9A-Z]{5}")) {
        limits.put(cells[0], Integer.parseInt(cells[1]));
      }
    }
    return limits;
  }

  /** Stops unless the ways find the same on every one of some thousand claims. */
  void requireSameFindings(TenEdits one, TenEdits other) {
    for (int i = 0; i < 5_000; i++) {
      TreeSet<String> first = new TreeSet<>(one.judge(claims[i]));
      TreeSet<String> second = new TreeSet<>(other.judge(claims[i]));
      if (!first.equals(second)) {
        throw new IllegalStateException(
            "Claim %d %s: %s and %s differ".formatted(i, claims[i].lines(), first, second));
      }
    }
  }
}
