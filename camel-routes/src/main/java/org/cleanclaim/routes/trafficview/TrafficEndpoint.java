package org.cleanclaim.routes.trafficview;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.cleanclaim.routes.audit.AuditEntry;
import org.cleanclaim.routes.audit.AuditTrail;
import org.cleanclaim.routes.filing.FilingPacket;
import org.cleanclaim.routes.filing.FilingProof;
import org.cleanclaim.routes.filing.FilingProofs;
import org.cleanclaim.routes.operations.FailureAnswer;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.replay.OutgoingReplay;
import org.cleanclaim.routes.replay.QuarantineReplay;
import org.cleanclaim.routes.replay.ReplayPlan;
import org.cleanclaim.routes.tracing.ClaimTraces;
import org.cleanclaim.routes.tracing.Content;
import org.cleanclaim.routes.tracing.Exchange;
import org.cleanclaim.routes.tracing.ExchangeList;
import org.cleanclaim.routes.tracing.ExchangeQuery;
import org.cleanclaim.routes.tracing.Exchanges;
import org.cleanclaim.routes.tracing.TracedClaim;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * The traffic for the screen: what may be seen by GET, masked; what shows a patient or does
 * something by POST, with a reason that is kept on record before anything is answered.
 */
@RestController
@RequestMapping(TrafficEndpoint.PATH)
public class TrafficEndpoint {
  public static final String PATH = "/routes/traffic";

  private final Exchanges exchanges;
  private final ClaimTraces traces;
  private final FilingProofs proofs;
  private final AuditTrail audit;
  private final Replays replays;
  private final TrafficCallers callers;
  private final FailureAnswer failures;
  private final ZoneId zone;

  public TrafficEndpoint(
      Exchanges exchanges,
      ClaimTraces traces,
      FilingProofs proofs,
      AuditTrail audit,
      Replays replays,
      TrafficCallers callers,
      FailureAnswer failures,
      ZoneId zone) {
    this.exchanges = exchanges;
    this.traces = traces;
    this.proofs = proofs;
    this.audit = audit;
    this.replays = replays;
    this.callers = callers;
    this.failures = failures;
    this.zone = zone;
  }

  /**
   * How something is done again.
   *
   * @param camel calls the routes
   * @param outgoing name of the route for what went out
   * @param quarantine for files that are quarantined
   */
  public record Replays(ProducerTemplate camel, String outgoing, QuarantineReplay quarantine) {}

  @GetMapping
  ResponseEntity<ExchangeList> list(
      @RequestParam(required = false) String direction,
      @RequestParam(required = false) String kind,
      @RequestParam(required = false) String state,
      @RequestParam(required = false) String payer,
      @RequestParam(required = false) String trace,
      @RequestParam(required = false) String from,
      @RequestParam(required = false) String to,
      @RequestParam(defaultValue = "0") int page) {
    if (page < 0 || page > 1_000_000) {
      throw RouteFailure.unusable("There is no such page.", null);
    }
    return shown(
        exchanges.list(
            new ExchangeQuery(direction, kind, state, payer, trace, time(from), time(to), page)));
  }

  @GetMapping("/exchanges/{id}")
  ResponseEntity<ExchangeDetails> open(
      @PathVariable String id, @RequestParam(defaultValue = "1") int from) {
    var exchange = find(id);
    return shown(
        new ExchangeDetails(
            exchange,
            traces.in(exchange),
            Content.masked(bytes(exchange), Math.max(1, from)),
            audit.about(id)));
  }

  /** The same unmasked: who asked and why is on record first. */
  @PostMapping("/exchanges/{id}/reveal")
  ResponseEntity<Content> reveal(
      @PathVariable String id, @RequestBody Asked asked, HttpServletRequest request) {
    var exchange = find(id);
    var content = Content.open(bytes(exchange), asked.segment());
    record(
        request,
        "reveal",
        id,
        asked.why(),
        "segments from " + asked.segment() + ": " + content.segments().size());
    return shown(content);
  }

  /** The bytes as they went or came. */
  @PostMapping("/exchanges/{id}/original")
  ResponseEntity<byte[]> original(
      @PathVariable String id, @RequestBody Asked asked, HttpServletRequest request) {
    var exchange = find(id);
    var bytes = bytes(exchange);
    record(request, "download", id, asked.why(), bytes.length + " bytes");
    return file(exchange.name(), "application/EDI-X12", bytes);
  }

  @PostMapping("/exchanges/{id}/replay")
  ResponseEntity<ReplayPlan> replay(
      @PathVariable String id, @RequestBody Asked asked, HttpServletRequest request) {
    var exchange = find(id);
    if (asked.isRehearsal()) {
      return shown(run(exchange, asked));
    }
    var why = asked.why();
    var plan = run(exchange, asked);
    record(
        request,
        "replay",
        id,
        asked.absence() == null
            ? why
            : why
                + " (partner's word: "
                + asked.absence().representative()
                + ", "
                + asked.absence().reference()
                + ")",
        plan.action() + (plan.done() ? " done" : " refused"));
    return shown(plan);
  }

  private ReplayPlan run(Exchange exchange, Asked asked) {
    return exchange.direction().equals("out")
        ? replays
            .camel()
            .requestBody(
                replays.outgoing(),
                new OutgoingReplay.Ask(
                    Exchanges.interchange(exchange.id()), asked.absence(), asked.isRehearsal()),
                ReplayPlan.class)
        : replays
            .quarantine()
            .run(exchange.partner(), exchange.name(), bytes(exchange), asked.isRehearsal());
  }

  /** All versions of a claim with their ways. */
  @GetMapping("/claims/{id}")
  ResponseEntity<List<TracedClaim>> claim(@PathVariable String id) {
    return shown(traces.ofClaim("Claim/" + id));
  }

  /** What proves that the claim was filed. */
  @GetMapping("/claims/{id}/filing")
  ResponseEntity<FilingProof> filing(@PathVariable String id) {
    return shown(proofs.of("Claim/" + id));
  }

  @PostMapping("/claims/{id}/filing-packet")
  ResponseEntity<byte[]> packet(
      @PathVariable String id, @RequestBody Asked asked, HttpServletRequest request) {
    boolean zip = "zip".equalsIgnoreCase(asked.format());
    if (!zip && asked.format() != null && !"pdf".equalsIgnoreCase(asked.format())) {
      throw RouteFailure.unusable("A packet is made as pdf or as zip.", null);
    }
    var why = asked.why();
    var proof = proofs.of("Claim/" + id);
    if (!proof.isProof()) {
      throw RouteFailure.conflicting(proof.words());
    }
    var packet = new FilingPacket(proof, zone);
    var bytes = zip ? packet.zip() : packet.pdf();
    record(
        request,
        "filing-packet",
        "Claim/" + id,
        why,
        proof.level().name().toLowerCase(Locale.ROOT) + ", " + (zip ? "zip" : "pdf"));
    return file(
        "proof-of-filing-" + proof.trace() + (zip ? ".zip" : ".pdf"),
        zip ? "application/zip" : MediaType.APPLICATION_PDF_VALUE,
        bytes);
  }

  /**
   * The trail of what people did.
   *
   * @param entries about what was asked for, the newest first
   * @param intact no entry of the whole trail was changed or taken out
   * @param brokenAt the first place that does not hold, null when all do
   */
  record Trail(List<AuditEntry> entries, boolean intact, Long brokenAt) {}

  @GetMapping("/audit")
  ResponseEntity<Trail> trail(@RequestParam String about) {
    var broken = audit.broken();
    return shown(new Trail(audit.about(about), broken.isEmpty(), broken.orElse(null)));
  }

  @ExceptionHandler
  ResponseEntity<String> failed(Exception caught) {
    var told = failures.tell("traffic", readable(caught));
    var headers = new HttpHeaders();
    told.headers().forEach(headers::set);
    return ResponseEntity.status(told.status()).headers(headers).body(told.body());
  }

  private static Exception readable(Exception caught) {
    if (caught instanceof HttpMessageNotReadableException
        || caught instanceof MethodArgumentTypeMismatchException
        || caught instanceof ErrorResponse) {
      return RouteFailure.unusable(
          "The request cannot be read. Send JSON, and numbers where numbers are asked for.",
          caught);
    }
    return caught instanceof CamelExecutionException called
            && called.getCause() instanceof Exception cause
        ? cause
        : caught;
  }

  private void record(
      HttpServletRequest request, String action, String about, String why, String outcome) {
    audit.write(callers.of(request), action, about, why, outcome);
  }

  private Exchange find(String id) {
    return exchanges
        .find(id)
        .orElseThrow(() -> RouteFailure.missing("There is no such message here."));
  }

  private byte[] bytes(Exchange exchange) {
    return exchanges
        .bytes(exchange)
        .orElseThrow(() -> RouteFailure.missing("There is no such message here."));
  }

  private static Instant time(String text) {
    try {
      return text == null || text.isBlank() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException invalid) {
      throw RouteFailure.unusable("A time is written as 2026-11-27T13:00:00Z.", invalid);
    }
  }

  private static <T> ResponseEntity<T> shown(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }

  private static ResponseEntity<byte[]> file(String name, String type, byte[] bytes) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType(type))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(bytes);
  }
}
