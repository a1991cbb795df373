package org.cleanclaim.routes.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.cleanclaim.routes.traffic.Sha256;

/** An upstream that writes down what it gets and answers what a test tells it to. */
final class RecordingUpstream implements AutoCloseable {

  /** A request as it arrived. */
  record Got(String method, String uri, Headers headers, String sha256, long length, String body) {}

  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile HttpHandler answer = exchange -> answer(exchange, 200, "{}");

  RecordingUpstream() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::take);
    server.start();
  }

  String base() {
    return "http://localhost:" + server.getAddress().getPort() + "/ehr/fhir";
  }

  List<Got> got() {
    return got;
  }

  Got last() {
    return got.get(got.size() - 1);
  }

  void answer(HttpHandler handler) {
    answer = handler;
  }

  private void take(HttpExchange exchange) throws IOException {
    MessageDigest digest = Sha256.digest();
    var piece = new byte[64 * 1024];
    var text = new StringBuilder();
    long length = 0;
    var body = exchange.getRequestBody();
    for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
      digest.update(piece, 0, n);
      length += n;
      if (length < 100_000) {
        text.append(new String(piece, 0, n, StandardCharsets.ISO_8859_1));
      }
    }
    got.add(
        new Got(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            HexFormat.of().formatHex(digest.digest()),
            length,
            text.toString()));
    answer.handle(exchange);
    exchange.close();
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    if (!exchange.getResponseHeaders().containsKey("Content-Type")) {
      exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
