package org.cleanclaim.routes.imports;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.cleanclaim.routes.posting.RemittanceIntake;
import org.cleanclaim.routes.posting.RemittedMatch;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionHandler;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Reader;
import org.cleanclaim.routes.x12.X12Unreadable;

/**
 * Reads the files of an import: all claims first, then what payers answered to them, each in the
 * order of their days, whatever the order they were handed in. Done again, it goes on with the
 * files that are not read yet.
 */
public final class ImportRun {
  private static final String CLAIMS = "837";
  private static final String REMITTANCE = "835";

  private final Imports imports;
  private final FhirServer server;
  private final Inbound inbound;
  private final Payments payments;
  private final Submissions submissions;
  private final RemittanceIntake intake;
  private final Steps steps;
  private final TrafficDatabase database;
  private final PartnerSettings partners;
  private final Clock clock;

  public ImportRun(
      Imports imports,
      FhirServer server,
      Inbound inbound,
      Payments payments,
      Submissions submissions,
      Steps steps,
      TrafficDatabase database,
      PartnerSettings partners,
      Clock clock) {
    this.imports = imports;
    this.server = server;
    this.inbound = inbound;
    this.payments = payments;
    this.submissions = submissions;
    this.intake = new RemittanceIntake(inbound, payments, steps);
    this.steps = steps;
    this.database = database;
    this.partners = partners;
    this.clock = clock;
  }

  /** What a file is, by what is in it. */
  private record Sorted(int ordinal, String kind, LocalDateTime at) {}

  public void run(UUID id) {
    var sorted = new ArrayList<Sorted>();
    for (int ordinal : imports.waiting(id)) {
      sort(id, ordinal, sorted);
    }
    sorted.sort(
        Comparator.comparing((Sorted one) -> one.kind().equals(REMITTANCE))
            .thenComparing(Sorted::at)
            .thenComparing(Sorted::ordinal));
    var claims = new ClaimImport(server, submissions, database, partners, clock);
    var remittances =
        new RemittanceImport(
            intake,
            inbound,
            payments,
            new RemittedMatch(submissions, server.fhir()),
            partners,
            database,
            steps);
    for (var one : sorted) {
      var file = imports.file(id, one.ordinal());
      var result = one.kind().equals(CLAIMS) ? claims.take(file.raw()) : remittances.take(file);
      imports.done(id, one.ordinal(), result);
    }
    imports.ended(id);
  }

  private void sort(UUID id, int ordinal, List<Sorted> sorted) {
    var file = imports.file(id, ordinal);
    var sets = new Sets();
    String unreadable = null;
    try {
      new X12Reader().read(new ByteArrayInputStream(file.raw()), sets);
    } catch (X12Unreadable broken) {
      unreadable = broken.getMessage();
    }
    boolean holdsClaims = sets.kinds.contains(CLAIMS);
    boolean holdsRemittance = sets.kinds.contains(REMITTANCE);
    if (holdsClaims != holdsRemittance) {
      sorted.add(new Sorted(ordinal, holdsClaims ? CLAIMS : REMITTANCE, sets.at));
    } else {
      imports.done(
          id,
          ordinal,
          FileResult.none(FileState.REFUSED, null, null, why(file.raw(), sets, unreadable)));
    }
  }

  private static String why(byte[] raw, Sets sets, String unreadable) {
    if (raw.length == 0) {
      return "The file is empty. Ask for it again.";
    }
    if (Unpacking.isZip(raw)) {
      return "The archive is damaged, empty, or lies too deep in other archives. Pack it anew.";
    }
    if (sets.kinds.contains(CLAIMS)) {
      return "The file holds claims and remittances in one. Give them as files of their own.";
    }
    if (!sets.kinds.isEmpty()) {
      return "The file holds %s: only claims (837) and remittances (835) are imported."
          .formatted(String.join(", ", sets.kinds));
    }
    return "The file is no X12 that can be read%s Give 837 and 835 files."
        .formatted(unreadable == null ? "." : ": " + unreadable);
  }

  /** What sets a file holds, as far as it can be read. */
  private static final class Sets implements TransactionHandler {
    private final Set<String> kinds = new TreeSet<>();
    private LocalDateTime at = LocalDateTime.MAX;

    @Override
    public void begin(TransactionSet set) {
      kinds.add(set.type());
      var made = set.interchange().at();
      at = made != null && made.isBefore(at) ? made : at;
    }

    @Override
    public void segment(Segment segment) {}

    @Override
    public void end(TransactionSet set, List<SyntaxFault> faults) {}
  }
}
