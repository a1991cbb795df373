package org.cleanclaim.routes.mailbox;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs that a file could not be taken, and nothing of what is in it. */
public final class MailboxFailures implements ExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxFailures.class);

  @Override
  public void handleException(Throwable failed) {
    tell(failed);
  }

  @Override
  public void handleException(String message, Throwable failed) {
    tell(failed);
  }

  @Override
  public void handleException(String message, Exchange exchange, Throwable failed) {
    tell(failed == null && exchange != null ? exchange.getException() : failed);
  }

  private static void tell(Throwable failed) {
    var cause = failed;
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    LOG.warn(
        "A file could not be taken and is fetched again: {}",
        cause == null ? "no reason is known" : cause.getClass().getName());
  }
}
