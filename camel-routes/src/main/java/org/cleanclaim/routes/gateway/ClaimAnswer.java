package org.cleanclaim.routes.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * The upstream's answer to a write that was judged, with the alerts: in headers always; as an
 * OperationOutcome where the caller prefers one or the upstream sends no body, and for each entry
 * of a Bundle in the place FHIR has for it.
 */
final class ClaimAnswer {
  private static final int LARGEST_ANSWER = 20 * 1024 * 1024;

  private final Passage passage;
  private final List<ClaimDesk.Judged> judged;
  private final NewsDesk news;

  ClaimAnswer(Passage passage, List<ClaimDesk.Judged> judged, NewsDesk news) {
    this.passage = passage;
    this.judged = judged;
    this.news = news;
  }

  void relay(ClassicHttpResponse upstream) throws IOException {
    try (upstream) {
      tell(judged.stream().map(ClaimDesk.Judged::verdict).toList());
      if (passage.path().segments().isEmpty()) {
        relayBundle(upstream);
      } else if (judged.isEmpty() || upstream.getCode() / 100 != 2) {
        passage.relay(upstream);
      } else if (prefers("OperationOutcome") || isBare(upstream) && !prefers("minimal")) {
        passage.relayInstead(upstream, JsonTree.write(outcome(upstream)));
      } else {
        passage.relay(upstream);
      }
    }
  }

  /** Says that nobody looked into it. */
  void relayUnchecked(ClassicHttpResponse upstream, String reason) throws IOException {
    try (upstream) {
      var verdict = ClaimVerdict.unchecked(reason);
      tell(List.of(verdict));
      if (upstream.getCode() / 100 == 2
          && (prefers("OperationOutcome") || isBare(upstream) && !prefers("minimal"))
          && !passage.path().segments().isEmpty()) {
        var outcome = upstreams(upstream);
        AlertOutcome.add((ArrayNode) outcome.get("issue"), verdict, "Claim", false);
        passage.relayInstead(upstream, JsonTree.write(outcome));
      } else {
        passage.relay(upstream);
      }
    }
  }

  /** 422 for what was found, 503 where nothing was found and something could not be checked. */
  void refuse(List<ClaimDesk.Judged> held) throws IOException {
    boolean isFound = held.stream().anyMatch(one -> one.verdict().holds());
    var outcome = JsonTree.object().put("resourceType", "OperationOutcome");
    var issues = outcome.putArray("issue");
    held.forEach(one -> AlertOutcome.add(issues, one.verdict(), one.place().expression(), true));
    tell(judged.stream().map(ClaimDesk.Judged::verdict).toList());
    var response = passage.response();
    response.setStatus(isFound ? 422 : 503);
    if (!isFound) {
      response.setHeader("Retry-After", "30");
    }
    response.setHeader("Cache-Control", "no-store");
    write(JsonTree.write(outcome));
  }

  private void write(byte[] body) throws IOException {
    var response = passage.response();
    response.setContentType("application/fhir+json;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** A batch some of whose entries never reached the upstream. */
  void relayBatch(ClassicHttpResponse upstream, List<ClaimDesk.Judged> refused) throws IOException {
    tell(judged.stream().map(ClaimDesk.Judged::verdict).toList());
    ObjectNode bundle;
    if (upstream == null) {
      passage.response().setStatus(200);
      bundle = JsonTree.object().put("resourceType", "Bundle").put("type", "batch-response");
      bundle.putArray("entry");
    } else if (upstream.getCode() / 100 == 2) {
      bundle = JsonTree.read(bytes(upstream));
    } else {
      passage.relay(upstream);
      return;
    }
    var entries = bundle.get("entry") instanceof ArrayNode there ? there : bundle.putArray("entry");
    refused.stream()
        .sorted(Comparator.comparingInt(one -> one.place().entry()))
        .forEach(
            one -> {
              var response = JsonTree.object();
              response
                  .putObject("response")
                  .put("status", one.verdict().holds() ? "422 Unprocessable Entity" : "503")
                  .set("outcome", AlertOutcome.of(one.verdict(), one.place().expression(), true));
              entries.insert(one.place().entry(), response);
            });
    judged.stream().filter(one -> !refused.contains(one)).forEach(one -> tellEntry(entries, one));
    tellNews(entries);
    if (upstream == null) {
      write(JsonTree.write(bundle));
    } else {
      passage.relayInstead(upstream, JsonTree.write(bundle));
    }
  }

  private void relayBundle(ClassicHttpResponse upstream) throws IOException {
    if (upstream.getCode() / 100 != 2 || isBare(upstream) || isPacked(upstream)) {
      passage.relay(upstream);
      return;
    }
    var raw = bytes(upstream);
    ObjectNode bundle;
    try {
      bundle = JsonTree.read(raw);
    } catch (IOException other) {
      passage.relayHead(upstream);
      passage.response().setContentLength(raw.length);
      passage.response().getOutputStream().write(raw);
      return;
    }
    if (bundle.get("entry") instanceof ArrayNode entries) {
      judged.forEach(one -> tellEntry(entries, one));
      tellNews(entries);
    }
    passage.relayInstead(upstream, judged.isEmpty() ? raw : JsonTree.write(bundle));
  }

  private static boolean isPacked(ClassicHttpResponse upstream) {
    return upstream.containsHeader("Content-Encoding");
  }

  private static void tellEntry(ArrayNode entries, ClaimDesk.Judged one) {
    if (one.place().entry() < 0
        || !(entries.path(one.place().entry()).path("response") instanceof ObjectNode response)) {
      return;
    }
    if (response.get("outcome") instanceof ObjectNode there
        && there.get("issue") instanceof ArrayNode issues) {
      AlertOutcome.add(issues, one.verdict(), one.place().expression(), false);
    } else {
      response.set("outcome", AlertOutcome.of(one.verdict(), one.place().expression(), false));
    }
  }

  private void tellNews(ArrayNode entries) {
    var caller = Caller.of(passage.request());
    for (var entry : entries) {
      var response = entry.path("response");
      if (response.path("status").asText().startsWith("2")) {
        var written = GatewayServlet.at(response.path("location").asText(), caller);
        if (written != null) {
          news.tell(written);
        }
      }
    }
  }

  private ObjectNode outcome(ClassicHttpResponse upstream) throws IOException {
    var outcome = upstreams(upstream);
    var issues = (ArrayNode) outcome.get("issue");
    judged.forEach(one -> AlertOutcome.add(issues, one.verdict(), one.place().expression(), false));
    return outcome;
  }

  /** The upstream's own OperationOutcome, or an empty one. */
  private static ObjectNode upstreams(ClassicHttpResponse upstream) throws IOException {
    if (!isBare(upstream) && !isPacked(upstream)) {
      try {
        var told = JsonTree.read(bytes(upstream));
        if (told.path("resourceType").asText().equals("OperationOutcome")
            && told.get("issue") instanceof ArrayNode) {
          return told;
        }
      } catch (IOException other) {
        // It told something else than was preferred.
      }
    }
    var outcome = JsonTree.object().put("resourceType", "OperationOutcome");
    outcome.putArray("issue");
    return outcome;
  }

  private static boolean isBare(ClassicHttpResponse upstream) {
    return upstream.getEntity() == null || upstream.getEntity().getContentLength() == 0;
  }

  private static byte[] bytes(ClassicHttpResponse upstream) throws IOException {
    var bytes = upstream.getEntity().getContent().readNBytes(LARGEST_ANSWER + 1);
    if (bytes.length > LARGEST_ANSWER) {
      throw new IOException("The upstream's answer is longer than an answer to a Bundle can be.");
    }
    return bytes;
  }

  private boolean prefers(String what) {
    var prefer = passage.request().getHeader("Prefer");
    return prefer != null && prefer.replace(" ", "").contains("return=" + what);
  }

  private void tell(List<ClaimVerdict> verdicts) {
    if (verdicts.isEmpty()) {
      return;
    }
    var response = passage.response();
    response.setHeader("X-Cleanclaim-Outcome", AlertOutcome.gravest(verdicts));
    var alerts = AlertOutcome.header(verdicts);
    if (!alerts.isEmpty()) {
      response.setHeader("X-Cleanclaim-Alerts", alerts);
    }
    verdicts.stream()
        .flatMap(verdict -> verdict.alerts().stream())
        .map(ClaimVerdict.Alert::page)
        .filter(page -> page != null && page.matches("https?://[^<>\\s\"]+"))
        .distinct()
        .limit(10)
        .forEach(page -> response.addHeader("Link", "<" + page + ">; rel=\"help\""));
  }
}
