package org.cleanclaim.standalone.command;

import java.util.List;
import java.util.OptionalInt;

/** One thing the command line can ask for. */
interface Command {

  /** Exit code; empty while the process goes on serving. */
  OptionalInt run(List<String> arguments);
}
