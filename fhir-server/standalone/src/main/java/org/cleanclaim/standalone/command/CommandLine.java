package org.cleanclaim.standalone.command;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The words after {@code java -jar cleanclaim.jar}: a command's name, then what it takes. */
public record CommandLine(String command, List<String> arguments) {

  /** Exit code for a command line or input that cannot be understood. */
  static final int BAD_INPUT = 2;

  private static final String SERVE = "serve";

  /** Made only when asked for: a server's classes cost more than a small file of claims. */
  private static final Map<String, Supplier<Command>> COMMANDS =
      Map.of(
          SERVE,
          Serve::new,
          "scrub",
          Scrub::new,
          "backtest",
          Backtest::new,
          "import",
          Import::new,
          "reference",
          Reference::new);

  /** Serving needs no name: options alone mean serve. */
  public static CommandLine of(String... words) {
    var all = List.of(words);
    return all.isEmpty() || all.get(0).startsWith("-")
        ? new CommandLine(SERVE, all)
        : new CommandLine(all.get(0), all.subList(1, all.size()));
  }

  /** Exit code; empty while the process goes on serving. */
  public OptionalInt run() {
    return command.equals(SERVE) || !LeanClassPath.isWorthwhile()
        ? runHere()
        : LeanClassPath.run(this);
  }

  /** Runs with the classes as they are found. */
  public OptionalInt runHere() {
    var known = COMMANDS.get(command);
    if (known == null) {
      System.err.printf(
          "There is no command '%s'. `java -jar cleanclaim.jar --help` lists them.%n", command);
      return OptionalInt.of(BAD_INPUT);
    }
    try {
      return known.get().run(arguments);
    } catch (BadCommand bad) {
      System.err.println(bad.getMessage());
      return OptionalInt.of(BAD_INPUT);
    }
  }
}
