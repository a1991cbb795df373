package org.cleanclaim.routes.simulatedpayer;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.cleanclaim.routes.core.CoreEnvelope;
import org.cleanclaim.routes.core.CoreFault;
import org.cleanclaim.routes.core.MultipartForm;
import org.cleanclaim.routes.simulatedpayer.ClaimAnswers.Answer;
import org.cleanclaim.routes.simulatedpayer.Misbehaviour.Mode;

/**
 * The simulated payer by CAQH CORE: claims in, confirmed at once; answers out when they are asked
 * for and due, one at a time, and gone when their receipt is confirmed. Kept in memory.
 */
public final class SimulatedCore extends HttpServlet {
  private static final Pattern ASKED = Pattern.compile("X12_([0-9A-Z]+)_Request_.*");
  private static final long LONGEST_HANG_MILLIS = 120_000;
  private static final int MOST_BYTES = 50_000_000;

  private final transient MisbehavingDesk desk;
  private final transient Misbehaviours misbehaviours;
  private final transient DueTimes times;
  private final transient SimulatedPayerSettings settings;
  private final transient Clock clock;
  private final transient Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final transient Set<AsyncContext> hanging = ConcurrentHashMap.newKeySet();

  SimulatedCore(
      MisbehavingDesk desk,
      Misbehaviours misbehaviours,
      DueTimes times,
      SimulatedPayerSettings settings,
      Clock clock) {
    this.desk = desk;
    this.misbehaviours = misbehaviours;
    this.times = times;
    this.settings = settings;
    this.clock = clock;
  }

  private record Waiting(Answer answer, long since) {}

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var mode = misbehaviours.ofCall(null);
    if (mode == Mode.HANG) {
      hang(request);
      return;
    }
    if (mode == Mode.REFUSE) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    var body = request.getInputStream().readNBytes(MOST_BYTES);
    var answer = answer(request.getContentType(), body);
    boolean isClaim = "X12_BatchReceiptConfirmation".equals(answer.payloadType());
    if (mode == Mode.LATE_ANSWER && isClaim) {
      hang(request);
    } else if (mode == Mode.SLOW) {
      later(request, answer);
    } else {
      write(response, mode, answer);
    }
  }

  private CoreEnvelope answer(String contentType, byte[] body) {
    try {
      return answer(CoreEnvelope.of(MultipartForm.read(contentType, body)));
    } catch (CoreFault fault) {
      return new CoreEnvelope(
          "CoreEnvelopeError",
          UUID.randomUUID().toString(),
          clock.instant(),
          "SIMULATED",
          "UNKNOWN",
          "",
          "",
          fault.code(),
          fault.getMessage(),
          new byte[0]);
    }
  }

  private synchronized CoreEnvelope answer(CoreEnvelope asked) {
    if (asked.payloadType().startsWith("X12_837")) {
      desk.called(asked.payload())
          .forEach(
              answer ->
                  waiting.put(UUID.randomUUID().toString(), new Waiting(answer, clock.millis())));
      return said(asked, "X12_BatchReceiptConfirmation", asked.payloadId(), new byte[0]);
    }
    if ("X12_Response_ConfirmReceiptReceived".equals(asked.payloadType())) {
      waiting.remove(asked.payloadId());
      return said(asked, asked.payloadType(), asked.payloadId(), new byte[0]);
    }
    var type = ASKED.matcher(asked.payloadType());
    if (!type.matches()) {
      throw new CoreFault("PayloadTypeIllegal", "The payer knows no such payload type.");
    }
    return due(type.group(1))
        .map(
            found ->
                said(
                    asked,
                    asked.payloadType().replace("_Request_", "_Response_"),
                    found.getKey(),
                    found.getValue().answer().content()))
        .orElseGet(
            () ->
                said(
                    asked,
                    "X12_005010_Response_NoBatchResultsFile",
                    asked.payloadId(),
                    new byte[0]));
  }

  private Optional<Map.Entry<String, Waiting>> due(String kind) {
    return waiting.entrySet().stream()
        .filter(
            one ->
                one.getValue()
                    .answer()
                    .name()
                    .toUpperCase(java.util.Locale.ROOT)
                    .endsWith("." + kind))
        .filter(one -> times.isDue(one.getValue().answer().name(), one.getValue().since()))
        .findFirst();
  }

  private CoreEnvelope said(CoreEnvelope asked, String type, String id, byte[] payload) {
    return asked.answered(type, id, clock.instant(), CoreEnvelope.SUCCESS, "", payload);
  }

  private static void write(HttpServletResponse response, Mode mode, CoreEnvelope answer)
      throws IOException {
    var form = answer.form();
    var boundary = form.boundary();
    var body = form.body(boundary);
    response.setContentType(MultipartForm.contentType(boundary));
    switch (mode) {
      case GARBAGE -> body = "\u0001garbage\u0002".getBytes(StandardCharsets.US_ASCII);
      case HALF -> body = Arrays.copyOf(body, body.length / 2);
      case HTML -> {
        response.setContentType("text/html");
        body =
            "<html><body>Scheduled maintenance</body></html>".getBytes(StandardCharsets.US_ASCII);
      }
      case EMPTY_200 -> body = new byte[0];
      default -> {
        // The answer as it is.
      }
    }
    response.getOutputStream().write(body);
  }

  private void hang(HttpServletRequest request) {
    var open = request.startAsync();
    open.setTimeout(LONGEST_HANG_MILLIS);
    hanging.add(open);
  }

  private void later(HttpServletRequest request, CoreEnvelope answer) {
    var open = request.startAsync();
    open.setTimeout(LONGEST_HANG_MILLIS);
    CompletableFuture.delayedExecutor(settings.slow().toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              try {
                write((HttpServletResponse) open.getResponse(), Mode.NONE, answer);
                open.complete();
              } catch (IOException gone) {
                throw new UncheckedIOException(gone);
              } catch (IllegalStateException gone) {
                // Who asked did not wait.
              }
            });
  }

  /** Ends the requests that hang. */
  public void letGo() {
    hanging.removeIf(
        open -> {
          try {
            ((HttpServletResponse) open.getResponse())
                .setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            open.complete();
          } catch (IllegalStateException gone) {
            // Who asked did not wait.
          }
          return true;
        });
  }

  @Override
  public void destroy() {
    letGo();
  }
}
