package org.cleanclaim.routes.gateway;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.impl.DefaultCamelContext;
import org.cleanclaim.routes.gateway.GatewaySettings.OnAlert;
import org.cleanclaim.routes.gateway.GatewaySettings.Unchecked;
import org.cleanclaim.routes.operations.FailureAnswer;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.server.ServerSettings;
import org.springframework.boot.web.server.WebServer;
import org.springframework.util.unit.DataSize;

/** A gateway on a port of its own, before a given upstream and beside a given judge. */
final class Gateway implements AutoCloseable {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final UpstreamServer upstream;
  private final WebServer server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Gateway(GatewaySettings settings) throws Exception {
    var fhir = PlainServer.FHIR;
    upstream = new UpstreamServer(fhir, settings);
    var names = new Properties();
    names.put("cleanclaim.routes.gateway.claim", "direct:gateway");
    names.put("cleanclaim.routes.gateway.coverage", "direct:coverage");
    names.put("cleanclaim.routes.gateway.claim-response", "direct:claim-response");
    camel.getPropertiesComponent().setInitialProperties(names);
    camel.addRoutes(
        GatewayRoute.of(
            fhir,
            upstream,
            settings,
            threads,
            new FhirServer(fhir, settings.cleanclaim(), Clock.systemUTC())));
    camel.start();
    var template = camel.createProducerTemplate();
    var news =
        new NewsDesk(
            template, "direct:coverage", "direct:claim-response", Duration.ofMillis(100), threads);
    var desk = new ClaimDesk(template, "direct:gateway", settings.scrubWithin(), threads);
    Servlet servlet =
        new GatewayServlet(
            upstream,
            new ClaimWrites(fhir, settings, desk, news),
            news,
            new FailureAnswer(fhir),
            settings);
    server = WebServers.start(Map.of(GatewayServlet.PATH, servlet));
  }

  static GatewaySettings settings(
      String upstream, String judge, OnAlert onAlert, Unchecked unchecked) {
    return new GatewaySettings(
        upstream,
        new ServerSettings(judge, "", "", "", "x", Duration.ofSeconds(10)),
        onAlert,
        unchecked,
        Duration.ofSeconds(5),
        50,
        DataSize.ofMegabytes(1),
        10,
        20,
        Duration.ofSeconds(2),
        Duration.ofSeconds(2));
  }

  String base() {
    return "http://localhost:" + server.getPort() + GatewayServlet.PATH;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> send(String method, String path, String json, String... headers)
      throws IOException, InterruptedException {
    var request =
        request(path)
            .header("Content-Type", "application/fhir+json")
            .header("Authorization", "Bearer callers-token")
            .method(method, BodyPublishers.ofString(json));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpClient http() {
    return http;
  }

  @Override
  public void close() throws Exception {
    server.stop();
    camel.stop();
    upstream.close();
    threads.shutdownNow();
  }
}
