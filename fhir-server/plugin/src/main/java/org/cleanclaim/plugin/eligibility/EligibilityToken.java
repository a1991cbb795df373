package org.cleanclaim.plugin.eligibility;

import java.util.Optional;

/** The bearer token for the route that asks payers, where it wants one. */
@FunctionalInterface
public interface EligibilityToken {

  Optional<String> current();
}
