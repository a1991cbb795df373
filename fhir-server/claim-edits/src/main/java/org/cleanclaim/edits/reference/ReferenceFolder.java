package org.cleanclaim.edits.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of published files, zipped or not, in any depth. */
public final class ReferenceFolder {
  private static final List<TableReader> READERS =
      List.of(
          new CodeLists.Reader(),
          new Demographics.Reader(),
          new Excludes1.Reader(),
          new TabularReader(),
          new CoverageArticles.Reader(),
          new DenialRatesReader(),
          CodeSetReader.ofPlaces(),
          CodeSetReader.ofReasons(),
          CodeSetReader.ofRemarks(),
          new PtpReader(),
          new MueReader(),
          new FeeScheduleReader(),
          new AddOnReader(),
          new DiagnosisReader(),
          new HcpcsReader());

  private ReferenceFolder() {}

  /**
   * What reading a folder gave.
   *
   * @param library every edition that was sound
   * @param refused files that were not, of which nothing was taken
   * @param ignored files that are none of the tables known here
   */
  public record Result(
      ReferenceLibrary library, List<ReferenceRefused> refused, List<String> ignored) {}

  /** Reads everything in a folder; a damaged file is refused whole and the others are read. */
  public static Result read(Path folder) {
    return read(paths(folder));
  }

  static Result read(List<PublishedFile> files) {
    Map<TableReader, List<PublishedFile>> byReader = new LinkedHashMap<>();
    List<String> ignored = new ArrayList<>();
    for (PublishedFile file : files) {
      if (file.isWorkbook() && hasTextTwin(file, files)) {
        ignored.add(file.shown());
        continue;
      }
      reader(file)
          .ifPresentOrElse(
              reader -> byReader.computeIfAbsent(reader, r -> new ArrayList<>()).add(file),
              () -> ignored.add(file.shown()));
    }
    List<Loaded<?>> loaded = new ArrayList<>();
    List<ReferenceRefused> refused = new ArrayList<>();
    byReader.forEach((reader, own) -> readSound(reader, own, loaded, refused));
    return new Result(ReferenceLibrary.of(loaded), refused, ignored);
  }

  /** The reader of a file by its name, else by what it begins with. */
  private static Optional<TableReader> reader(PublishedFile file) {
    Optional<TableReader> named = READERS.stream().filter(one -> one.reads(file)).findFirst();
    if (named.isPresent() || !file.isText()) {
      return named;
    }
    String beginning = file.beginning();
    return READERS.stream().filter(one -> one.recognizes(beginning)).findFirst();
  }

  /** Publishers give the same table as text and as workbook; once is enough. */
  private static boolean hasTextTwin(PublishedFile workbook, List<PublishedFile> files) {
    String stem = stem(workbook);
    return files.stream().anyMatch(file -> !file.isWorkbook() && stem(file).equals(stem));
  }

  private static String stem(PublishedFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Reads what is sound: a refused file is left out and its siblings are tried again. */
  private static void readSound(
      TableReader reader,
      List<PublishedFile> files,
      List<Loaded<?>> loaded,
      List<ReferenceRefused> refused) {
    List<PublishedFile> left = new ArrayList<>(files);
    while (!left.isEmpty()) {
      try {
        loaded.addAll(reader.read(left));
        return;
      } catch (ReferenceRefused damaged) {
        refused.add(damaged);
        if (!left.removeIf(file -> file.shown().equals(damaged.file()))) {
          return;
        }
      }
    }
  }

  /** Reads files, zipped or not, and nothing else. */
  public static Result read(Collection<Path> paths) {
    List<PublishedFile> files = new ArrayList<>();
    List<ReferenceRefused> refused = new ArrayList<>();
    for (Path path : paths) {
      String name = path.getFileName().toString();
      try {
        if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
          files.addAll(Archive.files(path));
        } else {
          files.add(new PublishedFile(name, name, () -> Files.newInputStream(path), path));
        }
      } catch (ReferenceRefused damaged) {
        refused.add(damaged);
      }
    }
    Result result = read(files);
    refused.addAll(result.refused);
    return new Result(result.library, refused, result.ignored);
  }

  private static List<Path> paths(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> isPublished(folder.relativize(path), path)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Reference folder " + folder + " cannot be read", unreadable);
    }
  }

  /** What stands under a name that begins with a dot is ours, or is still being written. */
  private static boolean isPublished(Path within, Path path) {
    for (Path part : within) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return Files.isRegularFile(path);
  }
}
