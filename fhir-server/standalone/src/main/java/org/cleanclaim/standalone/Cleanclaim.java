package org.cleanclaim.standalone;

import org.cleanclaim.standalone.command.CommandLine;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The product in one process. Without arguments it serves; {@code --help} says what else. */
@SpringBootApplication
public class Cleanclaim {

  public static void main(String[] arguments) {
    CommandLine.of(arguments).run().ifPresent(System::exit);
  }
}
