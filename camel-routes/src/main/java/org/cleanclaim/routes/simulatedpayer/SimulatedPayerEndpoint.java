package org.cleanclaim.routes.simulatedpayer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.cleanclaim.routes.x12.eligibility.AnswerWriter;
import org.cleanclaim.routes.x12.eligibility.InquiryReader;
import org.cleanclaim.routes.x12.eligibility.ReceivedInquiry;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * The simulated payer over HTTP: 270 in, 271 out; 276 in, 277 out; and the switch for its
 * misbehaviours.
 */
@RestController
@RequestMapping("/payer")
public class SimulatedPayerEndpoint {
  private static final MediaType X12 = MediaType.parseMediaType("application/EDI-X12");
  private static final long LONGEST_HANG_MILLIS = 120_000;

  private final SimulatedPayer payer;
  private final SimulatedClaims claims;
  private final SimulatedPayerSettings settings;
  private final Misbehaviours misbehaviours;
  private final Runnable claimsLetGo;
  private final Set<DeferredResult<ResponseEntity<byte[]>>> hanging = ConcurrentHashMap.newKeySet();
  private final AtomicLong calls = new AtomicLong();

  public SimulatedPayerEndpoint(
      SimulatedPayer payer,
      SimulatedPayerSettings settings,
      Misbehaviours misbehaviours,
      SimulatedClaims claims) {
    this.claimsLetGo = claims.core()::letGo;
    this.payer = payer;
    this.claims = claims;
    this.settings = settings;
    this.misbehaviours = misbehaviours;
  }

  /** Answers a 270 with a 271 and a 276 with a 277, unless told to misbehave. */
  @PostMapping("/x12")
  DeferredResult<ResponseEntity<byte[]>> answer(@RequestBody(required = false) byte[] body) {
    long number = calls.incrementAndGet();
    var result = new DeferredResult<ResponseEntity<byte[]>>(LONGEST_HANG_MILLIS);
    result.onTimeout(() -> result.setResult(ResponseEntity.status(503).build()));
    result.onCompletion(() -> hanging.remove(result));
    if (body != null && StatusAnswers.isInquiry(body)) {
      answerStatus(result, body);
      return result;
    }
    List<ReceivedInquiry> inquiries;
    try {
      inquiries =
          new InquiryReader().read(new ByteArrayInputStream(body == null ? new byte[0] : body));
    } catch (X12Unreadable unreadable) {
      result.setResult(ResponseEntity.badRequest().body("no 270".getBytes(US_ASCII)));
      return result;
    }
    if (inquiries.size() != 1) {
      result.setResult(
          ResponseEntity.badRequest().body("one patient at a time".getBytes(US_ASCII)));
      return result;
    }
    respond(result, mode(inquiries.get(0)), x12(inquiries.get(0), number));
    return result;
  }

  private void answerStatus(DeferredResult<ResponseEntity<byte[]>> result, byte[] body) {
    try {
      var statuses = claims.statuses();
      respond(result, mode(statuses.payer(body)), statuses.answer(body));
    } catch (X12Unreadable unreadable) {
      result.setResult(ResponseEntity.badRequest().body("no 276".getBytes(US_ASCII)));
    }
  }

  /** Inquiries received so far, misbehaved on or not. */
  @GetMapping("/calls")
  Map<String, Long> calls() {
    return Map.of("calls", calls.get());
  }

  @PostMapping("/misbehaviour")
  Collection<Misbehaviour> misbehave(@RequestBody Misbehaviour wanted) {
    misbehaviours.only(wanted.payer() == null ? "" : wanted.payer(), wanted.mode());
    letGo();
    return misbehaviours();
  }

  /** Ends the requests that hang, so that a demonstration or a shutdown does not wait for them. */
  @EventListener(ContextClosedEvent.class)
  void letGo() {
    hanging.forEach(result -> result.setResult(ResponseEntity.status(503).build()));
    hanging.clear();
    claimsLetGo.run();
  }

  @GetMapping("/misbehaviour")
  Collection<Misbehaviour> misbehaviours() {
    return misbehaviours.all();
  }

  /** Every way to fail, and whether it does now. */
  @GetMapping("/misbehaviours")
  List<Misbehaviours.Switch> switches() {
    return misbehaviours.switches();
  }

  /** Turns one of them on or off. */
  @PutMapping("/misbehaviours/{id}")
  ResponseEntity<List<Misbehaviours.Switch>> turn(
      @PathVariable("id") String id, @RequestBody Turn wanted) {
    var mode = Misbehaviour.Mode.of(id).filter(one -> one != Misbehaviour.Mode.NONE);
    if (mode.isEmpty()) {
      return ResponseEntity.notFound().build();
    }
    misbehaviours.set(mode.get(), wanted.active());
    if (!wanted.active()) {
      letGo();
    }
    return ResponseEntity.ok(switches());
  }

  /** Which way a switch is turned. */
  record Turn(@JsonProperty("active") boolean active) {}

  private Misbehaviour.Mode mode(ReceivedInquiry inquiry) {
    var mode = mode(inquiry.inquiry().question().payer().id());
    return mode == Misbehaviour.Mode.NONE && payer.isSlow(inquiry.inquiry())
        ? Misbehaviour.Mode.SLOW
        : mode;
  }

  private Misbehaviour.Mode mode(String payerId) {
    return misbehaviours.ofCall(payerId);
  }

  private byte[] x12(ReceivedInquiry received, long number) {
    var envelope =
        received
            .interchange()
            .answered(LocalDateTime.now(), "%09d".formatted(number % 1_000_000_000));
    return new AnswerWriter().write(envelope, payer.answer(received.inquiry()));
  }

  private void respond(
      DeferredResult<ResponseEntity<byte[]>> result, Misbehaviour.Mode mode, byte[] answer) {
    switch (mode) {
      case HANG -> hanging.add(result);
      case SLOW ->
          CompletableFuture.delayedExecutor(settings.slow().toMillis(), TimeUnit.MILLISECONDS)
              .execute(() -> result.setResult(ok(answer)));
      case REFUSE -> result.setResult(ResponseEntity.status(503).build());
      case GARBAGE -> result.setResult(ok("\u0001garbage, not X12\u0002".getBytes(US_ASCII)));
      case HALF -> result.setResult(ok(Arrays.copyOf(answer, answer.length / 2)));
      case HTML ->
          result.setResult(
              ResponseEntity.ok()
                  .contentType(MediaType.TEXT_HTML)
                  .body("<html><body>Scheduled maintenance</body></html>".getBytes(US_ASCII)));
      case EMPTY_200 -> result.setResult(ok(new byte[0]));
      // The others are about claims.
      default -> result.setResult(ok(answer));
    }
  }

  private static ResponseEntity<byte[]> ok(byte[] body) {
    return ResponseEntity.ok().contentType(X12).body(body);
  }
}
