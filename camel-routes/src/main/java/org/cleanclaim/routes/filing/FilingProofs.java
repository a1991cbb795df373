package org.cleanclaim.routes.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cleanclaim.routes.filing.FilingProof.Level;
import org.cleanclaim.routes.tracing.ClaimTraces;
import org.cleanclaim.routes.tracing.Exchanges;
import org.cleanclaim.routes.tracing.TracedClaim;
import org.cleanclaim.routes.x12.view.Excerpt;
import org.cleanclaim.routes.x12.view.RawSegment;

/**
 * Finds what proves that a claim was filed. Of several versions of a claim the one that proves most
 * counts, and of those the first: it is the one that was in time.
 */
public final class FilingProofs {
  private static final Pattern IN_ADJUDICATION =
      Pattern.compile("277(CA)?\\b.* (A2|A5|P\\d|F\\d)\\b.*");
  private static final Pattern READABLE =
      Pattern.compile("(TA1 [AE]\\b|999 [AE]\\b|277(CA)?\\b.* A[01]\\b).*");
  private static final Pattern ACCEPTING = Pattern.compile("A2|A5|P\\d|F\\d");
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final ClaimTraces traces;
  private final Exchanges exchanges;

  public FilingProofs(ClaimTraces traces, Exchanges exchanges) {
    this.traces = traces;
    this.exchanges = exchanges;
  }

  /** The proof for a claim such as Claim/17. */
  public FilingProof of(String claim) {
    return traces.ofClaim(claim).stream()
        .map(this::proof)
        .min(
            Comparator.comparing(FilingProof::level)
                .thenComparing(proof -> proof.sentAt() == null ? Instant.MAX : proof.sentAt()))
        .orElseGet(
            () ->
                new FilingProof(
                    claim,
                    Level.NONE,
                    "No version of this claim was taken on to be sent, so there is nothing that"
                        + " proves its filing.",
                    null,
                    null,
                    null,
                    null,
                    List.of()));
  }

  private FilingProof proof(TracedClaim claim) {
    var documents = documents(claim);
    var sentAt = sentAt(claim);
    var level = level(claim);
    var acceptedOn =
        level == Level.ACCEPTED
            ? acceptedOn(documents, claim.trace())
            : Optional.<LocalDate>empty();
    return new FilingProof(
        claim.claim(),
        level,
        words(claim, level),
        claim.trace(),
        claim.payer(),
        sentAt,
        acceptedOn.orElse(null),
        documents);
  }

  private static Instant sentAt(TracedClaim claim) {
    return claim.steps().stream()
        .filter(step -> "SENT".equals(step.state()))
        .map(TracedClaim.Step::at)
        .findFirst()
        .orElse(null);
  }

  private static Level level(TracedClaim claim) {
    // What was rejected counts as not filed, whoever could read it.
    if (claim.state().equals("REJECTED")) {
      return Level.NONE;
    }
    var said =
        claim.steps().stream()
            .filter(step -> step.kind() != null)
            .map(TracedClaim.Step::said)
            .filter(Objects::nonNull)
            .toList();
    if (said.stream().anyMatch(one -> IN_ADJUDICATION.matcher(one).matches())) {
      return Level.ACCEPTED;
    }
    return said.stream().anyMatch(one -> READABLE.matcher(one).matches())
        ? Level.RECEIVED
        : Level.NONE;
  }

  private static String words(TracedClaim claim, Level level) {
    return switch (level) {
      case ACCEPTED -> "The payer accepted the claim into adjudication.";
      case RECEIVED ->
          "The receiver confirmed that it has the claim and can read it. The payer has not said"
              + " that it took it into adjudication; many payers want that.";
      case NONE ->
          switch (claim.state()) {
            case "HELD" ->
                "No proof: the claim was not sent. " + Objects.toString(claim.reason(), "");
            case "QUEUED", "BATCHED" -> "No proof: the claim waits to be sent.";
            case "SENDING", "IN_DOUBT" ->
                "No proof: the claim was sent, but whether it arrived is not known.";
            case "REJECTED" ->
                "No proof: the claim was rejected before adjudication, which counts as not filed. "
                    + Objects.toString(claim.reason(), "");
            case "CANCELLED" -> "No proof: this version was replaced before it was sent.";
            default -> "No proof: the claim was sent, and nothing that came back says it arrived.";
          };
    };
  }

  private List<FilingDocument> documents(TracedClaim claim) {
    var documents = new ArrayList<FilingDocument>();
    var sent = sentAt(claim);
    if (claim.exchange() != null && sent != null) {
      document(claim, claim.exchange(), sent, "").ifPresent(documents::add);
    }
    var answers = new LinkedHashMap<String, List<TracedClaim.Step>>();
    claim.steps().stream()
        .filter(step -> step.kind() != null && !step.kind().equals("835"))
        .forEach(
            step -> answers.computeIfAbsent(step.exchange(), id -> new ArrayList<>()).add(step));
    answers.forEach(
        (id, steps) ->
            document(
                    claim,
                    id,
                    steps.get(0).at(),
                    steps.stream().map(TracedClaim.Step::said).collect(Collectors.joining(", ")))
                .ifPresent(documents::add));
    return List.copyOf(documents);
  }

  private Optional<FilingDocument> document(TracedClaim claim, String id, Instant at, String said) {
    var exchange = exchanges.find(id);
    return exchange
        .flatMap(exchanges::bytes)
        .map(
            bytes -> {
              var excerpt = Excerpt.of(bytes, claim.trace(), claim.controlNumber(), claim.set());
              return new FilingDocument(
                  id,
                  exchange.get().kind(),
                  exchange.get().name(),
                  at,
                  exchange.get().sha256(),
                  bytes.length,
                  said,
                  excerpt.whole(),
                  excerpt,
                  bytes);
            });
  }

  /** The date the payer gives to its first acceptance: STC02 beside the category in STC01. */
  private static Optional<LocalDate> acceptedOn(List<FilingDocument> documents, String number) {
    for (var document : documents) {
      boolean ours = false;
      for (var segment : document.excerpt().segments()) {
        if (segment.is("TRN")) {
          ours = segment.element(2).equals(number);
        } else if (ours
            && segment.is("STC")
            && ACCEPTING.matcher(segment.component(1, 1)).matches()) {
          var day = day(segment);
          if (day.isPresent()) {
            return day;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> day(RawSegment status) {
    try {
      return Optional.of(LocalDate.parse(status.element(2), DAY));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }
}
