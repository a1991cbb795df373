package org.cleanclaim.standalone.command;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.cleanclaim.standalone.Cleanclaim;
import org.springframework.boot.SpringApplication;

/** Serves until Ctrl-C. */
final class Serve implements Command {

  private static final int NOT_STARTED = 1;
  private static final Set<String> HELP = Set.of("--help", "-h");

  private static final String USAGE =
      """
      Cleanclaim stops insurance denials before they happen, and works the ones that do.

        java -jar cleanclaim.jar [options]     serves until Ctrl-C
        java -jar cleanclaim.jar scrub FILE... scrubs files of claims without a server
        java -jar cleanclaim.jar backtest ...  says which past denials would have been stopped
        java -jar cleanclaim.jar import ...    hands a site's past to a server that runs
        java -jar cleanclaim.jar reference ... checks, lists and compares reference files

      Options
        --server.port=8080                     port to listen on (or PORT in the environment)
        --cleanclaim.data=cleanclaim-data      folder of the demo's database, keys and log
        --reset                                demo: start over with the story patients as shipped
        --spring.profiles.active=production    a site's own PostgreSQL and OpenID issuer; it
                                               refuses to start until all of that is set
        --help                                 this text

      Every Spring Boot setting can be given the same way, as --name=value or in the environment.
      """;

  @Override
  public OptionalInt run(List<String> arguments) {
    if (arguments.stream().anyMatch(HELP::contains)) {
      System.out.print(USAGE);
      return OptionalInt.of(0);
    }
    var unknown = arguments.stream().filter(Serve::isUnknown).findFirst();
    if (unknown.isPresent()) {
      System.err.printf("Unknown option %s. --help lists them.%n", unknown.get());
      return OptionalInt.of(CommandLine.BAD_INPUT);
    }
    return start(arguments.stream().map(Serve::asSetting).toArray(String[]::new));
  }

  private static OptionalInt start(String[] settings) {
    var application = new SpringApplication(Cleanclaim.class);
    application.addListeners(new BeforeStart());
    try {
      application.run(settings);
      return OptionalInt.empty();
    } catch (RuntimeException alreadyReported) {
      return OptionalInt.of(NOT_STARTED);
    }
  }

  private static boolean isUnknown(String argument) {
    return !argument.equals("--reset") && !(argument.startsWith("--") && argument.contains("="));
  }

  private static String asSetting(String argument) {
    return argument.equals("--reset") ? "--cleanclaim.demo.reset=true" : argument;
  }
}
