package org.cleanclaim.plugin.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the engine's tables come from and by which calendar it judges.
 *
 * @param enabled false leaves the host as if the plug-in were not there
 * @param zone the clinic's time zone, which decides what day today is; the machine's own when unset
 * @param reference the reference editions
 * @param payers the payer policies
 * @param folders how those folders are watched
 */
@ConfigurationProperties("cleanclaim")
public record CleanclaimSettings(
    @DefaultValue("true") boolean enabled,
    ZoneId zone,
    @DefaultValue Folder reference,
    @DefaultValue Folder payers,
    @DefaultValue Folders folders) {

  /**
   * How often the folders of reference files and policies are looked at for changes.
   *
   * @param poll zero to read them at start only
   */
  public record Folders(@DefaultValue("10s") Duration poll) {}

  /**
   * A folder of files to read, at start and when they change.
   *
   * @param dir the folder; what ships with the product is used when unset
   */
  public record Folder(Path dir) {}
}
