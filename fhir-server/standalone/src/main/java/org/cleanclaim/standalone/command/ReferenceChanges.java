package org.cleanclaim.standalone.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PolicyRefused;
import org.cleanclaim.edits.reference.ReferenceDiff;
import org.cleanclaim.edits.reference.ReferenceFolder;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.edits.reference.TableChanges;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.cleanclaim.standalone.scrub.TouchedClaims;

/** Says what changed between two editions, and which claims of a file it would have touched. */
final class ReferenceChanges implements Command {

  private static final String CLAIMS = "--claims";
  private static final String PAYERS = "--payers";
  private static final String DATE = "--date";
  private static final String ROWS = "--rows";
  private static final String FORMAT = "--format";
  private static final long FEW = 10;

  private static final String USAGE =
      """
      Says what changed between two editions of reference files.

        java -jar cleanclaim.jar reference diff [options] A B

      A and B are files or folders; where one holds several editions of a table, the newest counts.

        --claims FILE          FHIR NDJSON, as for scrub: names the claims whose alerts would differ,
                               each judged by A and by B as if these held on its day
        --payers DIR           payer policies for judging them, over those that ship
        --date YYYY-MM-DD      the day to judge them at; today when not given
        --rows N|all           how many rows of each table are shown; 10 when not given
        --format table|csv     csv has every row: table, kind, key, before, after

      Exit code 0: nothing differs. 1: something does. 2: a file or option could not be taken.
      """;

  /** How the changes are written. */
  private enum Format {
    TABLE,
    CSV
  }

  private final ReferenceFiles files = new ReferenceFiles(System.err);

  @Override
  public OptionalInt run(List<String> arguments) {
    Options options = Options.of(arguments, Set.of(CLAIMS, PAYERS, DATE, ROWS, FORMAT), Set.of());
    if (options.wantsHelp()) {
      System.out.print(USAGE);
      return OptionalInt.of(0);
    }
    if (options.operands().size() != 2) {
      throw new BadCommand("Name two files or folders to compare. --help tells more.");
    }
    long most = rows(options.text(ROWS));
    Format format = options.word(FORMAT, Format.class, Format.TABLE);
    ReferenceLibrary before = library(options.operands().get(0));
    ReferenceLibrary after = library(options.operands().get(1));
    List<TableChanges> changes = ReferenceDiff.between(before, after);
    if (format == Format.CSV) {
      printCsv(changes);
    } else {
      changes.forEach(table -> print(table, most));
    }
    boolean differs = changes.stream().anyMatch(table -> !table.rows().isEmpty());
    if (options.text(CLAIMS) != null) {
      compareClaims(options, before.onEveryDay(), after.onEveryDay());
    }
    return OptionalInt.of(!files.isComplete() ? CommandLine.BAD_INPUT : differs ? 1 : 0);
  }

  private ReferenceLibrary library(String operand) {
    Path path = Path.of(operand);
    if (Files.isDirectory(path)) {
      return files.library(path);
    }
    if (!Files.isReadable(path)) {
      throw new BadCommand(operand + " is neither file nor folder. Give one that is there.");
    }
    return files.library(ReferenceFolder.read(List.of(path)));
  }

  private static long rows(String text) {
    if (text == null || text.equals("all")) {
      return text == null ? FEW : Long.MAX_VALUE;
    }
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException noNumber) {
      throw new BadCommand(ROWS + " " + text + " is no number. Write a number, or all.");
    }
  }

  private static void print(TableChanges table, long most) {
    System.out.printf(
        Locale.ROOT,
        "%s -> %s: %,d added, %,d removed, %,d changed%n",
        orNone(table.before(), table),
        orNone(table.after(), table),
        table.count(TableChanges.Kind.ADDED),
        table.count(TableChanges.Kind.REMOVED),
        table.count(TableChanges.Kind.CHANGED));
    table.rows().stream().limit(most).forEach(row -> System.out.println("  " + said(row)));
    long left = table.rows().size() - most;
    if (left > 0) {
      System.out.printf(Locale.ROOT, "  and %,d more; --rows all shows them%n", left);
    }
  }

  private static String orNone(String edition, TableChanges table) {
    return edition == null ? "no " + table.table() : edition;
  }

  private static String said(TableChanges.Row row) {
    return switch (row.kind()) {
      case ADDED -> "+ " + row.key() + ": " + row.after();
      case REMOVED -> "- " + row.key() + ": " + row.before();
      case CHANGED -> "* " + row.key() + ": " + row.before() + " -> " + row.after();
    };
  }

  private static void printCsv(List<TableChanges> changes) {
    System.out.println("table,kind,key,before,after");
    for (TableChanges table : changes) {
      for (TableChanges.Row row : table.rows()) {
        System.out.printf(
            "\"%s\",%s,\"%s\",\"%s\",\"%s\"%n",
            table.table(),
            row.kind().name().toLowerCase(Locale.ROOT),
            row.key(),
            row.before(),
            row.after());
      }
    }
  }

  private static void compareClaims(
      Options options, ReferenceLibrary before, ReferenceLibrary after) {
    LocalDate day = options.day(DATE);
    PayerPolicies policies = policies(options);
    TouchedClaims claims =
        new TouchedClaims(judge(before, policies), judge(after, policies), day, System.err);
    try {
      claims.compare(options.text(CLAIMS), System.out);
    } catch (IOException unreadable) {
      throw new BadCommand(options.text(CLAIMS) + " cannot be read. Give a file that is there.");
    }
  }

  private static ClaimJudge judge(ReferenceLibrary library, PayerPolicies policies) {
    return new ClaimJudge(Scrubber.of(() -> library, () -> policies), Clock.systemDefaultZone());
  }

  private static PayerPolicies policies(Options options) {
    try {
      return ReferenceFiles.policies(options.folder(PAYERS));
    } catch (PolicyRefused refused) {
      throw new BadCommand(refused.getMessage());
    }
  }
}
