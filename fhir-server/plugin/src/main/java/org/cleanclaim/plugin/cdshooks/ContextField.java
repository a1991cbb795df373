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
    TEXT("a string"),
    /** Several texts, such as references. */
    TEXTS("an array of strings"),
    /** One resource. */
    RESOURCE("a resource"),
    /** A bundle of resources; an array of them, as older callers send, is taken too. */
    RESOURCES("a Bundle of resources");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What a caller is told to send. */
    String words() {
      return words;
    }
  }

  public static ContextField text(String name) {
    return new ContextField(name, Kind.TEXT, true);
  }

  public static ContextField optionalText(String name) {
    return new ContextField(name, Kind.TEXT, false);
  }

  public static ContextField texts(String name) {
    return new ContextField(name, Kind.TEXTS, true);
  }

  public static ContextField optionalTexts(String name) {
    return new ContextField(name, Kind.TEXTS, false);
  }

  public static ContextField optionalResource(String name) {
    return new ContextField(name, Kind.RESOURCE, false);
  }

  public static ContextField resources(String name) {
    return new ContextField(name, Kind.RESOURCES, true);
  }
}
