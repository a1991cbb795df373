package org.cleanclaim.standalone.command;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/** Says a refused start in its one line; everything else is left to Spring Boot's report. */
final class StartFailure implements SpringBootExceptionReporter {

  StartFailure(ConfigurableApplicationContext context) {
    // Spring Boot hands the context to every reporter; the message needs none.
  }

  @Override
  public boolean reportException(Throwable failure) {
    var refusal = refusalIn(failure);
    if (refusal != null) {
      System.err.println("Cleanclaim did not start: " + refusal.getMessage());
    }
    return refusal != null;
  }

  private static StartRefused refusalIn(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefused refusal) {
        return refusal;
      }
    }
    return null;
  }
}
