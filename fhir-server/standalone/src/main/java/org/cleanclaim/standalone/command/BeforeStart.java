package org.cleanclaim.standalone.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.cleanclaim.standalone.database.DataFolder;
import org.cleanclaim.standalone.production.ProductionGuard;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** What must hold before anything heavy starts: a free port, and a data folder of our own. */
final class BeforeStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

  /** Held as long as the process lives. */
  @SuppressWarnings("unused")
  private FileLock lock;

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    var settings = event.getEnvironment();
    ProductionGuard.check(settings);
    try {
      portIsFree(settings);
      lock = new DataFolder(Path.of(settings.getRequiredProperty("cleanclaim.data"))).claim();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void portIsFree(Environment settings) throws IOException {
    var port = settings.getRequiredProperty("server.port", Integer.class);
    var address = settings.getProperty("server.address", InetAddress.class);
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
    } catch (BindException taken) {
      throw new StartRefused(
          "Port "
              + port
              + " is in use. Stop what listens there, or start with --server.port=<another port>.");
    }
  }
}
