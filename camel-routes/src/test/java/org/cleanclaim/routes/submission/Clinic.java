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
import org.cleanclaim.routes.claim.ClaimBundles;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.server.MemoryServer;
import org.cleanclaim.routes.traffic.Interchanges;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.RealPostgres;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;

/** A clinic that sends claims: its server, its tables, and a mailbox that can be told to fail. */
public final class Clinic {
  public static final String PARTNER = "northwind";

  public final MemoryServer server = new MemoryServer();
  public final TrafficDatabase database = new TrafficDatabase(RealPostgres.database()).migrate();
  public final SettableClock clock = new SettableClock();
  public final Steps steps = new Steps(database, clock);
  public final Submissions submissions = new Submissions(database, steps, "", clock);
  public final Interchanges interchanges =
      new Interchanges(database, submissions, steps, "", clock);
  public final MemoryMailbox mailbox = new MemoryMailbox();
  public final PartnerSettings partners;
  public final ClaimPickUp pickUp;
  public SingleLimits single = SingleLimits.NONE;
  public final Batching batching;
  public final InterchangeSending sending;
  public final StatusReport report = new StatusReport(server, submissions, clock);

  public Clinic() {
    this(false);
  }

  public Clinic(boolean rejectsDuplicates) {
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
                    List.of("NWC01"),
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
    pickUp = new ClaimPickUp(server, submissions, database, partners, writing, clock);
    batching =
        new Batching(
            database,
            submissions,
            interchanges,
            partners,
            writing,
            new Singles(server, submissions, partner -> single),
            clock);
    sending =
        new InterchangeSending(database, interchanges, partners, mailbox, steps, settings, clock);
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
