package org.cleanclaim.routes.x12.view;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What segments are for, in our own words. */
public final class Meanings {
  private static final Properties WORDS = load();

  private Meanings() {}

  /** The meaning of the segment, by its qualifier where that has one of its own. */
  public static String of(RawSegment segment) {
    var qualified = WORDS.getProperty(segment.id() + "." + segment.component(1, 1));
    return qualified != null
        ? qualified
        : WORDS.getProperty(segment.id(), segment.id().isEmpty() ? "Not a segment" : "");
  }

  private static Properties load() {
    var words = new Properties();
    try (var in = Meanings.class.getResourceAsStream("meanings.properties")) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return words;
  }
}
