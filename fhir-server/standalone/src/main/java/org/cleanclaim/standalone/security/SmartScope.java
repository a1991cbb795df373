package org.cleanclaim.standalone.security;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One SMART scope that grants access to resources, in the letters of version 2 ({@code
 * patient/Claim.rs}) or the words of version 1 ({@code patient/Claim.read}).
 *
 * @param level whose data: the launched patient's, what the user may see, or the system's
 * @param type a resource type, or {@code *}
 * @param permissions what may be done with it
 */
public record SmartScope(Level level, String type, Set<Permission> permissions) {

  /** Whose data a scope speaks of. */
  public enum Level {
    PATIENT,
    USER,
    SYSTEM
  }

  /** One letter of a version 2 scope, in the order the standard asks for. */
  public enum Permission {
    CREATE('c'),
    READ('r'),
    UPDATE('u'),
    DELETE('d'),
    SEARCH('s');

    private final char letter;

    Permission(char letter) {
      this.letter = letter;
    }
  }

  private static final Pattern FORM =
      Pattern.compile("(patient|user|system)/(\\*|[A-Z][A-Za-z]*)\\.(read|write|\\*|c?r?u?d?s?)");

  public SmartScope {
    permissions = Set.copyOf(permissions);
  }

  /**
   * Reads a scope. What is not understood grants nothing; that holds for a version 2 scope with a
   * query ({@code ?category=…}) too, because granting it without the query would grant more.
   */
  public static Optional<SmartScope> parse(String scope) {
    var form = FORM.matcher(scope);
    return form.matches() ? Optional.of(read(form)).filter(SmartScope::grants) : Optional.empty();
  }

  /** Whether everything the other scope grants is granted by this one as well. */
  public boolean covers(SmartScope other) {
    return level == other.level
        && (type.equals("*") || type.equals(other.type))
        && permissions.containsAll(other.permissions);
  }

  boolean allows(Permission permission) {
    return permissions.contains(permission);
  }

  private boolean grants() {
    return !permissions.isEmpty();
  }

  private static SmartScope read(Matcher form) {
    return new SmartScope(
        Level.valueOf(form.group(1).toUpperCase(Locale.ROOT)),
        form.group(2),
        permissions(form.group(3)));
  }

  private static Set<Permission> permissions(String words) {
    return switch (words) {
      case "read" -> EnumSet.of(Permission.READ, Permission.SEARCH);
      case "write" -> EnumSet.of(Permission.CREATE, Permission.UPDATE, Permission.DELETE);
      case "*" -> EnumSet.allOf(Permission.class);
      default ->
          EnumSet.allOf(Permission.class).stream()
              .filter(permission -> words.indexOf(permission.letter) >= 0)
              .collect(Collectors.toSet());
    };
  }
}
