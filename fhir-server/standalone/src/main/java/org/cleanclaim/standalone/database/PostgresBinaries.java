package org.cleanclaim.standalone.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.cleanclaim.standalone.command.StartRefused;

/** PostgreSQL's programs, unpacked once from the jar they arrive in. */
final class PostgresBinaries {

  private static final int OWNER_EXECUTES = 0100;

  private final Path folder;

  PostgresBinaries(Path folder) {
    this.folder = folder;
  }

  /** The folder that holds {@code bin/}, unpacking it first where it is not there yet. */
  Path unpacked() throws IOException {
    if (Files.exists(folder)) {
      return folder;
    }
    var partial = folder.resolveSibling(folder.getFileName() + ".part");
    Folders.delete(partial);
    try (var archive = archive()) {
      unpack(archive, partial);
    }
    // Renamed only when whole: a start that was killed half-way leaves nothing to trip over.
    return Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static TarArchiveInputStream archive() throws IOException {
    var name = "postgres-" + system() + "-" + machine() + ".txz";
    InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + name);
    if (packed == null) {
      throw new StartRefused(
          "This build carries no PostgreSQL for this kind of machine ("
              + name
              + "). Start with --spring.profiles.active=production and a PostgreSQL of your own.");
    }
    return new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)));
  }

  private static void unpack(TarArchiveInputStream archive, Path folder) throws IOException {
    for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
      var target = folder.resolve(entry.getName()).normalize();
      if (!target.startsWith(folder)) {
        throw new IOException("Entry leaves its folder: " + entry.getName());
      }
      write(archive, entry, target);
    }
  }

  private static void write(TarArchiveInputStream archive, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(archive, target);
    if ((entry.getMode() & OWNER_EXECUTES) != 0) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static String system() {
    var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.split(" ")[0];
  }

  private static String machine() {
    var name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> name;
    };
  }
}
