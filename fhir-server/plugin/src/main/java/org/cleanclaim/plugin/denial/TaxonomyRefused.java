package org.cleanclaim.plugin.denial;

import java.util.List;

/** A taxonomy that cannot be used; nothing of it was taken. Each problem names file and line. */
public final class TaxonomyRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TaxonomyRefused(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
