package org.cleanclaim.plugin.denial;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.plugin.reference.WatchedFolder;

/**
 * The taxonomy in use: a site's file over the one that ships, read anew when it changes. One that
 * is wrong at start keeps the server from starting; one that is wrong later is not taken.
 */
final class TaxonomyFile extends WatchedFolder<DenialTaxonomy> {

  private final List<Runnable> changed = new ArrayList<>();

  /**
   * @param file null for the shipped taxonomy alone
   * @throws TaxonomyRefused when the file is wrong, with its lines
   */
  TaxonomyFile(Path file, Clock clock) {
    super(file, clock);
    open();
  }

  /** Has something done whenever another taxonomy was taken. */
  void whenChanged(Runnable work) {
    changed.add(work);
  }

  @Override
  public synchronized void look() {
    String before = get().digest();
    super.look();
    if (!before.equals(get().digest())) {
      changed.forEach(Runnable::run);
    }
  }

  @Override
  protected DenialTaxonomy shipped() {
    return DenialTaxonomy.shipped();
  }

  @Override
  protected Reading<DenialTaxonomy> read(Path from) {
    String name = String.valueOf(from.getFileName());
    try {
      return new Reading<>(TaxonomyReader.read(name, Files.readString(from)), List.of());
    } catch (CharacterCodingException other) {
      throw new TaxonomyRefused(List.of(name + ": is not written in UTF-8. Save it as UTF-8."));
    } catch (IOException unreadable) {
      throw new TaxonomyRefused(
          List.of("cleanclaim.denials.taxonomy: %s cannot be read.".formatted(from)));
    }
  }

  @Override
  protected String describe(DenialTaxonomy taxonomy) {
    return "denial taxonomy " + taxonomy.digest();
  }
}
