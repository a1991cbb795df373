package org.cleanclaim.routes.alone;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/** Says what is missing, a line each; everything else is left to Spring Boot's report. */
final class LackReport implements SpringBootExceptionReporter {

  LackReport(ConfigurableApplicationContext context) {
    // Spring Boot hands the context to every reporter; the message needs none.
  }

  @Override
  public boolean reportException(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Lack lack) {
        System.err.println("The routes did not start:");
        lack.mends().forEach(mend -> System.err.println("- " + mend));
        return true;
      }
    }
    return false;
  }
}
