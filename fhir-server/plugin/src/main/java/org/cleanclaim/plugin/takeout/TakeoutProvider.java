package org.cleanclaim.plugin.takeout;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import jakarta.persistence.EntityManagerFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.claim.LedgerRebuild;
import org.cleanclaim.plugin.ledger.AlertDecisions;
import org.cleanclaim.plugin.ledger.SqlOrigin;
import org.cleanclaim.plugin.ledger.SqlSavedViews;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;

/**
 * The operations {@code $export-work}, {@code $import-work} and {@code $work-digest}: all work on
 * denials leaves as NDJSON and enters another instance.
 */
public final class TakeoutProvider {

  private static final Logger log = LoggerFactory.getLogger(TakeoutProvider.class);
  private static final String NDJSON = "application/fhir+ndjson";

  private final DaoRegistry daos;
  private final FhirContext fhir;
  private final EntityManagerFactory entities;
  private final IHapiTransactionService transactions;
  private final SqlOrigin origin;
  private final SqlSavedViews views;
  private final AlertDecisions decisions;
  private final LedgerRebuild ledger;
  private final Clock clock;

  TakeoutProvider(
      DaoRegistry daos,
      FhirContext fhir,
      EntityManagerFactory entities,
      IHapiTransactionService transactions,
      SqlOrigin origin,
      SqlSavedViews views,
      AlertDecisions decisions,
      LedgerRebuild ledger,
      Clock clock) {
    this.daos = daos;
    this.fhir = fhir;
    this.entities = entities;
    this.transactions = transactions;
    this.origin = origin;
    this.views = views;
    this.decisions = decisions;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What an export or import of one caller works with. */
  private record Desk(
      SystemRequestDetails request,
      StoredVersions store,
      PortableIds ids,
      LineFormat format,
      WorkRows rows) {}

  private Desk desk(RequestDetails caller) {
    SystemRequestDetails request = TransactionWrites.inServersName(caller);
    String tenant = TransactionWrites.tenant(request);
    PortableIds ids = new PortableIds(origin.name(tenant), fhir.getResourceTypes());
    return new Desk(
        request,
        new StoredVersions(daos, request),
        ids,
        new LineFormat(fhir, ids),
        new WorkRows(views, decisions, tenant));
  }

  private static WorkExport export(Desk desk) {
    return new WorkExport(desk.store(), desk.format(), desk.ids(), desk.rows());
  }

  /**
   * Writes all work as NDJSON: first a manifest, then a line for each version of each resource. It
   * is put together in a file aside first, so that what goes wrong is said and no half is sent.
   */
  @Operation(name = "$export-work", idempotent = true, manualResponse = true)
  public void exportWork(HttpServletResponse response, RequestDetails caller) throws IOException {
    Desk desk = desk(caller);
    Path aside = Files.createTempFile("cleanclaim-work", ".ndjson");
    try {
      Tally tally = new Tally();
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside))) {
        export(desk)
            .tell(
                line -> {
                  tally.add(line);
                  write(desk.format().text(line.json()), out);
                });
      }
      Parameters manifest = tally.tell();
      manifest
          .addParameter()
          .setName("exported")
          .setValue(new InstantType(clock.instant().toString()));
      response.setContentType(NDJSON);
      response.setHeader("Content-Disposition", "attachment; filename=\"work.ndjson\"");
      OutputStream out = response.getOutputStream();
      write(fhir.newJsonParser().encodeResourceToString(manifest), out);
      Files.copy(aside, out);
      out.flush();
      log.info("Work was exported: {} lines.", tally.lines());
    } finally {
      Files.delete(aside);
    }
  }

  private static void write(String line, OutputStream out) {
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counts and digests of all work, as the manifest of an export made now would tell them. */
  @Operation(name = "$work-digest", idempotent = true)
  public Parameters digest(RequestDetails caller) {
    Tally tally = new Tally();
    export(desk(caller)).tell(tally::add);
    return tally.tell();
  }

  /**
   * Takes in what {@code $export-work} gave, as the body.
   *
   * @return {@code lines}, {@code written}, {@code kept} (of what was here already and stays as it
   *     is), {@code digest} and {@code kind} of the file, and what {@code $rebuild-ledger} says
   */
  @Operation(name = "$import-work", manualRequest = true)
  public Parameters importWork(HttpServletRequest body, RequestDetails caller) throws IOException {
    Desk desk = desk(caller);
    if (!desk.store().tasks("work-denial").isEmpty() && !isTold(caller)) {
      throw BadParameter.unfit(
          "beside",
          "This server has denials already. Import into an empty one, or send ?beside=true to put them beside those: what has the id of something here stays as it is here.");
    }
    Path aside = Files.createTempFile("cleanclaim-work", ".ndjson");
    try {
      try (InputStream input = body.getInputStream()) {
        Files.copy(input, aside, StandardCopyOption.REPLACE_EXISTING);
      }
      WorkFile file = new WorkFile(desk.format(), fhir, desk.store(), aside).checked();
      WorkImport work = transactions.withRequest(desk.request()).execute(() -> written(desk, file));
      decisions.refresh();
      Parameters answer = file.tally().tell();
      answer.addParameter().setName("written").setValue(new IntegerType(work.written()));
      answer.addParameter().setName("kept").setValue(new IntegerType(work.kept()));
      answer.addParameter().setName("ledger").setResource(ledger.rebuild(caller));
      log.info("Work was imported: {} lines, {} kept.", work.written(), work.kept());
      return answer;
    } finally {
      Files.delete(aside);
    }
  }

  private WorkImport written(Desk desk, WorkFile file) {
    WorkImport work =
        new WorkImport(
            daos,
            TransactionWrites.beforeARebuild(desk.request()),
            EntityManagerFactoryUtils.getTransactionalEntityManager(entities),
            desk.format(),
            desk.rows(),
            file);
    try {
      file.each(work);
      return work;
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private static boolean isTold(RequestDetails caller) {
    String[] beside = caller.getParameters().get("beside");
    return beside != null && beside.length == 1 && "true".equals(beside[0]);
  }
}
