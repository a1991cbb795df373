package org.cleanclaim.routes.simulatedpayer;

import java.util.Optional;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** Where the simulated payer of this process listens, once the web server is up. */
public class SimulatedPayerAddress {
  private volatile String address;

  @EventListener
  void serverIsUp(ServletWebServerInitializedEvent event) {
    if (event.getApplicationContext().getServerNamespace() == null) {
      var path = event.getApplicationContext().getServletContext().getContextPath();
      address = "http://localhost:" + event.getWebServer().getPort() + path + "/payer/x12";
    }
  }

  /** Empty before the web server is up. */
  public Optional<String> find() {
    return Optional.ofNullable(address);
  }
}
