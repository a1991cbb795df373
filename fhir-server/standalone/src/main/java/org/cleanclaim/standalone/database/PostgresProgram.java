package org.cleanclaim.standalone.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's own programs ({@code initdb}, {@code pg_ctl}) and waits for their end. */
final class PostgresProgram {

  private static final int LONGEST_SECONDS = 120;

  private final Path home;
  private final Path log;

  PostgresProgram(Path home, Path log) {
    this.home = home;
    this.log = log;
  }

  /** Exit code of the program. Its words go to the log file. */
  int run(String program, String... arguments) throws IOException {
    // To a file, not a pipe: the server it starts keeps the stream open long after it.
    var process =
        new ProcessBuilder(command(program, arguments))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroy();
        throw new IOException(program + " did not end within " + LONGEST_SECONDS + " s.");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for " + program, interrupted);
    }
  }

  void mustRun(String program, String... arguments) throws IOException {
    var code = run(program, arguments);
    if (code != 0) {
      throw new IOException(program + " ended with " + code + "; it says why in " + log + ".");
    }
  }

  private List<String> command(String program, String... arguments) {
    var command = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      // PostgreSQL will not run as root; in a user namespace of its own it is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }
}
