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
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clinic with one partner behind a real transport, and all routes in between. */
final class Transit implements AutoCloseable {
  private static final String SIMULATION = "org/cleanclaim/routes/simulatedpayer/";

  final Clinic clinic = new Clinic();
  final Inbound inbound = new Inbound(clinic.database, "", clinic.clock);
  final JdbcClient jdbc = TrafficRows.of(clinic.database);
  final Mailbox mailbox;
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
  Transit(Map<String, String> settings) throws Exception {
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
            new MailboxSorting(
                new HalfFiles(name -> transport.partner(name).settle(), clinic.clock))));
    camel.addRoutes(transports.pickUpRoute());
    camel.start();
    mailbox = transports.mailbox(camel, "direct:submission-837");
    sending =
        new InterchangeSending(
            clinic.database,
            clinic.interchanges,
            partners,
            mailbox,
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

  /** Sends one claim, and gives it as it stands then. */
  Submission send() {
    int number = claims.incrementAndGet();
    clinic.server.ready(Integer.toString(number), Clinic.claim());
    clinic.pickUp.run();
    clinic.clock.pass(Duration.ofMinutes(15));
    clinic.batching.run();
    sending.send(number);
    return clinic.submissions.newest("Claim/" + number);
  }

  /** Does the step again, as after a restart. */
  void sendAgain(long interchange) {
    sending.send(interchange);
  }

  void settle(long interchange) {
    sending.settle(interchange);
  }

  InterchangeState state(long interchange) {
    return clinic.interchanges.find(interchange).orElseThrow().state();
  }

  byte[] written(long interchange) {
    return clinic.interchanges.find(interchange).orElseThrow().body();
  }

  /** All a payer answers to an interchange. */
  List<ClaimAnswers.Answer> answers(byte[] interchange) {
    return payer.answer(interchange);
  }

  /** Files that came in: state, copies and kind, in any order. */
  List<String> received() {
    return jdbc.sql("select kind || ' ' || state || ' ' || copies from cleanclaim_routes.inbound")
        .query(String.class)
        .list();
  }

  @Override
  public void close() {
    camel.stop();
  }
}
