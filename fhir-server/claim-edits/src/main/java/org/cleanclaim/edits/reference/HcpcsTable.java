package org.cleanclaim.edits.reference;

import java.util.Map;
import java.util.function.BiConsumer;
import org.cleanclaim.edits.facts.Codes;

/** HCPCS level II: procedure codes that begin with a letter, and their modifiers. */
public final class HcpcsTable {
  private final CodeRows<CodeDates> procedures;
  private final CodeRows<CodeDates> modifiers;
  private final boolean complete;

  HcpcsTable(Map<Long, CodeDates> procedures, Map<Long, CodeDates> modifiers, boolean complete) {
    this.procedures = new CodeRows<>(procedures);
    this.modifiers = new CodeRows<>(modifiers);
    this.complete = complete;
  }

  /** Whether a code that is not here does not exist; not so for a sample. */
  public boolean isComplete() {
    return complete;
  }

  /** When a packed procedure may be billed; null when it is not in the table. */
  public CodeDates procedure(int code) {
    return procedures.get(code);
  }

  /** When a packed modifier may be billed; null when it is not in the table. */
  public CodeDates modifier(int modifier) {
    return modifiers.get(modifier);
  }

  void list(BiConsumer<String, String> taker) {
    procedures.forEach((code, dates) -> taker.accept(Codes.text(code.intValue(), 5), dates.said()));
    modifiers.forEach(
        (code, dates) -> taker.accept("modifier " + Codes.text(code.intValue(), 2), dates.said()));
  }
}
