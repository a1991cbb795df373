package org.cleanclaim.standalone;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.cleanclaim.standalone.database.DataFolder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Says where everything is, once all of it answers. */
@Component
class ReadyMessage implements ApplicationListener<ApplicationReadyEvent> {

  private final ServletWebServerApplicationContext server;
  private final DataFolder data;

  ReadyMessage(ServletWebServerApplicationContext server, DataFolder data) {
    this.server = server;
    this.data = data;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    // Boxes are not in every default charset.
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(frame());
  }

  private StartupFrame frame() {
    return server.getEnvironment().acceptsProfiles(Profiles.of("demo"))
        ? StartupFrame.demo(origin(), data.path().toString())
        : StartupFrame.production(origin());
  }

  private String origin() {
    var secure = server.getEnvironment().getProperty("server.ssl.enabled", Boolean.class, false);
    return (secure ? "https" : "http") + "://localhost:" + server.getWebServer().getPort();
  }
}
