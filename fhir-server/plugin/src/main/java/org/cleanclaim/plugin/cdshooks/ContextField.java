package org.cleanclaim.plugin.cdshooks;

/**
 * A field a hook's context has.
 *
 * @param name its name
 * @param kind what it holds
 * @param required whether a call without it is refused
 */
public record ContextField(String name, Kind kind, boolean required) {

  /** What a context field holds. */
  public enum Kind {
    TEXT,
    /** A bundle of resources; an array of them, as older callers send, is taken too. */
    RESOURCES
  }

  public static ContextField text(String name) {
    return new ContextField(name, Kind.TEXT, true);
  }

  public static ContextField optionalText(String name) {
    return new ContextField(name, Kind.TEXT, false);
  }

  public static ContextField resources(String name) {
    return new ContextField(name, Kind.RESOURCES, true);
  }
}
