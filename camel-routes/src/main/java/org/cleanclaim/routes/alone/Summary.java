package org.cleanclaim.routes.alone;

import java.util.ArrayList;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What runs, in a few lines at the end of the start. */
final class Summary {
  private Summary() {}

  static String of(ConfigurableApplicationContext context) {
    var settings = context.getEnvironment();
    var lines = new ArrayList<String>();
    int port =
        context instanceof ServletWebServerApplicationContext web
            ? web.getWebServer().getPort()
            : 0;
    lines.add("Cleanclaim routes are up at port %d (Ctrl-C ends them).".formatted(port));
    add(lines, "claims of", settings.getProperty("cleanclaim.routes.fhir.url", ""));
    add(
        lines,
        "gateway /gateway/fhir before",
        settings.getProperty("cleanclaim.routes.gateway.upstream", ""));
    if (settings.getProperty("cleanclaim.simulated-payer.enabled", Boolean.class, false)) {
      lines.add("  the payer is SIMULATED: for demonstration only");
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static void add(ArrayList<String> lines, String what, String address) {
    if (!address.isBlank()) {
      lines.add("  " + what + " " + address);
    }
  }
}
