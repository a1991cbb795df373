package org.cleanclaim.standalone.command;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The words after {@code java -jar cleanclaim.jar}: a command's name, then what it takes. */
public record CommandLine(String command, List<String> arguments) {

  /** Exit code for a command line or input that cannot be understood. */
  static final int BAD_INPUT = 2;

  private static final String SERVE = "serve";
  private static final Map<String, Command> COMMANDS = Map.of(SERVE, new Serve());

  /** Serving needs no name: options alone mean serve. */
  public static CommandLine of(String... words) {
    var all = List.of(words);
    return all.isEmpty() || all.get(0).startsWith("-")
        ? new CommandLine(SERVE, all)
        : new CommandLine(all.get(0), all.subList(1, all.size()));
  }

  public OptionalInt run() {
    var known = COMMANDS.get(command);
    if (known == null) {
      System.err.printf(
          "There is no command '%s'. `java -jar cleanclaim.jar --help` lists them.%n", command);
      return OptionalInt.of(BAD_INPUT);
    }
    return known.run(arguments);
  }
}
