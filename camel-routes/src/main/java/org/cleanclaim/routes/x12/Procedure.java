package org.cleanclaim.routes.x12;

import java.util.ArrayList;
import java.util.List;

/**
 * What a line is for: the composite of SV101, SVC01, SVC06 or SVD03.
 *
 * @param qualifier HC for CPT and HCPCS, NU revenue code, AD dental ...
 * @param modifiers up to four, in order
 */
public record Procedure(String qualifier, String code, List<String> modifiers) {
  private static final int FIRST_MODIFIER = 2;
  private static final int AFTER_MODIFIERS = 6;

  /** Reads the composite; null when there is none. */
  public static Procedure of(List<String> components) {
    if (components.size() < 2) {
      return null;
    }
    var modifiers =
        components.subList(
            FIRST_MODIFIER, Math.min(AFTER_MODIFIERS, Math.max(2, components.size())));
    return new Procedure(
        components.get(0),
        components.get(1),
        modifiers.stream().filter(modifier -> !modifier.isEmpty()).toList());
  }

  /** Writes the composite. */
  public List<String> components() {
    var all = new ArrayList<>(List.of(qualifier, code));
    all.addAll(modifiers);
    return all;
  }
}
