package org.cleanclaim.standalone.command;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Looks after the folder of reference files: {@code reference load|list|diff}. */
final class Reference implements Command {

  private static final String USAGE =
      """
      Looks after the publishers' reference files.

        java -jar cleanclaim.jar reference load [--reference DIR] FILE...
                                               checks files and puts the sound ones into the folder
        java -jar cleanclaim.jar reference list --reference DIR
                                               the editions in a folder, with their dates
        java -jar cleanclaim.jar reference diff A B [--claims FILE]
                                               what changed between two editions, and for which claims

      --help on each tells more. Exit code 0: as wished. 1: diff found differences. 2: a file or
      option could not be taken.
      """;

  private static final Map<String, Supplier<Command>> COMMANDS =
      Map.of("load", ReferenceLoad::new, "list", ReferenceList::new, "diff", ReferenceChanges::new);

  @Override
  public OptionalInt run(List<String> arguments) {
    String name = arguments.isEmpty() ? "--help" : arguments.get(0);
    Supplier<Command> command = COMMANDS.get(name);
    if (command != null) {
      return command.get().run(arguments.subList(1, arguments.size()));
    }
    if (name.equals("--help") || name.equals("-h")) {
      System.out.print(USAGE);
      return OptionalInt.of(arguments.isEmpty() ? CommandLine.BAD_INPUT : 0);
    }
    throw new BadCommand(
        "reference " + name + " is unknown: there are load, list and diff. --help tells more.");
  }
}
