package org.cleanclaim.routes.gateway;

import jakarta.servlet.Servlet;
import java.util.Map;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** Web servers of a test: each on a port of its own, as many servlets as wanted. */
final class WebServers {
  private WebServers() {}

  static WebServer start(Map<String, Servlet> servlets) {
    var factory = new TomcatServletWebServerFactory(0);
    var server =
        factory.getWebServer(
            context ->
                servlets.forEach(
                    (path, servlet) -> {
                      var registered = context.addServlet("s" + path.hashCode(), servlet);
                      registered.addMapping(path + "/*");
                      registered.setLoadOnStartup(1);
                    }));
    server.start();
    return server;
  }
}
