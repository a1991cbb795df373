package org.cleanclaim.plugin.reference;

import java.time.Duration;
import java.util.List;
import org.cleanclaim.plugin.site.Regular;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at watched folders from time to time. Looking costs a few file attributes; it also works
 * where a folder is a network share, of which a file system tells no changes.
 */
public final class FolderPoll extends Regular {

  private static final Logger log = LoggerFactory.getLogger(FolderPoll.class);

  /**
   * @param every zero to look never
   */
  public FolderPoll(List<WatchedFolder<?>> folders, Duration every) {
    super("folders", every, () -> look(folders));
  }

  private static void look(List<WatchedFolder<?>> folders) {
    for (WatchedFolder<?> folder : folders) {
      try {
        folder.look();
      } catch (RuntimeException fault) {
        // A fault of one keeps nobody from looking at the next.
        log.error("A watched folder could not be looked at: {}", fault.toString(), fault);
      }
    }
  }
}
