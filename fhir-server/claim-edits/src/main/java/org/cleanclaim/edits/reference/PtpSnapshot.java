package org.cleanclaim.edits.reference;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * A pair table as it stands in memory, kept beside its source files in {@code .snapshots} so that
 * the next start need not read two million lines again.
 *
 * <p>It names size and checksum of every source file and ends with a checksum of its own: where any
 * of these differs it is as if it were not there. Where it cannot be written the text is read at
 * each start.
 */
final class PtpSnapshot {
  static final String FOLDER = ".snapshots";
  private static final int FORMAT = 0xC1EA_0001;
  private static final int TRAILER = 4;

  private final Path file;
  private final byte[] head;

  private PtpSnapshot(Path file, byte[] head) {
    this.file = file;
    this.head = head;
  }

  /** The snapshot that would be of these files; null when they are no files on a disk. */
  static PtpSnapshot of(TableKey<PtpTable> key, String version, Collection<PublishedFile> parts) {
    Path beside = null;
    Set<Path> sources = new TreeSet<>();
    for (PublishedFile part : parts) {
      if (part.origin() == null) {
        return null;
      }
      sources.add(part.origin());
      beside = part.origin().toAbsolutePath().getParent();
    }
    if (beside == null) {
      return null;
    }
    try {
      Path file = beside.resolve(FOLDER).resolve(key.id() + "-" + version + ".bin");
      return new PtpSnapshot(file, head(key, parts, sources));
    } catch (IOException unreadable) {
      // Reading the text will say why, with the file's name.
      return null;
    }
  }

  /** What a snapshot of these very bytes begins with. */
  private static byte[] head(
      TableKey<PtpTable> key, Collection<PublishedFile> parts, Set<Path> sources)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(FORMAT);
    out.writeUTF(key.id());
    for (PublishedFile part : parts) {
      out.writeUTF(part.shown());
    }
    for (Path source : sources) {
      ByteBuffer content = map(source);
      out.writeLong(content.remaining());
      out.writeInt(checksum(content));
    }
    return bytes.toByteArray();
  }

  private static ByteBuffer map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  private static int checksum(ByteBuffer content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    return (int) checksum.getValue();
  }

  /** What it holds; null when there is none, or it is damaged, or of other sources. */
  Loaded<PtpTable> read(TableKey<PtpTable> key) {
    try {
      ByteBuffer in = Files.exists(file) ? map(file) : null;
      if (in == null || in.remaining() < head.length + TRAILER) {
        return null;
      }
      int end = in.limit() - TRAILER;
      if (checksum(in.duplicate().limit(end)) != in.getInt(end)) {
        return null;
      }
      byte[] begin = new byte[head.length];
      in.get(begin);
      if (!java.util.Arrays.equals(begin, head)) {
        return null;
      }
      return new Loaded<>(key, edition(key, in), PtpTable.read(in));
    } catch (IOException unreadable) {
      return null;
    }
  }

  private static Edition edition(TableKey<PtpTable> key, ByteBuffer in) {
    String name = text(in);
    LocalDate from = LocalDate.ofEpochDay(in.getLong());
    long to = in.getLong();
    LocalDate last = to == Long.MAX_VALUE ? null : LocalDate.ofEpochDay(to);
    return new Edition(key.id(), name, from, last, in.getInt(), text(in));
  }

  private static String text(ByteBuffer in) {
    byte[] text = new byte[in.getInt()];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Writes what was read from the text; a reader sees all of it or nothing. */
  void write(Loaded<PtpTable> loaded) {
    Path half = null;
    try {
      Files.createDirectories(file.getParent());
      half = Files.createTempFile(file.getParent(), "half", ".bin");
      write(half, loaded);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException notWritable) {
      deleteQuietly(half);
    }
  }

  private void write(Path half, Loaded<PtpTable> loaded) throws IOException {
    Edition edition = loaded.edition();
    byte[] name = edition.name().getBytes(StandardCharsets.UTF_8);
    byte[] sum = edition.checksum().getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(
            head.length + name.length + sum.length + 64 + loaded.table().snapshotBytes());
    out.put(head);
    out.putInt(name.length).put(name);
    out.putLong(edition.from().toEpochDay());
    out.putLong(edition.to() == null ? Long.MAX_VALUE : edition.to().toEpochDay());
    out.putInt(edition.rows());
    out.putInt(sum.length).put(sum);
    loaded.table().write(out);
    out.putInt(checksum(out.duplicate().flip()));
    try (OutputStream file = Files.newOutputStream(half)) {
      file.write(out.array(), 0, out.position());
    }
  }

  private static void deleteQuietly(Path half) {
    try {
      if (half != null) {
        Files.deleteIfExists(half);
      }
    } catch (IOException stays) {
      // It is no snapshot's name: nobody reads it.
    }
  }
}
