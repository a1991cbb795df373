package org.cleanclaim.plugin.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a folder of files says, read anew when they change.
 *
 * <p>A change is taken when the files have stood still from one look to the next, so that one that
 * is still being copied is not read. What is read is swapped in whole; where something in it is
 * wrong, what was read before stays and the log says why. Readers take the whole of one reading by
 * {@link #get} and never wait.
 */
public abstract class WatchedFolder<T> implements Supplier<T> {

  private static final Logger log = LoggerFactory.getLogger(WatchedFolder.class);

  private final Path folder;
  private final Clock clock;
  private volatile Taken<T> taken;
  private Map<Path, Stamp> read;
  private Map<Path, Stamp> seen;

  /**
   * What a folder said.
   *
   * @param value what is to be used
   * @param problems what is wrong with the files, each with file, line and reason
   */
  public record Reading<T>(T value, List<String> problems) {}

  /** The value in use, since when, and what was wrong when the folder was read last. */
  private record Taken<T>(T value, Instant since, List<String> problems) {}

  /** Tells whether a file is as it was. */
  private record Stamp(long size, long modified) {}

  /**
   * @param folder null for what ships with the product, which never changes
   */
  protected WatchedFolder(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** What ships with the product. */
  protected abstract T shipped();

  /** Reads the folder; a fault may be thrown too. */
  protected abstract Reading<T> read(Path from);

  /** Says in a few words what was taken, for the log. */
  protected abstract String describe(T value);

  /** Reads the folder for the first time; what is sound of it is used. */
  protected void open() {
    Reading<T> first = folder == null ? new Reading<>(shipped(), List.of()) : read(folder);
    read = stamps();
    seen = read;
    take(first);
  }

  @Override
  public T get() {
    return taken.value();
  }

  /** Since when the value is in use. */
  public Instant since() {
    return taken.since();
  }

  /** What was wrong with the files when they were read last; empty when nothing was. */
  public List<String> problems() {
    return taken.problems();
  }

  /** Looks whether the files have changed, and takes what they say if they have. */
  public synchronized void look() {
    if (folder == null) {
      return;
    }
    Map<Path, Stamp> now = stamps();
    boolean settled = now.equals(seen);
    seen = now;
    if (settled && !now.equals(read)) {
      read = now;
      reload();
    }
  }

  private void reload() {
    Reading<T> reading;
    try {
      reading = read(folder);
    } catch (RuntimeException wrong) {
      reading = new Reading<>(null, List.of(String.valueOf(wrong.getMessage())));
    }
    if (reading.problems().isEmpty()) {
      take(reading);
    } else {
      taken = new Taken<>(taken.value(), taken.since(), reading.problems());
      log.error(
          "{} has changed and is not taken; what was read before stays: {}",
          folder,
          String.join(" ", reading.problems()));
    }
  }

  private void take(Reading<T> reading) {
    taken = new Taken<>(reading.value(), clock.instant(), reading.problems());
    log.info("In use from {}: {}", folder == null ? "the product" : folder, describe(get()));
    reading.problems().forEach(problem -> log.error("Refused: {}", problem));
  }

  private Map<Path, Stamp> stamps() {
    Map<Path, Stamp> stamps = new TreeMap<>();
    if (folder == null) {
      return stamps;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        if (isLookedAt(folder.relativize(path)) && Files.isRegularFile(path)) {
          BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
          stamps.put(path, new Stamp(file.size(), file.lastModifiedTime().toMillis()));
        }
      }
    } catch (IOException | UncheckedIOException movedMeanwhile) {
      // A file went while the folder was looked at: not settled, the next look will tell.
      stamps.put(Path.of("unsettled"), new Stamp(System.nanoTime(), 0));
    }
    return stamps;
  }

  /** Names that begin with a dot are files still being written, or our own. */
  private static boolean isLookedAt(Path within) {
    for (Path part : within) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }
}
