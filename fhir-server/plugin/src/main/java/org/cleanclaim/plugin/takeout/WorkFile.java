package org.cleanclaim.plugin.takeout;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;

/**
 * A file of work that was taken in, and looked at line by line before anything of it is written:
 * each line says what was exported, versions follow each other, and all is there that the first
 * line tells of.
 */
final class WorkFile {

  /** So many bad lines are told at a time. */
  private static final int TOLD = 20;

  private final LineFormat format;
  private final FhirContext fhir;
  private final StoredVersions store;
  private final Path file;
  private final SeenResources keys = new SeenResources();
  private final SeenResources kept = new SeenResources();
  private final SeenResources versions = new SeenResources();
  private final Tally tally = new Tally();
  private final OperationOutcome outcome = new OperationOutcome();

  WorkFile(LineFormat format, FhirContext fhir, StoredVersions store, Path file) {
    this.format = format;
    this.fhir = fhir;
    this.store = store;
    this.file = file;
  }

  /** Something that takes lines. */
  interface Taker {
    void take(Line line) throws BadLine;

    /** After the last. */
    void end() throws BadLine;
  }

  /**
   * Looks at every line.
   *
   * @throws UnprocessableEntityException with each bad line's number and mend
   */
  WorkFile checked() throws IOException {
    String manifest = null;
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
      FileLines lines = new FileLines(input);
      while (outcome.getIssue().size() < TOLD) {
        try {
          byte[] text = lines.next();
          if (text == null) {
            break;
          }
          if (lines.number() == 1) {
            manifest = manifest(text);
          } else {
            look(format.read(text));
          }
        } catch (BadLine bad) {
          bad(lines.number(), bad.getMessage());
        }
      }
    }
    if (!outcome.hasIssue() && !tally.digest().equals(manifest)) {
      bad(
          1,
          "It tells of other lines than follow: %d are here. The file was cut or put together anew; take the export as it was."
              .formatted(tally.lines()));
    }
    if (outcome.hasIssue()) {
      throw refused(outcome);
    }
    return this;
  }

  private void bad(int line, String mend) {
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.ERROR)
        .setCode(IssueType.INVALID)
        .setDiagnostics("Line %d: %s".formatted(line, mend));
  }

  private static UnprocessableEntityException refused(OperationOutcome outcome) {
    String first = outcome.getIssueFirstRep().getDiagnostics();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.INFORMATION)
        .setCode(IssueType.INFORMATIONAL)
        .setDiagnostics("Nothing was written.");
    return new UnprocessableEntityException(first, outcome);
  }

  /** The digest of all, as the first line tells it. */
  private String manifest(byte[] text) throws BadLine {
    ObjectNode told = format.object(text);
    if (!"Parameters".equals(told.path("resourceType").asText())) {
      throw new BadLine(
          "The first line of an export tells its lines and digests; this is another.");
    }
    Parameters manifest = fhir.newJsonParser().parseResource(Parameters.class, format.text(told));
    if (!Tally.FORMAT.equals(value(manifest, "format"))) {
      throw new BadLine(
          "This server takes exports of format %s; this is of %s."
              .formatted(Tally.FORMAT, value(manifest, "format")));
    }
    return value(manifest, "digest");
  }

  private static String value(Parameters of, String name) {
    return of.getParameter(name) == null || !of.getParameter(name).hasValue()
        ? null
        : of.getParameter(name).getValue().primitiveValue();
  }

  private void look(Line line) throws BadLine {
    if (line.version() > 1 && !versions.contains(line.key() + "/" + (line.version() - 1))) {
      throw new BadLine(
          "Version %d of %s comes without the one before it. Take the export as it was."
              .formatted(line.version(), line.key()));
    }
    if (!versions.add(line.key() + "/" + line.version())) {
      throw new BadLine(
          "Version %d of %s stands in the file twice.".formatted(line.version(), line.key()));
    }
    if (!line.isRow() && !fhir.getResourceTypes().contains(line.type())) {
      throw new BadLine("%s is no resource of FHIR R4.".formatted(line.type()));
    }
    if (line.version() == 1 && !line.isRow() && store.isKnown(line.key())) {
      kept.add(line.key());
    }
    keys.add(line.key());
    tally.add(line);
  }

  /** Whether the file tells of it. */
  boolean has(String key) {
    return keys.contains(key);
  }

  /** Whether it was here before, and so stays as it is. */
  boolean isKept(String key) {
    return kept.contains(key);
  }

  Tally tally() {
    return tally;
  }

  /** Hands on every line but the first, in order, until one is refused. */
  void each(Taker taker) throws IOException {
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
      FileLines lines = new FileLines(input);
      try {
        lines.next();
        for (byte[] text = lines.next(); text != null; text = lines.next()) {
          taker.take(format.read(text));
        }
        taker.end();
      } catch (BadLine bad) {
        bad(lines.number(), bad.getMessage());
        throw refused(outcome);
      }
    }
  }
}
