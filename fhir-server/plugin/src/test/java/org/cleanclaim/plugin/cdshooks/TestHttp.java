package org.cleanclaim.plugin.cdshooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server of a test, on whatever port is free. */
public final class TestHttp implements AutoCloseable {

  /** What it answers. */
  public record Reply(int status, String body, String location) {
    public static Reply ok(String body) {
      return new Reply(200, body, null);
    }

    public static Reply status(int status) {
      return new Reply(status, "", null);
    }
  }

  /** What it was asked. */
  public record Asked(String path, String authorization, String body) {}

  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  public TestHttp(Function<Asked, Reply> answers) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, answers));
    server.start();
  }

  public String base() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange, Function<Asked, Reply> answers) throws IOException {
    Asked question =
        new Asked(
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    asked.add(question);
    Reply reply = answers.apply(question);
    if (reply.location() != null) {
      exchange.getResponseHeaders().add("Location", reply.location());
    }
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
