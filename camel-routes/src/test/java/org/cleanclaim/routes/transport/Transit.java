package org.cleanclaim.routes.transport;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.cleanclaim.routes.acknowledgement.AcknowledgementPosting;
import org.cleanclaim.routes.acknowledgement.AcknowledgementRoute;
import org.cleanclaim.routes.mailbox.HalfFiles;
import org.cleanclaim.routes.mailbox.MailboxFailures;
import org.cleanclaim.routes.mailbox.MailboxRoute;
import org.cleanclaim.routes.mailbox.MailboxSorting;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.posting.RemittanceIntake;
import org.cleanclaim.routes.posting.RemittanceRoute;
import org.cleanclaim.routes.posting.ResponseIntake;
import org.cleanclaim.routes.posting.ResponseRoute;
import org.cleanclaim.routes.simulatedpayer.ClaimAnswers;
import org.cleanclaim.routes.simulatedpayer.SimulatedPayer;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.submission.InterchangeSending;
import org.cleanclaim.routes.submission.Mailbox;
import org.cleanclaim.routes.submission.SubmissionRoute;
import org.cleanclaim.routes.submission.SubmissionSettings;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.InterchangeState;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.TrafficRows;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clinic with one partner behind a real transport, and all routes in between. */
public final class Transit implements AutoCloseable {
  private static final String SIMULATION = "org/cleanclaim/routes/simulatedpayer/";

  public final Clinic clinic = new Clinic();
  public final Inbound inbound = new Inbound(clinic.database, "", clinic.clock);
  public final JdbcClient jdbc = TrafficRows.of(clinic.database);
  public final Mailbox mailbox;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final InterchangeSending sending;
  private final ClaimAnswers payer =
      ClaimAnswers.of(
          SimulatedPayer.of(new ClassPathResource(SIMULATION + "members.yaml"), clinic.clock),
          new ClassPathResource(SIMULATION + "adjudication.yaml"),
          clinic.clock);
  private final AtomicInteger claims = new AtomicInteger();

  /**
   * @param settings of the partner, below its name
   */
  public Transit(Map<String, String> settings) throws Exception {
    var all = new HashMap<String, String>();
    all.put("payers", "NWC01");
    all.put("receiver", "NWC01");
    all.put("receiver-name", "Northwind");
    all.putAll(settings);
    var source = new MapConfigurationPropertySource();
    all.forEach(
        (name, value) ->
            source.put("cleanclaim.routes.partners." + Clinic.PARTNER + "." + name, value));
    var binder = new Binder(source);
    var partners = binder.bind("cleanclaim.routes", Bindable.of(PartnerSettings.class)).get();
    var transport = binder.bindOrCreate("cleanclaim.routes", Bindable.of(TransportSettings.class));
    var transports =
        new Transports(
            partners,
            transport,
            new EnvelopeSettings("ZZ", "CLEANCLAIM", "ZZ", "", true, "9CLEANCLAI"),
            clinic.server.fhir(),
            clinic.clock);
    var ends = new Properties();
    ends.setProperty("cleanclaim.routes.submission.mailbox", "direct:submission-837");
    ends.setProperty("cleanclaim.routes.remittance.file", "direct:remittance-835");
    ends.setProperty("cleanclaim.routes.acknowledgement.claims", "direct:277ca");
    ends.setProperty("cleanclaim.routes.acknowledgement.syntax", "direct:999");
    camel.getPropertiesComponent().setInitialProperties(ends);
    camel.getRegistry().bind(MailboxRoute.FAILURES, new MailboxFailures());
    camel.addRoutes(new SubmissionRoute());
    camel.addRoutes(
        new AcknowledgementRoute(
            new AcknowledgementPosting(inbound, clinic.interchanges, clinic.submissions)));
    camel.addRoutes(
        new RemittanceRoute(
            new RemittanceIntake(
                inbound, new Payments(clinic.database, "", clinic.clock), clinic.steps)));
    camel.addRoutes(
        new MailboxRoute(
            partners,
            transports.endpoints()::inbox,
            new MailboxSorting(new HalfFiles(transports::settle, clinic.clock))));
    camel.addRoutes(
        new ResponseRoute(
            new ResponseIntake(clinic.server.fhir(), inbound, clinic.submissions, clinic.steps)));
    camel.addRoutes(transports.pickUpRoute(inbound));
    camel.start();
    mailbox = transports.mailbox(camel, "direct:submission-837");
    sending =
        new InterchangeSending(
            clinic.database,
            clinic.interchanges,
            partners,
            mailbox,
            clinic.doubts,
            clinic.steps,
            new SubmissionSettings(
                "Harbor Family Medicine",
                "Billing Office",
                "2075550110",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60)),
            clinic.clock);
  }

  /** The first interchange has the number after this one. */
  public Transit numberedFrom(int controlNumber) {
    jdbc.sql("insert into cleanclaim_routes.partner values ('', ?, ?)")
        .params(Clinic.PARTNER, controlNumber)
        .update();
    return this;
  }

  /** Sends one claim, and gives it as it stands then. */
  public Submission send() {
    return send(Clinic.claim());
  }

  /** Sends one claim of a member with this id. */
  public Submission send(String memberId) {
    var bundle = Clinic.claim();
    bundle.getEntry().stream()
        .map(entry -> entry.getResource())
        .filter(Coverage.class::isInstance)
        .forEach(coverage -> ((Coverage) coverage).setSubscriberId(memberId));
    return send(bundle);
  }

  private Submission send(Bundle bundle) {
    int number = claims.incrementAndGet();
    clinic.server.ready(Integer.toString(number), bundle);
    clinic.pickUp.run();
    clinic.clock.pass(Duration.ofMinutes(15));
    clinic.batching.run();
    sending.send(number);
    return clinic.submissions.newest("Claim/" + number);
  }

  /** Does the step again, as after a restart. */
  public void sendAgain(long interchange) {
    sending.send(interchange);
  }

  public void settle(long interchange) {
    sending.settle(interchange);
  }

  public InterchangeState state(long interchange) {
    return clinic.interchanges.find(interchange).orElseThrow().state();
  }

  public byte[] written(long interchange) {
    return clinic.interchanges.find(interchange).orElseThrow().body();
  }

  /** All a payer answers to an interchange. */
  public List<ClaimAnswers.Answer> answers(byte[] interchange) {
    return payer.answer(interchange);
  }

  /** Files that came in: state, copies and kind, in any order. */
  public List<String> received() {
    return jdbc.sql("select kind || ' ' || state || ' ' || copies from cleanclaim_routes.inbound")
        .query(String.class)
        .list();
  }

  @Override
  public void close() {
    camel.stop();
  }
}
