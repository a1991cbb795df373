package org.cleanclaim.standalone.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.cleanclaim.edits.reference.ReferenceFolder;
import org.cleanclaim.edits.reference.ReferenceRefused;

/**
 * Checks reference files and puts the sound ones into the folder, each at once or not at all: a
 * server that reads the folder meanwhile sees the old file or the new one.
 */
final class ReferenceLoad implements Command {

  private static final String REFERENCE = "--reference";

  private static final String USAGE =
      """
      Checks the publishers' reference files, and puts the sound ones into a folder.

        java -jar cleanclaim.jar reference load [--reference DIR] FILE...

      Files are taken as published, zipped or not. Table, edition and dates come from name and
      content. All parts of a table that comes in parts are given together. A damaged file is refused
      whole, with line and reason, and so is an archive that holds one.

        --reference DIR   the folder (cleanclaim.reference.dir of a server, which takes what is new by
                          itself); only checked when not given

      Exit code 0: every file is sound. 2: a file was refused or is no table known here.
      """;

  @Override
  public OptionalInt run(List<String> arguments) {
    Options options = Options.of(arguments, Set.of(REFERENCE), Set.of());
    if (options.wantsHelp()) {
      System.out.print(USAGE);
      return OptionalInt.of(0);
    }
    List<Path> files = files(options.operands());
    Path folder = options.folder(REFERENCE);
    try {
      Path staging =
          folder == null
              ? Files.createTempDirectory("cleanclaim-reference")
              : Files.createTempDirectory(folder, ".incoming");
      try {
        return OptionalInt.of(load(files, staging, folder));
      } finally {
        delete(staging);
      }
    } catch (IOException | UncheckedIOException failure) {
      throw new BadCommand("Stopped: " + failure.getMessage() + ".");
    }
  }

  private static List<Path> files(List<String> operands) {
    if (operands.isEmpty()) {
      throw new BadCommand("Name the files to load. --help tells more.");
    }
    List<Path> files = new ArrayList<>();
    for (String operand : operands) {
      Path file = Path.of(operand);
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new BadCommand(operand + " cannot be read. Give a file that is there.");
      }
      if (files.stream().anyMatch(other -> other.getFileName().equals(file.getFileName()))) {
        throw new BadCommand(file.getFileName() + " is given twice. Give each file once.");
      }
      files.add(file);
    }
    return files;
  }

  private static int load(List<Path> files, Path staging, Path folder) throws IOException {
    for (Path file : files) {
      Files.copy(file, staging.resolve(file.getFileName().toString()));
    }
    ReferenceFolder.Result result = ReferenceFolder.read(staging);
    EditionTable.print(result.library().editions(), System.out);
    result.refused().forEach(refused -> System.err.println("Refused: " + refused.getMessage()));
    List<Path> sound = new ArrayList<>();
    boolean all = true;
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (result.refused().stream().anyMatch(refused -> isOf(refused, name))) {
        all = false;
      } else if (result.ignored().contains(name)) {
        System.err.println("Not a table known here: " + name);
        all = false;
      } else {
        sound.add(staging.resolve(name));
      }
    }
    if (folder == null) {
      System.err.println("Checked only. Name the folder to put them in with --reference DIR.");
    } else {
      install(sound, folder);
    }
    return all ? 0 : CommandLine.BAD_INPUT;
  }

  private static boolean isOf(ReferenceRefused refused, String name) {
    return refused.file().equals(name) || refused.file().startsWith(name + "/");
  }

  private static void install(List<Path> sound, Path folder) throws IOException {
    for (Path file : sound) {
      Files.move(
          file,
          folder.resolve(file.getFileName()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    System.err.printf(
        "%d %s in %s.%n", sound.size(), sound.size() == 1 ? "file is" : "files are", folder);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
