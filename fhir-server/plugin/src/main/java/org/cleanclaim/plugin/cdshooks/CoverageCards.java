package org.cleanclaim.plugin.cdshooks;

import java.util.Set;

/** What the services about visits have in common: the edits that judge a coverage. */
final class CoverageCards {

  static final Set<String> EDITS =
      Set.of("coverage-missing", "coverage-inactive", "coverage-expiring");

  private CoverageCards() {}
}
