package org.cleanclaim.routes.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.cleanclaim.routes.acknowledgement.AcknowledgementPosting;
import org.cleanclaim.routes.claim.ClaimBundles;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.server.MemoryServer;
import org.cleanclaim.routes.status.AnsweringPayer;
import org.cleanclaim.routes.status.DoubtInquiry;
import org.cleanclaim.routes.status.FollowUpReport;
import org.cleanclaim.routes.status.InquiryWriting;
import org.cleanclaim.routes.status.NightlyInquiry;
import org.cleanclaim.routes.status.PayerAgreements;
import org.cleanclaim.routes.status.StatusAsking;
import org.cleanclaim.routes.status.StatusDesk;
import org.cleanclaim.routes.status.StatusTelling;
import org.cleanclaim.routes.traffic.FollowUp;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Interchanges;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.RealPostgres;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.cleanclaim.routes.traffic.Turnarounds;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clinic that sends claims: its server, its tables, and a mailbox that can be told to fail. */
public final class Clinic {
  public static final String PARTNER = "northwind";

  public final MemoryServer server = new MemoryServer();
  public final DataSource source = RealPostgres.database();
  public final TrafficDatabase database = new TrafficDatabase(source).migrate();
  public final SettableClock clock = new SettableClock();
  public final Steps steps = new Steps(database, clock);
  public final Submissions submissions = new Submissions(database, steps, "", clock);
  public final Interchanges interchanges =
      new Interchanges(database, submissions, steps, "", clock);
  public final MemoryMailbox mailbox = new MemoryMailbox();
  public final PartnerSettings partners;
  public final ClaimPickUp pickUp;
  public SingleLimits single = SingleLimits.NONE;
  private final BatchWriting writing;
  public final Batching batching;
  public final InterchangeSending sending;
  public final StatusAsking asking;
  public final NightlyInquiry nightly;
  public final DoubtInquiry doubts;
  public final StatusTelling telling;
  public final FollowUpReport followUpReport;
  public final AnsweringPayer payer = new AnsweringPayer();
  public final StatusReport report = new StatusReport(server, submissions, clock);

  public Clinic() {
    this(false);
  }

  public Clinic(boolean rejectsDuplicates) {
    this(rejectsDuplicates, true);
  }

  /**
   * @param takesInquiries its partner answers a 276
   */
  public Clinic(boolean rejectsDuplicates, boolean takesInquiries) {
    var settings =
        new SubmissionSettings(
            "Harbor Family Medicine",
            "Billing Office",
            "2075550110",
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));
    partners =
        new PartnerSettings(
            Map.of(
                PARTNER,
                new PartnerSettings.Partner(
                    List.of("NWC01", "NWC02"),
                    "mock:out",
                    "direct:in",
                    "ZZ",
                    "NWC01",
                    "Northwind Commercial",
                    2,
                    Duration.ofMinutes(15),
                    Duration.ofDays(2),
                    rejectsDuplicates)));
    var envelope = new EnvelopeSettings("ZZ", "CLEANCLAIM", "ZZ", "", true, "9CLEANCLAI");
    var writing = new BatchWriting(envelope, settings, partners, server.fhir(), clock);
    this.writing = writing;
    pickUp = pickUpThatWaits(Duration.ofMinutes(1));
    batching =
        new Batching(
            database,
            submissions,
            interchanges,
            partners,
            writing,
            new Singles(server, submissions, partner -> single),
            clock);
    var status = AnsweringPayer.settings(takesInquiries ? PARTNER : "another");
    var inbound = new Inbound(database, "", clock);
    asking =
        new StatusAsking(
            database,
            interchanges,
            submissions,
            steps,
            new InquiryWriting(envelope, settings, partners, clock),
            payer,
            new AcknowledgementPosting(inbound, interchanges, submissions),
            status);
    PayerAgreements agreements = id -> payer.agreed;
    doubts = new DoubtInquiry(submissions, asking, agreements, server.fhir(), clock);
    nightly =
        new NightlyInquiry(
            database,
            submissions,
            new Turnarounds(database, "", clock),
            asking,
            agreements,
            status,
            server.fhir(),
            clock);
    telling = new StatusTelling(server, submissions, server.fhir());
    followUpReport = new FollowUpReport(server, submissions, server.fhir(), clock);
    sending =
        new InterchangeSending(
            database, interchanges, partners, mailbox, doubts, steps, settings, clock);
  }

  /** A pick-up that waits so long for payers that are asked once more. */
  ClaimPickUp pickUpThatWaits(Duration patience) {
    return new ClaimPickUp(server, submissions, database, partners, writing, patience, clock);
  }

  /** Sends claims as they are and gives them as they stand then, by claim. */
  public List<Submission> send(int... claims) {
    for (int claim : claims) {
      server.ready(Integer.toString(claim), claim());
    }
    sendReady();
    return Arrays.stream(claims).mapToObj(claim -> submissions.newest("Claim/" + claim)).toList();
  }

  /** Sends what is ready and gives all claims as they stand then. */
  public List<Submission> sendReady() {
    pickUp.run();
    clock.pass(Duration.ofMinutes(15));
    batching.run();
    for (long id = 1; interchanges.find(id).isPresent(); id++) {
      sending.send(id);
    }
    return server.all(Claim.class).stream()
        .map(claim -> submissions.newest("Claim/" + claim.getIdElement().getIdPart()))
        .toList();
  }

  /** Asks the payer where a claim is, and waits for its answer. */
  public void askAbout(Submission claim) {
    new StatusDesk(submissions, asking, telling, server.fhir()).ask(claim.claimRef(), null);
  }

  /** Does the steps that wait for now: inquiries, what was answered, and what people have to do. */
  public void doSteps() {
    for (var name : List.of(Steps.ASK, Steps.TELL, Steps.FOLLOW_UP)) {
      for (var instance : waiting(name)) {
        switch (name) {
          case Steps.ASK -> asking.run(Long.parseLong(instance));
          case Steps.TELL -> telling.run(instance.substring(0, instance.indexOf('/')));
          default -> {
            var parts = instance.split("/");
            followUpReport.run(UUID.fromString(parts[0]), FollowUp.Reason.valueOf(parts[1]));
          }
        }
      }
    }
  }

  /** Takes the steps of that name off their table. */
  private List<String> waiting(String step) {
    return JdbcClient.create(source)
        .sql(
            "delete from cleanclaim_routes.scheduled_tasks where task_name = ?"
                + " returning task_instance")
        .params(step)
        .query(String.class)
        .list();
  }

  /** Tells every claim's Task where it stands. */
  public void report(Submission... all) {
    for (var one : all) {
      report.run(one.id());
    }
  }

  public Submission again(Submission submission) {
    return submissions.find(submission.id()).orElseThrow();
  }

  /** A claim that can be sent, as FHIR. */
  public static Bundle claim() {
    return first("/x12/837p-two-claims.edi");
  }

  /** A hospital's claim that can be sent, as FHIR. */
  public static Bundle facilityClaim() {
    return first("/x12/837i-inpatient.edi");
  }

  private static Bundle first(String resource) {
    var bundles = new ArrayList<Bundle>();
    try (InputStream file = Clinic.class.getResourceAsStream(resource)) {
      new ClaimFileReader()
          .read(
              file,
              new ClaimFileHandler() {
                @Override
                public void claim(ClaimBatch batch, SubmittedClaim claim) {
                  bundles.add(ClaimBundles.of(batch, claim));
                }

                @Override
                public void end(ClaimBatch batch, List<SyntaxFault> faults) {}
              });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bundles.get(0);
  }

  /** A claim for the payer with this id. */
  public static Bundle claim(String payer) {
    var bundle = claim();
    bundle.getEntry().stream()
        .map(entry -> entry.getResource())
        .filter(Organization.class::isInstance)
        .forEach(
            organization -> {
              var own = (Organization) organization;
              own.getIdentifier().stream()
                  .filter(identifier -> "NWC01".equals(identifier.getValue()))
                  .forEach(
                      identifier -> {
                        identifier.setValue(payer);
                        own.setId("Organization/" + payer);
                      });
            });
    bundle.getEntry().stream()
        .map(entry -> entry.getResource())
        .filter(Coverage.class::isInstance)
        .map(Coverage.class::cast)
        .forEach(
            coverage -> {
              coverage.setId("Coverage/" + payer);
              coverage.getPayorFirstRep().setReference("Organization/" + payer);
            });
    var claim = (Claim) bundle.getEntryFirstRep().getResource();
    claim.getInsuranceFirstRep().getCoverage().setReference("Coverage/" + payer);
    if (claim.hasInsurer()) {
      claim.getInsurer().setReference("Organization/" + payer);
    }
    return bundle;
  }

  /** A mailbox that keeps what it is given, and fails before or after it has it. */
  public static final class MemoryMailbox implements Mailbox {
    public final List<String> names = new ArrayList<>();
    public final List<byte[]> files = new ArrayList<>();
    public boolean failsBefore;
    public boolean failsAfter;
    public boolean isEmptied;

    @Override
    public void put(String partner, String name, byte[] content) {
      if (failsBefore) {
        throw new IllegalStateException("refused");
      }
      names.add(name);
      files.add(content);
      if (failsAfter) {
        throw new IllegalStateException("cut off");
      }
    }

    @Override
    public boolean holds(String partner, String name, int size) {
      return !isEmptied && names.contains(name) && files.get(names.indexOf(name)).length == size;
    }
  }

  /** Time that passes when it is told to. */
  public static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-11-23T15:00:00Z");

    public void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
