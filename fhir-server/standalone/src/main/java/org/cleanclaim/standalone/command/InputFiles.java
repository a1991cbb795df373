package org.cleanclaim.standalone.command;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files as a user names them: one by one, a folder of them, or a pattern the shell left alone. */
final class InputFiles {

  private InputFiles() {}

  /**
   * The files, each name's in the order of the alphabet.
   *
   * @throws BadCommand when a name leads to no file
   */
  static List<Path> of(List<String> names) {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      List<Path> found = of(name);
      if (found.isEmpty()) {
        throw new BadCommand(name + " leads to no file that can be read. Give one that is there.");
      }
      files.addAll(found);
    }
    return files;
  }

  private static List<Path> of(String name) {
    if (!name.matches(".*[*?\\[{].*")) {
      Path path = Path.of(name);
      return Files.isDirectory(path) ? within(path, file -> true) : readable(path);
    }
    int folderEnd = Math.max(name.lastIndexOf('/'), -1);
    Path folder = Path.of(folderEnd < 0 ? "." : name.substring(0, folderEnd + 1));
    PathMatcher pattern =
        FileSystems.getDefault().getPathMatcher("glob:" + name.substring(folderEnd + 1));
    return Files.isDirectory(folder)
        ? within(folder, file -> pattern.matches(file.getFileName()))
        : List.of();
  }

  private static List<Path> readable(Path path) {
    return Files.isReadable(path) ? List.of(path) : List.of();
  }

  private static List<Path> within(Path folder, PathMatcher wanted) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && Files.isReadable(file))
          .filter(wanted::matches)
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new BadCommand(folder + " cannot be read. Give a folder that can.");
    }
  }
}
