package org.cleanclaim.plugin.kpi;

import java.util.Optional;

/**
 * Says how far the loading of past claims is, which figures are then incomplete without. A host
 * that loads some gives a bean of this.
 */
@FunctionalInterface
public interface HistoryLoad {

  /** Empty when nothing is being loaded. */
  Optional<Progress> progress();

  /**
   * How far it is.
   *
   * @param done claims loaded
   * @param total claims to load
   */
  record Progress(int done, int total) {}
}
