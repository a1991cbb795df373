package org.cleanclaim.routes.transport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cleanclaim.routes.core.CoreEnvelope;
import org.cleanclaim.routes.core.CoreFault;
import org.cleanclaim.routes.core.MultipartForm;

/** A payer's CORE address over real HTTP, that can be told how to fail. */
final class CoreServer implements AutoCloseable {
  private final HttpServer http;
  final List<CoreEnvelope> got = new CopyOnWriteArrayList<>();
  final List<String> confirmed = new CopyOnWriteArrayList<>();
  final Deque<byte[]> remittances = new ArrayDeque<>();
  private final Deque<String> ids = new ArrayDeque<>();
  volatile Failing failing = exchange -> false;

  /** Fails on purpose. */
  interface Failing {
    /** True when it dealt with the exchange. */
    boolean on(HttpExchange exchange) throws IOException;
  }

  CoreServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    http.createContext("/core", this::answer);
    http.start();
  }

  String address() {
    return "http://localhost:" + http.getAddress().getPort() + "/core";
  }

  synchronized void leave(byte[] remittance) {
    remittances.add(remittance);
    ids.add(UUID.randomUUID().toString());
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      CoreEnvelope asked;
      try {
        asked =
            CoreEnvelope.of(
                MultipartForm.read(exchange.getRequestHeaders().getFirst("Content-Type"), body));
      } catch (CoreFault fault) {
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      boolean isClaim = asked.payloadType().startsWith("X12_837_Request");
      if (isClaim) {
        got.add(asked);
      }
      if (isClaim && failing.on(exchange)) {
        return;
      }
      reply(exchange, isClaim ? confirmation(asked) : picked(asked));
    }
  }

  private static CoreEnvelope confirmation(CoreEnvelope asked) {
    return asked.answered(
        "X12_BatchReceiptConfirmation",
        asked.payloadId(),
        Instant.now(),
        CoreEnvelope.SUCCESS,
        "",
        new byte[0]);
  }

  private CoreEnvelope picked(CoreEnvelope asked) {
    if (asked.payloadType().equals("X12_Response_ConfirmReceiptReceived")) {
      confirmed.add(asked.payloadId());
      remittances.poll();
      ids.poll();
    } else if (asked.payloadType().startsWith("X12_835") && !remittances.isEmpty()) {
      return asked.answered(
          "X12_835_Response_005010X221A1",
          ids.peek(),
          Instant.now(),
          CoreEnvelope.SUCCESS,
          "",
          remittances.peek());
    }
    return asked.answered(
        "X12_005010_Response_NoBatchResultsFile",
        asked.payloadId(),
        Instant.now(),
        CoreEnvelope.SUCCESS,
        "",
        new byte[0]);
  }

  static void reply(HttpExchange exchange, CoreEnvelope answer) throws IOException {
    var form = answer.form();
    var boundary = form.boundary();
    exchange.getResponseHeaders().set("Content-Type", MultipartForm.contentType(boundary));
    var body = form.body(boundary);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
