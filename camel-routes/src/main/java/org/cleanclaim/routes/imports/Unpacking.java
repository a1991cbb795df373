package org.cleanclaim.routes.imports;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.cleanclaim.routes.operations.RouteFailure;

/**
 * Takes files out of what was sent: one file as it is, or a ZIP archive of files and of archives.
 * It holds one file at a time, and stops at sizes no site's past has.
 */
final class Unpacking {
  static final int MOST_BYTES = 128 << 20;
  private static final long MOST_IN_ALL = 4L << 30;
  private static final int MOST_FILES = 20_000;
  private static final int DEEPEST = 2;
  private static final int LONGEST_NAME = 200;

  private final Consumer<HandedIn> taker;
  private long bytes;
  private int files;

  Unpacking(Consumer<HandedIn> taker) {
    this.taker = taker;
  }

  /**
   * @param name of what was sent, for a file that comes alone
   */
  void read(String name, InputStream sent) throws IOException {
    var first = sent.readNBytes(4);
    var whole = new SequenceInputStream(new ByteArrayInputStream(first), sent);
    if (isZip(first)) {
      try {
        entries("", whole, 1);
      } catch (ZipException | EOFException | IllegalArgumentException damaged) {
        throw RouteFailure.unusable(
            "The ZIP archive that was sent is damaged. Pack the files anew; nothing was taken.",
            damaged);
      }
    } else {
      take(name, limited(name, whole));
    }
  }

  private void entries(String within, InputStream archive, int depth) throws IOException {
    var zip = new ZipInputStream(archive);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      var name = within + readable(entry.getName());
      if (entry.isDirectory() || isHousekeeping(entry.getName())) {
        continue;
      }
      var content = limited(name, zip);
      if (isZip(content) && depth < DEEPEST) {
        inner(name, content, depth);
      } else {
        take(name, content);
      }
    }
  }

  /** A damaged archive within is a file that cannot be read, and takes no other with it. */
  private void inner(String name, byte[] content, int depth) throws IOException {
    int before = files;
    try {
      entries(name + "/", new ByteArrayInputStream(content), depth + 1);
    } catch (ZipException | EOFException | IllegalArgumentException damaged) {
      take(name, content);
      return;
    }
    if (files == before) {
      take(name, content);
    }
  }

  private void take(String name, byte[] content) {
    if (++files > MOST_FILES) {
      throw RouteFailure.unusable(
          "More than " + MOST_FILES + " files were sent. Import them in several parts.", null);
    }
    taker.accept(new HandedIn(name, content));
  }

  private byte[] limited(String name, InputStream from) throws IOException {
    var content = from.readNBytes(MOST_BYTES + 1);
    bytes += content.length;
    if (content.length > MOST_BYTES) {
      throw RouteFailure.unusable(
          name + " is larger than " + (MOST_BYTES >> 20) + " MB. Split it at its interchanges.",
          null);
    }
    if (bytes > MOST_IN_ALL) {
      throw RouteFailure.unusable(
          "The files are larger than "
              + (MOST_IN_ALL >> 30)
              + " GB together. Import them in several parts.",
          null);
    }
    return content;
  }

  /** What a folder of a desktop holds beside its files. */
  private static boolean isHousekeeping(String name) {
    var last = name.substring(name.replaceAll("/$", "").lastIndexOf('/') + 1);
    return name.startsWith("__MACOSX/") || last.startsWith(".");
  }

  private static String readable(String name) {
    var clean = name.replaceAll("\\p{Cntrl}", "").replace('\\', '/');
    return clean.length() <= LONGEST_NAME ? clean : clean.substring(clean.length() - LONGEST_NAME);
  }

  static boolean isZip(byte[] content) {
    return content.length >= 4
        && content[0] == 'P'
        && content[1] == 'K'
        && (content[2] == 3 && content[3] == 4 || content[2] == 5 && content[3] == 6);
  }
}
