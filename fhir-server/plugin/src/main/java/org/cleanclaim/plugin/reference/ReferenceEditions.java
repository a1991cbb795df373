package org.cleanclaim.plugin.reference;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.cleanclaim.edits.reference.Edition;
import org.cleanclaim.edits.reference.ReferenceFolder;
import org.cleanclaim.edits.reference.ReferenceLibrary;

/** The reference editions in use: a folder of the publishers' files, or the SAMPLE. */
public final class ReferenceEditions extends WatchedFolder<ReferenceLibrary> {

  /**
   * @param folder null for the SAMPLE editions
   */
  public ReferenceEditions(Path folder, Clock clock) {
    super(folder, clock);
    open();
  }

  @Override
  protected ReferenceLibrary shipped() {
    return ReferenceLibrary.sample();
  }

  @Override
  protected Reading<ReferenceLibrary> read(Path from) {
    ReferenceFolder.Result result = ReferenceFolder.read(from);
    List<String> problems = result.refused().stream().map(Throwable::getMessage).toList();
    return new Reading<>(result.library(), problems);
  }

  @Override
  protected String describe(ReferenceLibrary library) {
    return library.editions().stream().map(Edition::name).collect(Collectors.joining(", "));
  }
}
