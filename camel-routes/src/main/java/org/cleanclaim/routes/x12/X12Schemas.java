package org.cleanclaim.routes.x12;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Structures of the transaction sets, kept beside this class as StAEDI schemas and read once.
 *
 * <p>A set is looked up by its type and guide, because one type (277) has several guides.
 */
public final class X12Schemas {
  /**
   * One dictionary serves all sets, so each leaves some of its segments unused, and StAEDI tells of
   * each. Held, because the logging framework forgets loggers nobody holds.
   */
  private static final Logger SCHEMA_NOTICES =
      Logger.getLogger("io.xlate.edi.internal.schema.SchemaReaderBase");

  private static final Map<String, String> FILES =
      Map.of(
          "270 005010X279", "270.xml",
          "271 005010X279", "271.xml",
          "276 005010X212", "276.xml",
          "835 005010X221", "835.xml",
          "837 005010X222", "837P.xml",
          "999 005010X231", "999.xml",
          "277 005010X214", "277.xml",
          "277 005010X212", "277.xml");

  private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

  private X12Schemas() {}

  /** Makes sure that StAEDI's notices are off before it reads a schema of its own. */
  static void prepare() {
    SCHEMA_NOTICES.setLevel(Level.WARNING);
  }

  /** The structure of a set, or empty for a set this module does not know. */
  static Optional<Schema> find(String type, String guide) {
    var base = guide == null ? "" : guide.substring(0, Math.min(10, guide.length()));
    return Optional.ofNullable(FILES.get(type + " " + base))
        .map(file -> READ.computeIfAbsent(file, X12Schemas::read));
  }

  private static Schema read(String file) {
    var url = X12Schemas.class.getResource(file);
    var factory = SchemaFactory.newFactory();
    factory.setProperty(SchemaFactory.SCHEMA_LOCATION_URL_CONTEXT, url);
    try {
      return factory.createSchema(url);
    } catch (EDISchemaException broken) {
      throw new IllegalStateException("The structure in " + file + " cannot be read.", broken);
    }
  }
}
