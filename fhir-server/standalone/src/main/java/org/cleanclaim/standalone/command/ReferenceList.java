package org.cleanclaim.standalone.command;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.cleanclaim.edits.reference.ReferenceLibrary;

/** Lists the editions of a folder. */
final class ReferenceList implements Command {

  private static final String REFERENCE = "--reference";

  private static final String USAGE =
      """
      Lists the editions in a folder of reference files.

        java -jar cleanclaim.jar reference list --reference DIR

      Damaged files are named on standard error with line and reason; exit code 2 then.
      """;

  @Override
  public OptionalInt run(List<String> arguments) {
    Options options = Options.of(arguments, Set.of(REFERENCE), Set.of());
    if (options.wantsHelp()) {
      System.out.print(USAGE);
      return OptionalInt.of(0);
    }
    Path folder = options.folder(REFERENCE);
    if (folder == null) {
      throw new BadCommand("Name the folder with --reference DIR. --help tells more.");
    }
    ReferenceFiles files = new ReferenceFiles(System.err);
    ReferenceLibrary library = files.library(folder);
    EditionTable.print(library.editions(), System.out);
    return OptionalInt.of(files.isComplete() ? 0 : CommandLine.BAD_INPUT);
  }
}
