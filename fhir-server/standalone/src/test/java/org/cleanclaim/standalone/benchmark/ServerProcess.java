package org.cleanclaim.standalone.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The product as its own process, on a port and a data folder of its own. */
final class ServerProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private String token;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static ServerProcess start(Path jar, String name, List<String> settings)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path data = Path.of("target", "benchmark", name);
    Files.createDirectories(data);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1500m",
                "-jar",
                jar.toString(),
                "--reset",
                "--server.port=" + port,
                "--cleanclaim.data=" + data.toAbsolutePath()));
    command.addAll(settings);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("server.log").toFile())
            .start();
    ServerProcess server = new ServerProcess(process, port);
    server.awaitStart();
    return server;
  }

  int port() {
    return port;
  }

  String token() {
    return token;
  }

  /** Sends a FHIR or CDS request with a token; the answer's body. */
  HttpResponse<String> post(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return send("POST", path, contentType, body);
  }

  /** Sends a CDS Hooks call; a token there would be the calling EHR's own. */
  HttpResponse<String> call(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String method, String path, String contentType, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", contentType)
            .header("Prefer", "return=minimal")
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** What the server and its database have used of the processors since they started. */
  Duration processorTime() {
    ProcessHandle server = process.toHandle();
    return Stream.concat(Stream.of(server), server.descendants())
        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Heap and resident set of the process, for a note. */
  String memory() throws IOException, InterruptedException {
    String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
    String resident =
        status
            .lines()
            .filter(line -> line.startsWith("VmRSS"))
            .findFirst()
            .orElse("VmRSS not known");
    HttpResponse<String> metrics =
        http.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"))
                .header("Authorization", "Bearer " + token)
                .build(),
            BodyHandlers.ofString());
    double heap =
        metrics
            .body()
            .lines()
            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
            .sum();
    return String.format(
        Locale.ROOT, "%s; heap used %.0f MB", resident.replaceAll("\\s+", " "), heap / 1e6);
  }

  private void awaitStart() throws IOException, InterruptedException {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < limit && process.isAlive()) {
      try {
        token = fetchToken();
        return;
      } catch (IOException notYet) {
        process.waitFor(500, TimeUnit.MILLISECONDS);
      }
    }
    throw new IllegalStateException("The server did not start; see target/benchmark/*/server.log.");
  }

  private String fetchToken() throws IOException, InterruptedException {
    String client = Base64.getEncoder().encodeToString("demo:demo".getBytes());
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/oauth2/token"))
                .header("Authorization", "Basic " + client)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=system/*.cruds"))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("token " + answer.statusCode());
    }
    JsonNode json = new ObjectMapper().readTree(answer.body());
    return json.get("access_token").asText();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
