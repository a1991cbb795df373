package org.cleanclaim.standalone.authorization;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import org.cleanclaim.standalone.security.SmartScope;

/** Scopes asked for against scopes a client is registered with. */
final class SmartScopes {

  private SmartScopes() {}

  /** Whether each is registered as it stands, or is less than one that is. */
  static boolean areCovered(Collection<String> asked, Set<String> registered) {
    return asked.stream().allMatch(scope -> isCovered(scope, registered));
  }

  private static boolean isCovered(String scope, Set<String> registered) {
    return registered.contains(scope)
        || SmartScope.parse(scope)
            .filter(
                wanted ->
                    registered.stream()
                        .map(known -> SmartScope.parse(known).orElse(null))
                        .filter(Objects::nonNull)
                        .anyMatch(known -> known.covers(wanted)))
            .isPresent();
  }
}
