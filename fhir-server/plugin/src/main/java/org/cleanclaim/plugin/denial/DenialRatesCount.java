package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.reference.DenialRatesEdition;
import org.cleanclaim.plugin.claim.AlertStore;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what payers did up to yesterday into the next edition of {@code denial-rates}, and lays it
 * into the folder of reference files, where every node takes it as any other edition.
 *
 * <p>An edition that is there is not counted again unless asked for; two nodes that count at once
 * write the same text.
 */
public final class DenialRatesCount {

  private static final Logger log = LoggerFactory.getLogger(DenialRatesCount.class);
  private static final String OURS = "denial-rates-\\d{4}-\\d{2}-\\d{2}\\.csv";

  private final DaoRegistry daos;
  private final StoredResources store;
  private final AlertStore alerts;
  private final Scrubber scrubber;
  private final DenialTaxonomy taxonomy;
  private final Path folder;
  private final DenialRatesSettings settings;
  private final Clock clock;

  /**
   * @param folder the folder of reference files; null when the site has none
   */
  DenialRatesCount(
      DaoRegistry daos,
      StoredResources store,
      AlertStore alerts,
      Scrubber scrubber,
      DenialTaxonomy taxonomy,
      Path folder,
      DenialRatesSettings settings,
      Clock clock) {
    this.daos = daos;
    this.store = store;
    this.alerts = alerts;
    this.scrubber = scrubber;
    this.taxonomy = taxonomy;
    this.folder = folder;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether there is a folder to write to. */
  boolean hasFolder() {
    return folder != null;
  }

  /** Counts unless yesterday's edition is there. */
  void nightly() {
    if (!Files.exists(folder.resolve(DenialRatesEdition.fileName(yesterday())))) {
      write(TransactionWrites.inServersName(null));
    }
  }

  /**
   * Counts, and writes the edition.
   *
   * @return empty when nothing was adjudicated in the days counted
   * @throws UncheckedIOException when the folder cannot be written
   */
  Optional<DenialRatesEdition> write(RequestDetails request) {
    LocalDate to = yesterday();
    LocalDate from = to.minusDays(settings.days() - 1L);
    Optional<DenialRatesEdition> edition =
        DenialRatesEdition.of(
            new AdjudicatedLines(daos, store, alerts, scrubber, taxonomy, from, to, request)
                .outcomes(),
            from,
            to);
    try {
      if (edition.isPresent()) {
        put(edition.get());
        deleteOld();
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(
          "The count of denials cannot be written to " + folder, unwritable);
    }
    log.info(
        "Denials counted from {} to {}: {}",
        from,
        to,
        edition.map(DenialRatesEdition::fileName).orElse("nothing was adjudicated"));
    return edition;
  }

  private LocalDate yesterday() {
    return LocalDate.now(clock).minusDays(1);
  }

  /** Whole or not at all: a name that begins with a dot is not read. */
  private void put(DenialRatesEdition edition) throws IOException {
    // Not a temporary file of Java's: that could be read by nobody but this process's user.
    Path written = folder.resolve("." + edition.fileName() + "." + UUID.randomUUID());
    try {
      Files.writeString(written, edition.csv());
      Files.move(
          written,
          folder.resolve(edition.fileName()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private void deleteOld() throws IOException {
    List<Path> old;
    try (Stream<Path> files = Files.list(folder)) {
      old =
          files
              .filter(file -> file.getFileName().toString().matches(OURS))
              .sorted(Comparator.reverseOrder())
              .skip(settings.kept())
              .toList();
    }
    for (Path edition : old) {
      Files.deleteIfExists(edition);
    }
  }
}
