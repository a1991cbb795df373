package org.cleanclaim.routes.crash;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cleanclaim.routes.acknowledgement.AcknowledgementPosting;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.posting.RemittanceIntake;
import org.cleanclaim.routes.posting.RemittancePosting;
import org.cleanclaim.routes.status.DoubtInquiry;
import org.cleanclaim.routes.status.InquiryWriting;
import org.cleanclaim.routes.status.StatusAsking;
import org.cleanclaim.routes.status.StatusSettings;
import org.cleanclaim.routes.submission.BatchWriting;
import org.cleanclaim.routes.submission.Batching;
import org.cleanclaim.routes.submission.ClaimPickUp;
import org.cleanclaim.routes.submission.InterchangeSending;
import org.cleanclaim.routes.submission.SingleLimits;
import org.cleanclaim.routes.submission.Singles;
import org.cleanclaim.routes.submission.StatusReport;
import org.cleanclaim.routes.submission.SubmissionSettings;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Interchanges;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.StepRunner;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A process that sends claims until it is killed: the routes' own steps on a real database. */
public final class ChildClinic {
  static final String PARTNER = "faulty";

  /** What silence has to last before it can prove anything. */
  static final Duration QUIET = Duration.ofSeconds(1);

  private static final Duration OFTEN = Duration.ofMillis(100);

  private ChildClinic() {}

  /**
   * @param arguments JDBC address, port of the payer, crash point or {@code -}
   */
  public static void main(String[] arguments) {
    if (!"-".equals(arguments[2])) {
      CrashPoint.arm(CrashPoint.valueOf(arguments[2]));
    }
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    var pool = new HikariDataSource();
    pool.setJdbcUrl(arguments[0]);
    pool.setMaximumPoolSize(12);
    var database = new TrafficDatabase(CrashingDatabase.of(pool));
    var server = new KeptServer(new DriverManagerDataSource(arguments[0]));
    run(database, server, new Wire(Integer.parseInt(arguments[1])));
  }

  private static void run(TrafficDatabase database, KeptServer server, Wire wire) {
    var clock = Clock.systemUTC();
    var steps = new Steps(database, clock);
    var submissions = new Submissions(database, steps, "", clock);
    var interchanges = new Interchanges(database, submissions, steps, "", clock);
    var inbound = new Inbound(database, "", clock);
    var payments = new Payments(database, "", clock);
    var posting = new AcknowledgementPosting(inbound, interchanges, submissions);
    var settings =
        new SubmissionSettings(
            "Harbor Family Medicine", "Billing Office", "2075550110", OFTEN, OFTEN, QUIET);
    var envelope = new EnvelopeSettings("ZZ", "CLEANCLAIM", "ZZ", "", true, "9CLEANCLAI");
    var partners = partners();
    var writing = new BatchWriting(envelope, settings, partners, server.fhir(), clock);
    var pickUp =
        new ClaimPickUp(
            server, submissions, database, partners, writing, Duration.ofSeconds(2), clock);
    var singles = new Singles(server, submissions, partner -> SingleLimits.NONE);
    var batching =
        new Batching(database, submissions, interchanges, partners, writing, singles, clock);
    var asking =
        new StatusAsking(
            database,
            interchanges,
            submissions,
            steps,
            new InquiryWriting(envelope, settings, partners, clock),
            wire,
            posting,
            status());
    var doubts =
        new DoubtInquiry(
            submissions, asking, payer -> StatusSettings.PayerTerms.UNKNOWN, server.fhir(), clock);
    var sending =
        new InterchangeSending(
            database, interchanges, partners, wire, doubts, steps, settings, clock);
    var report = new StatusReport(server, submissions, clock);
    var remittances = new RemittancePosting(server, inbound, payments, submissions, database);
    var intake = new RemittanceIntake(inbound, payments, steps);
    new StepRunner.Builder(database, Duration.ofMillis(50))
        .heartbeat(Duration.ofMillis(100))
        .every(OFTEN, "pick-up-claims", pickUp::run)
        .every(OFTEN, "build-batches", batching::run)
        .every(OFTEN, "fetch-answers", () -> fetch(wire, posting, intake))
        .step(Steps.SEND, id -> sending.send(Long.parseLong(id)))
        .step(Steps.SETTLE, id -> sending.settle(Long.parseLong(first(id))))
        .step(Steps.REPORT, id -> report.run(UUID.fromString(first(id))))
        .step(Steps.POST, id -> remittances.run(first(id), id.substring(id.indexOf('/') + 1)))
        .step(Steps.ASK, id -> asking.run(Long.parseLong(id)))
        .step(Steps.TELL, id -> {})
        .step(Steps.FOLLOW_UP, id -> {})
        .build()
        .start();
  }

  private static String first(String instance) {
    return instance.substring(0, instance.indexOf('/'));
  }

  private static PartnerSettings partners() {
    return new PartnerSettings(
        Map.of(
            PARTNER,
            new PartnerSettings.Partner(
                List.of("*"),
                "mock:out",
                "direct:in",
                "ZZ",
                "NWC01",
                "Northwind Commercial",
                2,
                OFTEN,
                QUIET,
                false)));
  }

  private static StatusSettings status() {
    return new StatusSettings(
        LocalTime.of(2, 30),
        2,
        Duration.ofDays(30),
        Duration.ofDays(7),
        30,
        Duration.ofSeconds(1),
        Map.of(PARTNER, new StatusSettings.Way("direct:payer", false)),
        Map.of());
  }

  /** Taken away only after it is applied. */
  private static void fetch(Wire wire, AcknowledgementPosting posting, RemittanceIntake intake) {
    try {
      for (var next = wire.next(); next.isPresent(); next = wire.next()) {
        var answer = next.get();
        var file = new Inbound.Received(PARTNER, answer.name(), "", answer.content());
        if (answer.name().endsWith(".835")) {
          intake.take(file);
        } else {
          posting.take(file);
        }
        wire.takeAway(answer.name());
      }
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
