package org.cleanclaim.standalone.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures what the gateway adds to the answers of the server behind it: the same calls straight to
 * the server and through a gateway in a process of its own, in turns, so that a slow spell of the
 * machine falls on both.
 *
 * <p>Run by {@code mvn -Pbenchmark -pl fhir-server/standalone -am verify}; arguments: seconds of
 * warm-up, seconds of a window, windows.
 */
public final class GatewayBenchmark {
  private static final String PATIENT =
      """
      {"resourceType":"Patient","id":"gateway-benchmark","name":[{"family":"Bench"}],
       "birthDate":"1970-01-01"}\
      """;
  private static final String OBSERVATION =
      """
      {"resourceType":"Observation","status":"final","code":{"text":"weight"},
       "subject":{"reference":"Patient/gateway-benchmark"},
       "valueQuantity":{"value":70.5,"unit":"kg"}}\
      """;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String token;

  private GatewayBenchmark(String token) {
    this.token = token;
  }

  public static void main(String[] args) throws Exception {
    Duration warmUp = Duration.ofSeconds(argument(args, 0, 60));
    Duration window = Duration.ofSeconds(argument(args, 1, 15));
    int windows = (int) argument(args, 2, 3);
    Path jar = Path.of(System.getProperty("cleanclaim.jar", "target/cleanclaim.jar"));
    Path routes =
        Path.of(
            System.getProperty(
                "cleanclaim.routes.jar", "../../camel-routes/target/cleanclaim-routes-exec.jar"));
    try (ServerProcess server =
        ServerProcess.start(jar, "upstream", List.of("--cleanclaim.routes.fhir.url=false"))) {
      String upstream = "http://localhost:" + server.port() + "/fhir";
      int port = freePort();
      Process gateway = start(routes, port, upstream, server.port());
      try {
        new GatewayBenchmark(server.token())
            .run(upstream, "http://localhost:" + port + "/gateway/fhir", warmUp, window, windows);
      } finally {
        gateway.destroy();
        gateway.waitFor(30, TimeUnit.SECONDS);
      }
    }
  }

  private void run(String upstream, String gateway, Duration warmUp, Duration window, int windows)
      throws Exception {
    awaitStart(gateway);
    call(upstream, "PUT", "/Patient/gateway-benchmark", PATIENT);
    for (String[] one :
        new String[][] {
          {"GET Patient", "GET", "/Patient/gateway-benchmark", null},
          {"search of 50", "GET", "/Patient?_count=50&_elements=name", null},
          {"POST Observation", "POST", "/Observation", OBSERVATION}
        }) {
      Workload direct = () -> call(upstream, one[1], one[2], one[3]);
      Workload through = () -> call(gateway, one[1], one[2], one[3]);
      Load.run(direct, 2, warmUp);
      Load.run(through, 2, warmUp);
      List<Measured> straight = new ArrayList<>();
      List<Measured> behind = new ArrayList<>();
      for (int i = 0; i < windows; i++) {
        straight.add(Load.run(direct, 1, window));
        behind.add(Load.run(through, 1, window));
      }
      print(one[0], Measured.all(straight), Measured.all(behind));
    }
  }

  private static void print(String what, Measured direct, Measured through) {
    System.out.printf(
        Locale.ROOT,
        "%-18s p50 straight %6.2f ms, through the gateway %6.2f ms, ratio %.2f; p99 %6.1f / %6.1f"
            + " ms; failed %d / %d%n",
        what,
        direct.millis(0.50),
        through.millis(0.50),
        through.millis(0.50) / direct.millis(0.50),
        direct.millis(0.99),
        through.millis(0.99),
        direct.failed(),
        through.failed());
  }

  private boolean call(String base, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/fhir+json")
            .header("Cache-Control", "no-cache")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    int status = http.send(request.build(), BodyHandlers.ofByteArray()).statusCode();
    return status / 100 == 2;
  }

  private void awaitStart(String gateway) throws Exception {
    long limit = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (System.nanoTime() < limit) {
      try {
        if (call(gateway, "GET", "/metadata", null)) {
          return;
        }
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(300);
      }
    }
    throw new IllegalStateException("The gateway did not start; see target/benchmark/gateway.log.");
  }

  private static Process start(Path routes, int port, String upstream, int server)
      throws IOException {
    Path log = Path.of("target", "benchmark", "gateway.log");
    Files.createDirectories(log.getParent());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-jar",
            routes.toString(),
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--cleanclaim.routes.gateway.upstream=" + upstream,
            "--cleanclaim.routes.gateway.cleanclaim.url=" + upstream,
            "--cleanclaim.routes.gateway.cleanclaim.token-url=http://localhost:"
                + server
                + "/oauth2/token",
            "--cleanclaim.routes.gateway.cleanclaim.client-id=demo",
            "--cleanclaim.routes.gateway.cleanclaim.client-secret=demo")
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static long argument(String[] args, int index, long otherwise) {
    return args.length > index ? Long.parseLong(args[index]) : otherwise;
  }
}
