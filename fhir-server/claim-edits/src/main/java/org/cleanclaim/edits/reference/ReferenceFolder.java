package org.cleanclaim.edits.reference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A folder of published files, zipped or not, in any depth. */
public final class ReferenceFolder {
  private static final List<TableReader> READERS =
      List.of(
          new CodeLists.Reader(),
          new Demographics.Reader(),
          new Excludes1.Reader(),
          new CoverageArticles.Reader(),
          new DenialRatesReader(),
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
    return read(files(folder));
  }

  static Result read(List<PublishedFile> files) {
    Map<TableReader, List<PublishedFile>> byReader = new LinkedHashMap<>();
    List<String> ignored = new ArrayList<>();
    for (PublishedFile file : files) {
      if (file.isWorkbook() && hasTextTwin(file, files)) {
        ignored.add(file.shown());
        continue;
      }
      READERS.stream()
          .filter(reader -> reader.reads(file))
          .findFirst()
          .ifPresentOrElse(
              reader -> byReader.computeIfAbsent(reader, r -> new ArrayList<>()).add(file),
              () -> ignored.add(file.shown()));
    }
    List<Loaded<?>> loaded = new ArrayList<>();
    List<ReferenceRefused> refused = new ArrayList<>();
    byReader.forEach((reader, own) -> readSound(reader, own, loaded, refused));
    return new Result(ReferenceLibrary.of(loaded), refused, ignored);
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

  private static List<PublishedFile> files(Path folder) {
    List<PublishedFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(ReferenceFolder::isPublished).sorted().toList()) {
        String name = path.getFileName().toString();
        if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
          files.addAll(archived(path));
        } else {
          files.add(new PublishedFile(name, name, () -> Files.newInputStream(path), path));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Reference folder " + folder + " cannot be read", unreadable);
    }
    return files;
  }

  /** Snapshots are ours, whatever is in them. */
  private static boolean isPublished(Path path) {
    return Files.isRegularFile(path) && !path.getParent().endsWith(PtpSnapshot.FOLDER);
  }

  private static List<PublishedFile> archived(Path archive) {
    String outer = archive.getFileName().toString();
    List<PublishedFile> files = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          String inner = entry.getName();
          String name = inner.substring(inner.lastIndexOf('/') + 1);
          files.add(
              new PublishedFile(name, outer + "/" + name, () -> open(archive, inner), archive));
        }
      }
    } catch (IOException damaged) {
      throw new ReferenceRefused(outer, 0, "the archive is damaged: " + damaged.getMessage());
    }
    if (files.isEmpty()) {
      throw new ReferenceRefused(outer, 0, "the archive holds no file");
    }
    return files;
  }

  private static InputStream open(Path archive, String inner) throws IOException {
    ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive));
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().equals(inner)) {
        return zip;
      }
    }
    zip.close();
    return new ByteArrayInputStream(new byte[0]);
  }
}
