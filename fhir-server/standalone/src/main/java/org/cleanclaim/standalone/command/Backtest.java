package org.cleanclaim.standalone.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PolicyRefused;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.cleanclaim.standalone.backtest.BacktestReport;
import org.cleanclaim.standalone.backtest.BacktestRun;
import org.cleanclaim.standalone.backtest.ReportFormat;

/** Says which denials of the past the edits would have stopped, and at what price. */
final class Backtest implements Command {

  private static final String CLAIMS = "--claims";
  private static final String REMITS = "--remits";
  private static final String REFERENCE = "--reference";
  private static final String PAYERS = "--payers";
  private static final String DATE = "--date";
  private static final String FORMAT = "--format";
  private static final String OUT = "--out";

  private static final String USAGE =
      """
      Judges claims of the past by the edits, and holds the alerts against what the payers decided.

        java -jar cleanclaim.jar backtest --claims 837... --remits 835... [options]

      Give files, folders or patterns. A remittance belongs to the claim whose CLM01 is its CLP01;
      where several claims have that number, the payer's number, days and charge decide. Each claim
      is judged on the day it was sent, after the patient's earlier ones that were answered. A
      reversal is netted with what it takes back, a predetermination left out; a claim without a
      remittance is counted and not judged.

      Options
        --reference DIR           folder of the publishers' reference files; a SAMPLE when not given
        --payers DIR              folder of payer policies (YAML), over those that ship
        --date YYYY-MM-DD         the day to judge every claim at, in place of its own
        --format table|csv|html   how the report is written; table when not given
        --out FILE                where to; standard output when not given
        --help                    this text

      Complaints go to standard error. Exit code 0: nothing would have been missed or stopped
      wrongly. 1: something would. 2: a file, payment, claim or option could not be read.
      """;

  @Override
  public OptionalInt run(List<String> arguments) {
    Map<String, List<String>> named = new HashMap<>();
    Options options =
        Options.of(
            withoutFiles(arguments, named), Set.of(REFERENCE, PAYERS, DATE, FORMAT, OUT), Set.of());
    if (options.wantsHelp()) {
      System.out.print(USAGE);
      return OptionalInt.of(0);
    }
    if (!options.operands().isEmpty()) {
      throw new BadCommand("Name files after --claims and --remits. --help tells more.");
    }
    List<Path> claims = files(named, CLAIMS);
    List<Path> remits = files(named, REMITS);
    Scrub.silenceLog();
    LocalDate day = options.text(DATE) == null ? null : options.day(DATE);
    ReportFormat format = options.word(FORMAT, ReportFormat.class, ReportFormat.TABLE);
    ReferenceFiles reference = new ReferenceFiles(System.err);
    ReferenceLibrary library = reference.library(options.folder(REFERENCE));
    PayerPolicies policies = policies(options);
    ClaimJudge judge =
        new ClaimJudge(Scrubber.of(() -> library, () -> policies), Clock.systemDefaultZone());
    BacktestRun run = new BacktestRun(judge, day, System.err::println);
    BacktestReport report = report(run, claims, remits);
    write(report, format, options.text(OUT));
    if (!run.isComplete() || !reference.isComplete()) {
      return OptionalInt.of(CommandLine.BAD_INPUT);
    }
    boolean perfect =
        report.missed().isEmpty() && report.warned().isEmpty() && report.falseAlarms().isEmpty();
    return OptionalInt.of(perfect ? 0 : 1);
  }

  /** Takes the words after --claims and --remits, up to the next option. */
  private static List<String> withoutFiles(
      List<String> arguments, Map<String, List<String>> named) {
    List<String> others = new ArrayList<>();
    List<String> files = null;
    for (String word : arguments) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (name.equals(CLAIMS) || name.equals(REMITS)) {
        files = named.computeIfAbsent(name, option -> new ArrayList<>());
        if (equals > 0) {
          files.add(word.substring(equals + 1));
        }
      } else if (word.startsWith("-") || files == null) {
        files = null;
        others.add(word);
      } else {
        files.add(word);
      }
    }
    return others;
  }

  private static List<Path> files(Map<String, List<String>> named, String option) {
    List<String> names = named.getOrDefault(option, List.of());
    if (names.isEmpty()) {
      throw new BadCommand(option + " needs files. --help tells which.");
    }
    return InputFiles.of(names);
  }

  private static BacktestReport report(BacktestRun run, List<Path> claims, List<Path> remits) {
    try {
      return run.run(claims, remits);
    } catch (IOException unreadable) {
      throw new BadCommand("Stopped: " + unreadable.getMessage() + " cannot be read.");
    }
  }

  private static void write(BacktestReport report, ReportFormat format, String file) {
    try (OutputStream bytes =
            file == null
                ? new FileOutputStream(FileDescriptor.out)
                : Files.newOutputStream(Path.of(file));
        Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      format.write(report, out);
    } catch (IOException unwritten) {
      throw new BadCommand("The report cannot be written: " + unwritten.getMessage() + ".");
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
