package org.cleanclaim.edits.reference;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A publisher's zip. Nothing is unpacked to disk, so a name that leads elsewhere leads nowhere; how
 * much an entry may inflate to is bounded.
 */
final class Archive {
  private static final int MOST_ENTRIES = 1_000;
  private static final long MOST_BYTES = 1L << 30;

  /** Tables of text shrink to a tenth; a bomb to a thousandth. */
  private static final long MOST_RATIO = 200;

  private static final long TOO_SMALL_TO_MATTER = 10L << 20;

  private Archive() {}

  /** The files in an archive; {@link ReferenceRefused} when it is damaged or empty. */
  static List<PublishedFile> files(Path archive) {
    String outer = archive.getFileName().toString();
    List<PublishedFile> files = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        throw new ReferenceRefused(outer, 0, "the archive holds more than 1,000 files");
      }
      zip.stream()
          .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX"))
          .forEach(entry -> files.add(file(archive, outer, entry.getName())));
    } catch (IOException | IllegalArgumentException damaged) {
      throw new ReferenceRefused(outer, 0, "the archive is damaged: " + damaged.getMessage());
    }
    if (files.isEmpty()) {
      throw new ReferenceRefused(outer, 0, "the archive holds no file");
    }
    return files;
  }

  private static PublishedFile file(Path archive, String outer, String inner) {
    String name = inner.substring(Math.max(inner.lastIndexOf('/'), inner.lastIndexOf('\\')) + 1);
    return new PublishedFile(name, outer + "/" + name, () -> open(archive, inner), archive);
  }

  private static InputStream open(Path archive, String inner) throws IOException {
    ZipFile zip = new ZipFile(archive.toFile());
    ZipEntry entry = zip.getEntry(inner);
    if (entry == null) {
      zip.close();
      throw new ZipException(inner + " is gone");
    }
    return new Bounded(zip.getInputStream(entry), zip, entry.getCompressedSize());
  }

  /** An entry's bytes, up to what any table has; closes its archive. */
  private static final class Bounded extends FilterInputStream {
    private final ZipFile zip;
    private final long most;
    private long taken;

    Bounded(InputStream in, ZipFile zip, long compressed) {
      super(in);
      this.zip = zip;
      this.most = Math.min(MOST_BYTES, Math.max(TOO_SMALL_TO_MATTER, compressed * MOST_RATIO));
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int many = in.read(bytes, offset, length);
      count(Math.max(many, 0));
      return many;
    }

    @Override
    public long skip(long many) throws IOException {
      long skipped = in.skip(many);
      count(skipped);
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void count(long many) throws ZipException {
      taken += many;
      if (taken > most) {
        throw new ZipException("it inflates to more than any table has");
      }
    }

    @Override
    public void close() throws IOException {
      try (zip) {
        super.close();
      }
    }
  }
}
