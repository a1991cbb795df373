package org.cleanclaim.standalone.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.cleanclaim.standalone.history.HistoryReport;
import org.cleanclaim.standalone.history.HistoryServer;
import org.cleanclaim.standalone.history.ImportRefused;

/** Hands a site's past to a server that runs, waits for it, and tells why claims were denied. */
final class Import implements Command {

  private static final String SERVER = "--server";
  private static final String CLIENT = "--client-id";
  private static final String FORMAT = "--format";
  private static final String OUT = "--out";
  private static final String TOKEN = "CLEANCLAIM_TOKEN";
  private static final String SECRET = "CLEANCLAIM_CLIENT_SECRET";

  private static final String USAGE =
      """
      Imports a site's past, such as the last 90 days, and reports why claims were denied.

        java -jar cleanclaim.jar import --server URL FILE... [options]

      Give 837 and 835 files, ZIP archives of them, folders or patterns, in any order. Claims of an
      837 are taken as sent: they are not held and not sent again. An 835 is posted as if its payer
      had left it in its mailbox. A file that is damaged is refused, or quarantined where it is a
      remittance, and takes no other with it. The same files again change nothing.

      Options
        --server URL              where the server is, such as https://claims.example.org
        --client-id ID            a client of the server's issuer; demo when not given
        --format text|csv|json    how the report is written; text when not given
        --out FILE                where to; standard output when not given
        --help                    this text

      The environment has the secret: CLEANCLAIM_CLIENT_SECRET of the client, or CLEANCLAIM_TOKEN,
      an access token with cleanclaim/traffic.import, cleanclaim/traffic.read and system/Claim.rs.

      Progress goes to standard error. Exit code 0: all was taken, or known. 1: something was
      refused, quarantined, or matches no claim; the report says what. 2: nothing was imported.
      """;

  /** How the report is written. */
  enum Format {
    TEXT,
    CSV,
    JSON
  }

  @Override
  public OptionalInt run(List<String> arguments) {
    Options options = Options.of(arguments, Set.of(SERVER, CLIENT, FORMAT, OUT), Set.of());
    if (options.wantsHelp()) {
      System.out.print(USAGE);
      return OptionalInt.of(0);
    }
    List<Path> files = InputFiles.of(options.operands());
    if (files.isEmpty()) {
      throw new BadCommand("Name the files or folders to import. --help tells more.");
    }
    Format format = options.word(FORMAT, Format.class, Format.TEXT);
    try {
      HistoryServer server = server(options);
      HistoryReport report = server.take(files, System.err::println);
      write(
          switch (format) {
            case TEXT -> report.text();
            case CSV -> report.csv();
            case JSON -> report.json();
          },
          options.text(OUT));
      return OptionalInt.of(report.isWhole() ? 0 : 1);
    } catch (ImportRefused refused) {
      throw new BadCommand(refused.getMessage());
    }
  }

  private static HistoryServer server(Options options) {
    if (options.text(SERVER) == null) {
      throw new BadCommand("--server is needed: where the server is. --help tells more.");
    }
    URI address = address(options.text(SERVER));
    Map<String, String> environment = System.getenv();
    if (environment.get(TOKEN) != null) {
      return HistoryServer.withToken(address, environment.get(TOKEN));
    }
    String client = options.text(CLIENT) == null ? "demo" : options.text(CLIENT);
    String secret = environment.get(SECRET);
    if (secret == null && !client.equals("demo")) {
      throw new BadCommand(
          "Set %s to the secret of client %s, or %s to an access token."
              .formatted(SECRET, client, TOKEN));
    }
    return HistoryServer.withClient(address, client, secret == null ? "demo" : secret);
  }

  private static URI address(String text) {
    try {
      URI address = URI.create(text.replaceAll("/+$", ""));
      if (address.getHost() != null && address.getScheme().matches("https?")) {
        return address;
      }
    } catch (IllegalArgumentException noAddress) {
      // Told below, as every other text that is none.
    }
    throw new BadCommand("--server " + text + " is no address. Give one with https://.");
  }

  private static void write(String report, String file) {
    try (OutputStream bytes =
            file == null
                ? new FileOutputStream(FileDescriptor.out)
                : Files.newOutputStream(Path.of(file));
        Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      out.write(report);
    } catch (IOException unwritten) {
      throw new BadCommand("The report cannot be written: " + unwritten.getMessage() + ".");
    }
  }
}
