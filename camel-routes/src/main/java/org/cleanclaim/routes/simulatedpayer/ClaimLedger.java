package org.cleanclaim.routes.simulatedpayer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the simulated payer has: interchanges, claims and lines, kept across a restart in a file
 * that is only added to. A line that was cut off by a kill is no entry.
 */
final class ClaimLedger {
  private static final String FIELD = "\t";

  private final Path file;

  /** Interchanges that came; one that comes again is dropped and said so. */
  private final Set<String> interchanges = ConcurrentHashMap.newKeySet();

  /** Line as claimed to the claim that claimed it first. */
  private final Map<String, String> lines = new ConcurrentHashMap<>();

  /** By CLM01, in the order they came. */
  private final Map<String, Entry> claims = new LinkedHashMap<>();

  private ClaimLedger(Path file) {
    this.file = file;
  }

  /**
   * A claim that came.
   *
   * @param number CLM01
   * @param payerNumber the payer's own
   * @param came when
   * @param outcome what was decided: category and status of a 277 once the time for it has come
   */
  record Entry(
      String number, String payerNumber, Instant came, Outcome outcome, List<String> codes) {}

  /** What became of a claim. */
  enum Outcome {
    REJECTED,
    PENDED,
    PAID,
    DENIED
  }

  /** A ledger that ends with the process. */
  static ClaimLedger inMemory() {
    return new ClaimLedger(null);
  }

  /** The ledger in this file, which is made where there is none. */
  static ClaimLedger in(Path file) {
    var ledger = new ClaimLedger(file);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(file)) {
        var text = Files.readString(file);
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(ledger::read);
        if (!text.isEmpty() && !text.endsWith("\n")) {
          Files.writeString(file, text.substring(0, text.lastIndexOf('\n') + 1));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The simulated payer's ledger cannot be read.", unreadable);
    }
    return ledger;
  }

  private void read(String line) {
    var fields = line.split(FIELD);
    switch (fields[0]) {
      case "interchange" -> interchanges.add(fields[1]);
      case "line" -> lines.putIfAbsent(fields[1], fields[2]);
      case "claim" ->
          claims.put(
              fields[1],
              new Entry(
                  fields[1],
                  fields[2],
                  Instant.parse(fields[3]),
                  Outcome.valueOf(fields[4]),
                  List.of(fields[5].split(":"))));
      default -> throw new IllegalStateException("The simulated payer's ledger is no ledger.");
    }
  }

  /** False when the interchange came before. */
  synchronized boolean take(String interchange) {
    if (!interchanges.add(interchange)) {
      return false;
    }
    write("interchange", interchange);
    return true;
  }

  boolean isTaken(String interchange) {
    return interchanges.contains(interchange);
  }

  /** The claim that claimed the line first: this one, unless another did. */
  synchronized String claim(String line, String number) {
    var first = lines.putIfAbsent(line, number);
    if (first == null) {
      write("line", line, number);
      return number;
    }
    return first;
  }

  Optional<String> firstToClaim(String line) {
    return Optional.ofNullable(lines.get(line));
  }

  synchronized void keep(Entry entry) {
    if (claims.putIfAbsent(entry.number(), entry) == null) {
      write(
          "claim",
          entry.number(),
          entry.payerNumber(),
          entry.came().toString(),
          entry.outcome().name(),
          String.join(":", entry.codes()));
    }
  }

  /** A claim by our number, or by the payer's. */
  synchronized Optional<Entry> find(Optional<String> number, Optional<String> payerNumber) {
    return number
        .map(claims::get)
        .or(
            () ->
                payerNumber.flatMap(
                    wanted ->
                        claims.values().stream()
                            .filter(entry -> entry.payerNumber().equals(wanted))
                            .findFirst()));
  }

  private void write(String... fields) {
    if (file == null) {
      return;
    }
    var line = String.join(FIELD, fields) + "\n";
    try (var out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      out.write(StandardCharsets.UTF_8.encode(line));
    } catch (IOException failed) {
      throw new UncheckedIOException("The simulated payer's ledger cannot be written.", failed);
    }
  }
}
