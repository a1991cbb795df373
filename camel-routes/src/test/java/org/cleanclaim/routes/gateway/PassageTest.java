package org.cleanclaim.routes.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.cleanclaim.routes.gateway.GatewaySettings.OnAlert;
import org.cleanclaim.routes.gateway.GatewaySettings.Unchecked;
import org.cleanclaim.routes.traffic.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway does not care for goes both ways as it came. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PassageTest {
  private RecordingUpstream upstream;
  private Gateway gateway;

  @BeforeAll
  void start() throws Exception {
    upstream = new RecordingUpstream();
    gateway =
        new Gateway(
            Gateway.settings(
                upstream.base() + "/", "http://localhost:1/fhir", OnAlert.HOLD, Unchecked.CLOSED));
  }

  @AfterAll
  void stop() throws Exception {
    gateway.close();
    upstream.close();
  }

  @BeforeEach
  void forget() {
    upstream.got().clear();
    upstream.answer(exchange -> RecordingUpstream.answer(exchange, 200, "{}"));
  }

  @Test
  void methodPathQueryAndHeadersArriveAsTheyWere() throws Exception {
    gateway.send(
        gateway
            .request("/Observation/a%20b/_history/2?code=http%3A%2F%2Floinc.org%7C1&_count=3&x=a+b")
            .header("If-None-Match", "W/\"2\"")
            .header("Prefer", "handling=strict")
            .header("Accept", "application/fhir+json;fhirVersion=4.0")
            .header("Authorization", "Bearer abc")
            .header("CamelHttpUri", "http://localhost:1/stolen")
            .header("Cookie", "JSESSIONID=ours")
            .header("X-Forwarded-Host", "evil.example"));
    var got = upstream.last();
    assertThat(got.method()).isEqualTo("GET");
    assertThat(got.uri())
        .isEqualTo(
            "/ehr/fhir/Observation/a%20b/_history/2?code=http%3A%2F%2Floinc.org%7C1&_count=3&x=a+b");
    assertThat(got.headers().getFirst("If-None-Match")).isEqualTo("W/\"2\"");
    assertThat(got.headers().getFirst("Prefer")).isEqualTo("handling=strict");
    assertThat(got.headers().getFirst("Accept")).isEqualTo("application/fhir+json;fhirVersion=4.0");
    assertThat(got.headers().getFirst("Authorization")).isEqualTo("Bearer abc");
    assertThat(got.headers()).doesNotContainKeys("Camelhttpuri", "Cookie");
    assertThat(got.headers().getFirst("X-Forwarded-Host")).startsWith("localhost:");
    assertThat(got.headers().getFirst("X-Forwarded-Prefix")).isEqualTo("/gateway/fhir");
  }

  @Test
  void statusHeadersAndBodyComeBackAsTheyWere() throws Exception {
    upstream.answer(
        exchange -> {
          var headers = exchange.getResponseHeaders();
          headers.set("ETag", "W/\"7\"");
          headers.set("Location", upstream.base() + "/Observation/1/_history/7");
          headers.set("Content-Location", "https://elsewhere.example/Observation/1");
          headers.set("Set-Cookie", "theirs=1");
          headers.set("CamelSomething", "x");
          headers.set("Last-Modified", "Fri, 27 Nov 2026 10:00:00 GMT");
          RecordingUpstream.answer(exchange, 412, "{\"a\": 1.10}");
        });
    var answer =
        gateway.send(
            "PUT", "/Observation/1", "{\"resourceType\":\"Observation\"}", "If-Match", "W/\"6\"");
    assertThat(upstream.last().headers().getFirst("If-Match")).isEqualTo("W/\"6\"");
    assertThat(answer.statusCode()).isEqualTo(412);
    assertThat(answer.body()).isEqualTo("{\"a\": 1.10}");
    var headers = answer.headers();
    assertThat(headers.firstValue("ETag")).contains("W/\"7\"");
    assertThat(headers.firstValue("Last-Modified")).contains("Fri, 27 Nov 2026 10:00:00 GMT");
    assertThat(headers.firstValue("Location"))
        .contains(gateway.base() + "/Observation/1/_history/7");
    assertThat(headers.firstValue("Content-Location"))
        .contains("https://elsewhere.example/Observation/1");
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    assertThat(headers.firstValue("CamelSomething")).isEmpty();
  }

  @Test
  void conditionalCreateAndPatchAndFormSearchArrive() throws Exception {
    gateway.send("POST", "/Patient", "{}", "If-None-Exist", "identifier=a|b");
    assertThat(upstream.last().headers().getFirst("If-None-Exist")).isEqualTo("identifier=a|b");
    var patch = "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":true}]";
    gateway.send(
        gateway
            .request("/Patient/1")
            .header("Content-Type", "application/json-patch+json")
            .method("PATCH", BodyPublishers.ofString(patch)));
    assertThat(upstream.last().method()).isEqualTo("PATCH");
    assertThat(upstream.last().body()).isEqualTo(patch);
    gateway.send(
        gateway
            .request("/Claim/_search")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("patient=Patient%2F1&status=active")));
    assertThat(upstream.last().uri()).isEqualTo("/ehr/fhir/Claim/_search");
    assertThat(upstream.last().body()).isEqualTo("patient=Patient%2F1&status=active");
  }

  @Test
  void deleteAndHeadHaveNoBody() throws Exception {
    upstream.answer(exchange -> RecordingUpstream.answer(exchange, 204, ""));
    assertThat(gateway.send(gateway.request("/Patient/1").DELETE()).statusCode()).isEqualTo(204);
    upstream.answer(
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "W/\"1\"");
          exchange.sendResponseHeaders(200, -1);
        });
    var head = gateway.send(gateway.request("/Patient/1").method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("ETag")).contains("W/\"1\"");
  }

  @Test
  void gzipStaysPacked() throws Exception {
    var packed = gzip("{\"resourceType\":\"Patient\"}");
    upstream.answer(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          RecordingUpstream.answer(exchange, 200, packed);
        });
    var answer =
        gateway
            .http()
            .send(
                gateway
                    .request("/Patient/1")
                    .header("Accept-Encoding", "gzip")
                    .header("Content-Encoding", "gzip")
                    .header("Content-Type", "application/fhir+json")
                    .PUT(BodyPublishers.ofByteArray(packed))
                    .build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.body()).isEqualTo(packed);
    assertThat(upstream.last().headers().getFirst("Accept-Encoding")).isEqualTo("gzip");
    assertThat(upstream.last().sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.of(packed)));
  }

  static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** 400 MB each way, more than this JVM's heap is asked to hold at once for it. */
  @Test
  void bodiesOfHundredsOfMegabytesPassWithFlatMemory() throws Exception {
    long size = 400L * 1024 * 1024;
    upstream.answer(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            new Zeros(size).transferTo(out);
          }
        });
    var heap = java.lang.management.ManagementFactory.getMemoryMXBean();
    System.gc();
    long before = heap.getHeapMemoryUsage().getUsed();
    var answer =
        gateway
            .http()
            .send(
                gateway
                    .request("/Binary")
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofInputStream(() -> new Zeros(size)))
                    .build(),
                BodyHandlers.ofInputStream());
    var half = answer.body().readNBytes(1024).length;
    System.gc();
    long during = heap.getHeapMemoryUsage().getUsed();
    long rest = answer.body().transferTo(OutputStream.nullOutputStream());
    assertThat(upstream.last().length()).isEqualTo(size);
    assertThat(half + rest).isEqualTo(size);
    assertThat(during - before).isLessThan(64L * 1024 * 1024);
  }

  /** As many zeros as told. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] to, int from, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      java.util.Arrays.fill(to, from, from + count, (byte) 0);
      left -= count;
      return count;
    }
  }

  /** The first piece is there while the upstream still holds back the second. */
  @Test
  void pieceOfAnAnswerIsNotHeldBackForTheRest() throws Exception {
    var go = new CountDownLatch(1);
    upstream.answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            out.write("first".getBytes(StandardCharsets.UTF_8));
            out.flush();
            await(go);
            out.write("second".getBytes(StandardCharsets.UTF_8));
          }
        });
    var answer =
        gateway.http().send(gateway.request("/Patient").build(), BodyHandlers.ofInputStream());
    assertThat(new String(answer.body().readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("first");
    go.countDown();
    assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("second");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void redirectIsHandedOnAndNotFollowed() throws Exception {
    upstream.answer(
        exchange -> {
          exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest");
          RecordingUpstream.answer(exchange, 302, "");
        });
    var answer = gateway.send(gateway.request("/Patient/1"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("http://169.254.169.254/latest");
    assertThat(upstream.got()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../admin",
        "/Patient/..%2f..%2fadmin",
        "/%2e%2e/admin",
        "/Patient/%252e%252e%252fadmin",
        "//evil.example/fhir",
        "/Patient/%5c..%5cadmin",
        "/..;/admin"
      })
  void nobodyLeavesTheBase(String path) throws Exception {
    try (var socket = new Socket("localhost", URI.create(gateway.base()).getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET /gateway/fhir"
                      + path
                      + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).containsPattern("^HTTP/1.1 40[04]");
    }
    assertThat(upstream.got()).allMatch(got -> got.uri().startsWith("/ehr/fhir"));
    assertThat(upstream.got()).noneMatch(got -> got.uri().contains("admin"));
  }

  @Test
  void upstreamThatHangsIsSaidToBeLate() throws Exception {
    var end = new CountDownLatch(1);
    upstream.answer(exchange -> await(end));
    var answer = gateway.send(gateway.request("/Patient/1"));
    end.countDown();
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body()).contains("OperationOutcome", "timeout");
  }

  @Test
  void upstreamThatIsDownIsSaidToBeDown() throws Exception {
    try (var lonely =
        new Gateway(
            Gateway.settings(
                "http://localhost:1/fhir",
                "http://localhost:1/fhir",
                OnAlert.WARN,
                Unchecked.OPEN))) {
      var answer = lonely.send(lonely.request("/Patient/1"));
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/fhir+json"));
      assertThat(answer.body()).contains("OperationOutcome", "cannot be reached");
    }
  }

  @Test
  void answerThatIsCutIsNotMadeToLookWhole() throws Exception {
    upstream.answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          throw new IOException("gone");
        });
    HttpRequest request = gateway.request("/Patient/1").build();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> gateway.http().send(request, BodyHandlers.ofByteArray())))
        .isInstanceOf(IOException.class);
  }
}
