package org.cleanclaim.routes.gateway;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.util.ObjectHelper;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.operations.TraceId;
import org.hl7.fhir.r4.model.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has claims judged, all within one time; what is not judged by then is unchecked. */
public final class ClaimDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimDesk.class);

  private final ProducerTemplate camel;
  private final String route;
  private final Duration within;
  private final Executor executor;

  public ClaimDesk(ProducerTemplate camel, String route, Duration within, Executor executor) {
    this.camel = camel;
    this.route = route;
    this.within = within;
    this.executor = executor;
  }

  /** A claim of a body with what was said of it. */
  record Judged(SentBody.Place place, ClaimVerdict verdict, boolean isDraft) {
    boolean isToBeHeld(GatewaySettings.Unchecked unchecked) {
      return !isDraft
          && (verdict.holds()
              || verdict.isUnchecked() && unchecked == GatewaySettings.Unchecked.CLOSED);
    }
  }

  private record Asked(
      SentBody.Place place, boolean isDraft, CompletableFuture<ClaimVerdict> verdict) {}

  /** The claims for payment among those of a body, each judged or unchecked. */
  List<Judged> judge(SentBody body, Caller caller) {
    long end = System.nanoTime() + within.toNanos();
    var asked = new ArrayList<Asked>();
    for (var place : body.places()) {
      ask(body, place, caller, asked);
    }
    return asked.stream()
        .map(one -> new Judged(one.place(), await(one.verdict(), end), one.isDraft()))
        .toList();
  }

  /** Requests for authorization and estimates ask for no money; the plug-in leaves them too. */
  private void ask(SentBody body, SentBody.Place place, Caller caller, List<Asked> asked) {
    var use = place.claim().path("use").asText();
    if (use.equals("preauthorization") || use.equals("predetermination")) {
      return;
    }
    boolean isDraft = place.claim().path("status").asText().equals("draft");
    asked.add(new Asked(place, isDraft, start(body, place, caller)));
  }

  private CompletableFuture<ClaimVerdict> start(
      SentBody body, SentBody.Place place, Caller caller) {
    Claim claim;
    try {
      claim = body.claim(place);
    } catch (DataFormatException | IllegalArgumentException | ClassCastException unreadable) {
      return CompletableFuture.completedFuture(
          ClaimVerdict.unchecked("it cannot be read as a FHIR R4 Claim."));
    }
    var trace = TraceId.current();
    try {
      return CompletableFuture.supplyAsync(
          () -> {
            try (var on = TraceId.of(trace)) {
              return camel.requestBody(
                  route, new WrittenClaim(claim, body.sent(), caller), ClaimVerdict.class);
            }
          },
          executor);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.completedFuture(
          ClaimVerdict.unchecked("too many checks are under way."));
    }
  }

  private ClaimVerdict await(CompletableFuture<ClaimVerdict> verdict, long end) {
    try {
      return verdict.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      verdict.cancel(true);
      return told("the check took longer than %d ms.".formatted(within.toMillis()), late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return told("the gateway is being stopped.", stopped);
    } catch (ExecutionException failed) {
      return told(reason(failed), failed);
    }
  }

  private static ClaimVerdict told(String reason, Exception cause) {
    LOG.warn("A claim was not checked: {}", reason);
    LOG.debug("The cause is a {}", cause.getClass().getName());
    return ClaimVerdict.unchecked(reason);
  }

  /** In our own words: what another server said may hold anything. */
  private static String reason(Exception failed) {
    for (var cause : ObjectHelper.createExceptionIterable(failed)) {
      if (cause instanceof RouteFailure known) {
        return known.getMessage();
      }
      if (cause instanceof FhirClientConnectionException) {
        return "the Cleanclaim server cannot be reached.";
      }
      if (cause instanceof BaseServerResponseException answered) {
        return "the Cleanclaim server answered %d.".formatted(answered.getStatusCode());
      }
      if (cause instanceof RejectedExecutionException) {
        return "too many checks are under way.";
      }
    }
    return "the check failed inside the gateway.";
  }
}
