package org.cleanclaim.standalone.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cleanclaim.standalone.command.StartRefused;

/** The folder one running server keeps its database, keys and log in ({@code cleanclaim.data}). */
public record DataFolder(Path path) {

  private static final String LOCK = "in-use";

  public DataFolder {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * Takes the folder for this process until it ends; the operating system gives it back even after
   * {@code kill -9}.
   */
  public FileLock claim() throws IOException {
    Files.createDirectories(path);
    ignoreInGit();
    var channel =
        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new StartRefused(
          "The data folder "
              + path
              + " is in use by another Cleanclaim. Stop that one, or start with"
              + " --cleanclaim.data=<another folder>.");
    }
    return lock;
  }

  public Path resolve(String name) {
    return path.resolve(name);
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /** The folder may lie in a clone: it keeps itself out of commits. */
  private void ignoreInGit() throws IOException {
    var ignore = path.resolve(".gitignore");
    if (Files.notExists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
  }
}
