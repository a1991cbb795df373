package org.cleanclaim.edits.reference;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The reference editions a scrubber knows; immutable, so a new edition is a new library. */
public final class ReferenceLibrary {
  private static final List<String> SAMPLE_FILES =
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
          "SAMPLE-denial-rates.csv");

  private static final Comparator<Loaded<?>> LATEST_FIRST =
      Comparator.comparing((Loaded<?> table) -> table.edition().from())
          .thenComparing(table -> table.edition().name())
          .reversed();

  private static final ReferenceLibrary EMPTY = new ReferenceLibrary(List.of());

  /** By the table's ordinal, latest first. */
  private final Loaded<?>[][] tables;

  private final List<Loaded<?>> all;

  private ReferenceLibrary(List<Loaded<?>> unordered) {
    this.all = unordered.stream().sorted(LATEST_FIRST).toList();
    this.tables = new Loaded<?>[TableKey.count()][];
    for (int ordinal = 0; ordinal < tables.length; ordinal++) {
      int wanted = ordinal;
      tables[ordinal] =
          all.stream().filter(one -> one.key().ordinal() == wanted).toArray(Loaded<?>[]::new);
    }
  }

  /** A library of the given tables; where editions overlap the later one is used. */
  public static ReferenceLibrary of(List<Loaded<?>> all) {
    return new ReferenceLibrary(all);
  }

  /** A library that knows nothing: every edit that needs a table answers "not checked". */
  public static ReferenceLibrary empty() {
    return EMPTY;
  }

  /**
   * The tables in a folder of published files.
   *
   * @throws ReferenceRefused when any file is damaged; {@link ReferenceFolder#read} goes on without
   *     it
   */
  public static ReferenceLibrary load(Path folder) {
    ReferenceFolder.Result result = ReferenceFolder.read(folder);
    if (!result.refused().isEmpty()) {
      throw result.refused().get(0);
    }
    return result.library();
  }

  /**
   * The small edition in the tree, for the demo and tests; every alert made with it says SAMPLE.
   */
  public static ReferenceLibrary sample() {
    return Sample.LIBRARY;
  }

  /** Read once: the files are in the jar and never change. */
  private static final class Sample {
    static final ReferenceLibrary LIBRARY = read();

    private static ReferenceLibrary read() {
      ReferenceFolder.Result result =
          ReferenceFolder.read(SAMPLE_FILES.stream().map(Sample::file).toList());
      if (!result.refused().isEmpty()) {
        throw result.refused().get(0);
      }
      return result.library();
    }

    private static PublishedFile file(String name) {
      return new PublishedFile(name, name, () -> open(name));
    }

    private static InputStream open(String name) throws FileNotFoundException {
      InputStream in = ReferenceLibrary.class.getResourceAsStream("sample/" + name);
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return in;
    }
  }

  /** The edition in force on a day of service; null when none is loaded for it. */
  @SuppressWarnings("unchecked") // A table is filed under the key of its own type.
  public <T> Loaded<T> find(TableKey<T> key, LocalDate serviceDay) {
    Loaded<?>[] editions = tables[key.ordinal()];
    for (int i = 0; i < editions.length; i++) {
      if (editions[i].edition().holds(serviceDay)) {
        return (Loaded<T>) editions[i];
      }
    }
    return null;
  }

  /** The newest edition of each table, made to hold on every day: to try it on older claims. */
  public ReferenceLibrary onEveryDay() {
    List<Loaded<?>> newest = new ArrayList<>();
    for (Loaded<?>[] editions : tables) {
      if (editions.length > 0) {
        newest.add(onEveryDay(editions[0]));
      }
    }
    return of(newest);
  }

  private static <T> Loaded<T> onEveryDay(Loaded<T> one) {
    Edition own = one.edition();
    Edition always =
        new Edition(own.table(), own.name(), LocalDate.MIN, null, own.rows(), own.checksum());
    return new Loaded<>(one.key(), always, one.table());
  }

  /** Everything loaded with its contents, latest first. */
  public List<Loaded<?>> tables() {
    return all;
  }

  /** Everything loaded, latest first. */
  public List<Edition> editions() {
    return all.stream().<Edition>map(Loaded::edition).toList();
  }
}
