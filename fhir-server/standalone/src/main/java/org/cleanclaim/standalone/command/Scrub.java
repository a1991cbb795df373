package org.cleanclaim.standalone.command;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PolicyRefused;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.cleanclaim.standalone.scrub.ClaimFiles;
import org.cleanclaim.standalone.scrub.ResultFormat;
import org.cleanclaim.standalone.scrub.ScrubFiles;

/** Judges the claims of files, without a server. */
final class Scrub implements Command {

  private static final String REFERENCE = "--reference";
  private static final String PAYERS = "--payers";
  private static final String DATE = "--date";
  private static final String FORMAT = "--format";
  private static final String EXPLAIN = "--explain";

  private static final String USAGE =
      """
      Scrubs claims without a server.

        java -jar cleanclaim.jar scrub [options] FILE...

      A file is FHIR NDJSON: one Bundle (or Claim) a line. The first Claim of a Bundle is judged, its
      further Claims are the patient's history. Or it is X12: 837P or 837I, which its first characters tell,
      with any delimiters, and as many interchanges and sets as it holds. - reads standard input.

      Options
        --reference DIR            folder of the publishers' reference files; a SAMPLE when not given
        --payers DIR               folder of payer policies (YAML), over those that ship
        --date YYYY-MM-DD          the day to judge at; today when not given
        --explain                  every edit's verdict on every line, with its reason
        --format ndjson|csv|table  how results are written; ndjson when not given
        --help                     this text

      Results go to standard output in the order of the claims; bad lines, progress and a summary to
      standard error. Exit code 0: no claim is held or warned about. 1: some are. 2: a line, file or
      option could not be read.
      """;

  @Override
  public OptionalInt run(List<String> arguments) {
    Options options =
        Options.of(arguments, Set.of(REFERENCE, PAYERS, DATE, FORMAT), Set.of(EXPLAIN));
    if (options.wantsHelp()) {
      System.out.print(USAGE);
      return OptionalInt.of(0);
    }
    requireFiles(options.operands());
    silenceLog();
    LocalDate day = options.day(DATE);
    ResultFormat format = options.word(FORMAT, ResultFormat.class, ResultFormat.NDJSON);
    ReferenceFiles reference = new ReferenceFiles(System.err);
    ReferenceLibrary library = reference.library(options.folder(REFERENCE));
    PayerPolicies policies = policies(options);
    ClaimJudge judge =
        new ClaimJudge(Scrubber.of(() -> library, () -> policies), Clock.systemDefaultZone());
    boolean explain = options.has(EXPLAIN);
    ScrubFiles.Ending ending =
        run(new ClaimFiles(judge, day, explain), options.operands(), format, explain);
    return OptionalInt.of(
        ending == ScrubFiles.Ending.BAD_LINES || !reference.isComplete()
            ? CommandLine.BAD_INPUT
            : ending.ordinal());
  }

  /** What there is to say goes to standard error; a logging system would only cost its start. */
  static void silenceLog() {
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  private static ScrubFiles.Ending run(
      ClaimFiles claims, List<String> files, ResultFormat format, boolean explain) {
    // Not System.out: a PrintStream keeps it to itself when nobody reads any more.
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
            1 << 16)) {
      return new ScrubFiles(System.err).run(claims, files, format, explain, out);
    } catch (NoSuchFileException | FileNotFoundException gone) {
      throw new BadCommand(gone.getMessage() + " is not there. Give a file that is.");
    } catch (IOException failure) {
      throw new BadCommand("Stopped: " + failure.getMessage() + ".");
    }
  }

  private static void requireFiles(List<String> files) {
    if (files.isEmpty()) {
      throw new BadCommand("Name the files to scrub, or - for standard input. --help tells more.");
    }
    for (String file : files) {
      if (!file.equals(ClaimFiles.STANDARD_INPUT) && !Files.isReadable(Path.of(file))) {
        throw new BadCommand(file + " cannot be read. Give a file that is there.");
      }
    }
  }

  private static PayerPolicies policies(Options options) {
    try {
      return ReferenceFiles.policies(options.folder(PAYERS));
    } catch (PolicyRefused refused) {
      throw new BadCommand(refused.getMessage());
    }
  }
}
