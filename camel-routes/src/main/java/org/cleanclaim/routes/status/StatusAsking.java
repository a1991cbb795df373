package org.cleanclaim.routes.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cleanclaim.routes.acknowledgement.AcknowledgementPosting;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Inquiry.Reason;
import org.cleanclaim.routes.traffic.InterchangeState;
import org.cleanclaim.routes.traffic.Interchanges;
import org.cleanclaim.routes.traffic.OutgoingInterchange;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks payers about claims. An inquiry changes nothing at the payer, so unlike a claim it needs no
 * proof before it is asked again; but each has its number and is kept with its answer.
 */
public final class StatusAsking {
  private static final Logger LOG = LoggerFactory.getLogger(StatusAsking.class);

  private static final Duration LEFT_BEHIND = Duration.ofHours(1);

  /** Claims in one 276 for a mailbox. */
  private static final int MOST = 500;

  private final TrafficDatabase database;
  private final Interchanges interchanges;
  private final Submissions submissions;
  private final Steps steps;
  private final InquiryWriting writing;
  private final StatusCall call;
  private final AcknowledgementPosting posting;
  private final StatusSettings settings;

  public StatusAsking(
      TrafficDatabase database,
      Interchanges interchanges,
      Submissions submissions,
      Steps steps,
      InquiryWriting writing,
      StatusCall call,
      AcknowledgementPosting posting,
      StatusSettings settings) {
    this.database = database;
    this.interchanges = interchanges;
    this.submissions = submissions;
    this.steps = steps;
    this.writing = writing;
    this.call = call;
    this.posting = posting;
    this.settings = settings;
  }

  /** True when the partner takes inquiries. */
  boolean canAsk(String partner) {
    return settings.canAsk(partner);
  }

  /** True when the partner answers at once. */
  boolean answersAtOnce(String partner) {
    return settings.endpoint(partner).isPresent();
  }

  /**
   * Has payers asked about these claims: in real time one by one, else in as few files as payers
   * and providers allow.
   */
  void ask(List<AskedClaim> claims, Reason reason) {
    var together = new LinkedHashMap<List<Object>, List<AskedClaim>>();
    for (var claim : claims) {
      var partner = claim.submission().partner();
      if (answersAtOnce(partner)) {
        database.together(() -> steps.ask(keep(List.of(claim), reason)));
      } else {
        together
            .computeIfAbsent(
                List.of(partner, claim.payer(), claim.provider()), key -> new ArrayList<>())
            .add(claim);
      }
    }
    for (var group : together.values()) {
      for (int from = 0; from < group.size(); from += MOST) {
        var part = group.subList(from, Math.min(group.size(), from + MOST));
        database.together(() -> steps.send(keep(part, reason)));
      }
    }
  }

  /** Asks about one claim and waits for the answer. */
  void askNow(AskedClaim claim) {
    long id =
        database.together(
            () -> {
              long kept = keep(List.of(claim), Reason.ASKED);
              // Should this process die, somebody else says that there is no answer.
              steps.askLater(kept, LEFT_BEHIND);
              return kept;
            });
    put(interchanges.find(id).orElseThrow());
  }

  private long keep(List<AskedClaim> claims, Reason reason) {
    var inquiries = submissions.inquiries();
    var traces = new LinkedHashMap<String, AskedClaim>();
    claims.forEach(claim -> traces.put(inquiries.nextTrace(), claim));
    var first = claims.get(0);
    long id =
        interchanges.inquiry(first.submission().partner(), number -> write(number, first, traces));
    traces.forEach((trace, claim) -> inquiries.asked(trace, claim.submission().id(), id, reason));
    return id;
  }

  private Interchanges.Written write(
      String number, AskedClaim first, Map<String, AskedClaim> traces) {
    var asked =
        traces.entrySet().stream()
            .map(
                one ->
                    one.getValue()
                        .inquiry(
                            one.getKey(),
                            submissions.payerClaimNumber(one.getValue().submission().id())))
            .toList();
    return writing.write(
        first.submission().partner(), number, first.payer(), first.provider(), asked);
  }

  /** The step that puts an inquiry to a payer; one that fails is asked anew when it is due. */
  public void run(long id) {
    interchanges
        .find(id)
        .ifPresent(
            found -> {
              try {
                put(found);
              } catch (RouteFailure failed) {
                LOG.info("{} was not answered: {}", found.fileName(), failed.getMessage());
              }
            });
  }

  private void put(OutgoingInterchange asked) {
    if (asked.state() == InterchangeState.SENDING) {
      // Whoever asked did not come to an end; what was answered is lost and asked for anew.
      database.together(() -> interchanges.unanswered(asked.id()));
      return;
    }
    if (!database.together(() -> interchanges.begin(asked))) {
      return;
    }
    byte[] answer;
    try {
      answer = call.ask(settings.endpoint(asked.partner()).orElseThrow(), asked.body());
    } catch (RuntimeException failed) {
      database.together(() -> interchanges.unanswered(asked.id()));
      throw failed instanceof RouteFailure known
          ? known
          : RouteFailure.nonsense("The payer's answer cannot be read. Ask the payer.", failed);
    }
    database.together(() -> interchanges.sent(asked.id()));
    var outcome =
        posting.takeAnswer(
            new Inbound.Received(
                asked.partner(),
                asked.fileName() + ".277",
                "277",
                answer == null ? new byte[0] : answer));
    if (outcome == Inbound.Outcome.QUARANTINED) {
      throw RouteFailure.nonsense(
          "The payer answered with something that is no answer to the inquiry. It is kept among"
              + " what is quarantined; ask the payer.",
          null);
    }
  }
}
