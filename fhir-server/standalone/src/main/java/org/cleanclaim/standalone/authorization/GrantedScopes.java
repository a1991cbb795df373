package org.cleanclaim.standalone.authorization;

import java.util.LinkedHashSet;
import java.util.Set;
import org.cleanclaim.standalone.security.TrafficScopes;

/** What a person is given of what an app asks for: not everybody works on the payer traffic. */
final class GrantedScopes {

  private GrantedScopes() {}

  static Set<String> of(DemoUser user, Set<String> asked) {
    var granted = new LinkedHashSet<>(asked);
    if (!user.worksOnTraffic()) {
      granted.removeAll(TrafficScopes.ALL);
    }
    return granted;
  }
}
