package org.cleanclaim.plugin.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.InstalledEdits;
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
 * @param audience whom alerts are told, by edit, where the site has it otherwise than the edit: one
 *     or more of {@code clinician}, {@code biller}, {@code front-desk}. A payer's policy may have
 *     it otherwise again
 */
@ConfigurationProperties("cleanclaim")
public record CleanclaimSettings(
    @DefaultValue("true") boolean enabled,
    ZoneId zone,
    @DefaultValue Folder reference,
    @DefaultValue Folder payers,
    @DefaultValue Folders folders,
    Map<String, Set<Audience>> audience) {

  public CleanclaimSettings {
    audience = audience == null ? Map.of() : Map.copyOf(audience);
    Collection<String> known = InstalledEdits.ids();
    audience.forEach(
        (edit, people) -> {
          if (!known.contains(edit)) {
            throw new IllegalArgumentException(
                "cleanclaim.audience."
                    + edit
                    + ": there is no edit of that id; EDITS.md has them.");
          }
          if (people.isEmpty()) {
            throw new IllegalArgumentException(
                "cleanclaim.audience.%s is empty: name one or more of %s."
                    .formatted(
                        edit,
                        EnumSet.allOf(Audience.class).stream()
                            .map(Audience::code)
                            .collect(Collectors.joining(", "))));
          }
        });
  }

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
