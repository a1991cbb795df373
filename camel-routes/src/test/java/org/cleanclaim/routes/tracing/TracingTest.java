package org.cleanclaim.routes.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cleanclaim.routes.simulatedpayer.PayerOffice;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person is told of the traffic. */
class TracingTest {
  private static final ExchangeQuery ALL =
      new ExchangeQuery(null, null, null, null, null, null, null, 0);

  private final Clinic clinic = new Clinic();
  private final PayerOffice payer = new PayerOffice(clinic);
  private final Exchanges exchanges = new Exchanges(clinic.database, "", clinic.clock);
  private final ClaimTraces traces = new ClaimTraces(clinic.database, "");
  private Submission claim;
  private Instant begin;

  @BeforeEach
  void sendAndAnswer() {
    begin = clinic.clock.instant();
    claim = clinic.send(1).get(0);
    payer
        .answers(0)
        .forEach(
            answer -> {
              clinic.clock.pass(Duration.ofMinutes(1));
              payer.take(answer);
            });
  }

  @Test
  void everyMessageIsListedTheNewestFirst() {
    var list = exchanges.list(ALL);
    assertThat(list.total()).isEqualTo(5);
    assertThat(list.rows())
        .extracting(Exchange::kind)
        .containsExactly("835", "277CA", "999", "TA1", "837P");
    assertThat(list.rows()).extracting(Exchange::claims).containsOnly(1);
    assertThat(list.rows()).extracting(Exchange::payers).containsOnly("NORTHWIND COMMERCIAL");
    assertThat(list.strip()).isEqualTo(new ExchangeList.Strip(1, 1, 1, 0, 4, 0));
    assertThat(list.payers()).extracting(ExchangeList.Payer::id).contains("NWC01", Clinic.PARTNER);
    assertThat(list.kinds()).containsExactly("277CA", "835", "837P", "999");
  }

  @Test
  void filtersNarrowTheListAndMayLeaveNothing() {
    assertThat(kinds("out", null, null, null, null)).containsExactly("837P");
    assertThat(kinds(null, "999", null, null, null)).containsExactly("999", "TA1");
    assertThat(kinds(null, null, "ACCEPTED", null, null)).containsExactly("837P");
    assertThat(kinds(null, null, null, "NWC01", null)).hasSize(5);
    assertThat(kinds(null, null, null, "SMCD1", null)).isEmpty();
    assertThat(kinds(null, null, null, null, "1")).hasSize(5);
    assertThat(kinds(null, null, null, null, claim.patientControlNumber())).hasSize(5);
    assertThat(kinds(null, null, null, null, "000000001")).containsExactly("837P");
    assertThat(kinds(null, null, null, null, "Claim/2")).isEmpty();
    var before = new ExchangeQuery(null, null, null, null, null, null, begin, 0);
    assertThat(exchanges.list(before).rows()).isEmpty();
    assertThat(exchanges.list(before).strip().out()).isZero();
  }

  @Test
  void pageHoldsFiftyAndTheNextHoldsTheRest() {
    for (int i = 0; i < 60; i++) {
      payer.take(payer.answers(0).get(0), ("garbage " + i).getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(exchanges.list(ALL).rows()).hasSize(50);
    var second = exchanges.list(new ExchangeQuery(null, null, null, null, null, null, null, 1));
    assertThat(second.rows()).hasSize(15);
    assertThat(second.total()).isEqualTo(65);
  }

  @Test
  void whatWaitsForAPersonIsStuck() {
    payer.take(payer.answers(0).get(0), "<html>".getBytes(StandardCharsets.US_ASCII));
    clinic.mailbox.failsBefore = true;
    clinic.send(2);
    var stuck = exchanges.list(new ExchangeQuery(null, null, "stuck", null, null, null, null, 0));
    assertThat(stuck.rows())
        .extracting(Exchange::state)
        .containsExactlyInAnyOrder("IN_DOUBT", "QUARANTINED");
    assertThat(stuck.rows()).allSatisfy(one -> assertThat(one.error()).isNotBlank());
    assertThat(stuck.strip().dead()).isEqualTo(2);
  }

  @Test
  void oneTraceLeadsFromTheClaimThroughEveryMessage() {
    var traced = traces.ofClaim("Claim/1").get(0);
    assertThat(traced.trace()).isEqualTo(claim.patientControlNumber());
    assertThat(traced.exchange()).isEqualTo("out-1");
    assertThat(traced.steps())
        .extracting(TracedClaim.Step::state)
        .filteredOn(state -> state != null)
        .containsExactly(
            "QUEUED", "BATCHED", "SENDING", "SENT", "ACKNOWLEDGED", "ACCEPTED", "PAID");
    assertThat(traced.steps())
        .extracting(TracedClaim.Step::kind)
        .filteredOn(kind -> kind != null)
        .containsExactly("TA1", "999", "277CA", "835");
    assertThat(traced.steps()).extracting(TracedClaim.Step::at).isSorted();
  }

  @Test
  void messageLeadsBackToItsClaims() {
    for (var exchange : exchanges.list(ALL).rows()) {
      assertThat(exchanges.find(exchange.id())).contains(exchange);
      assertThat(traces.in(exchange))
          .as(exchange.kind())
          .extracting(TracedClaim::claim)
          .containsExactly("Claim/1");
    }
    assertThat(exchanges.find("out-99")).isEmpty();
    assertThat(exchanges.find("in-x-00")).isEmpty();
  }

  @Test
  void contentIsShownMaskedInPartsAndAsItIs() {
    var bytes = exchanges.bytes(exchanges.find("out-1").orElseThrow()).orElseThrow();
    assertThat(bytes).isEqualTo(clinic.mailbox.files.get(0));
    var masked = Content.masked(bytes, 1);
    assertThat(masked.toString()).contains("Subscriber").doesNotContain("REYES");
    assertThat(masked.text()).isNull();
    assertThat(Content.open(bytes, 1).toString()).contains("REYES");
    assertThat(Content.masked(bytes, 4).segments().get(0).position()).isEqualTo(4);
    var garbage = "PATIENT REYES".getBytes(StandardCharsets.US_ASCII);
    assertThat(Content.masked(garbage, 1))
        .isEqualTo(new Content(true, false, List.of(), null, null));
    assertThat(Content.open(garbage, 1).text()).isEqualTo("PATIENT REYES");
  }

  private List<String> kinds(
      String direction, String kind, String state, String payer, String trace) {
    return exchanges
        .list(new ExchangeQuery(direction, kind, state, payer, trace, begin, null, 0))
        .rows()
        .stream()
        .map(Exchange::kind)
        .toList();
  }
}
