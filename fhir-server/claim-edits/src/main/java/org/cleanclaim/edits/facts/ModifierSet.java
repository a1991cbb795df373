package org.cleanclaim.edits.facts;

import java.util.BitSet;

/** A fixed set of modifiers that answers without comparing text. */
public final class ModifierSet {
  private final BitSet ids = new BitSet(36 * 36);

  private ModifierSet() {}

  /** A set of modifiers written with blanks between them. */
  public static ModifierSet of(String blankSeparated) {
    ModifierSet set = new ModifierSet();
    for (String modifier : blankSeparated.strip().split("\\s+")) {
      int id = Codes.modifier(modifier);
      if (id == Codes.NONE) {
        throw new IllegalArgumentException("Not a modifier: " + modifier);
      }
      set.ids.set(id);
    }
    return set;
  }

  public boolean contains(int modifierId) {
    return modifierId >= 0 && ids.get(modifierId);
  }

  public boolean contains(String modifier) {
    return contains(Codes.modifier(modifier));
  }
}
