package org.cleanclaim.plugin.claim;

import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;

/** An edit with a fault: it throws for a claim that carries its code. */
@EditInfo(
    id = "faulty",
    title = "Faulty on purpose",
    denial = "",
    severity = Severity.INFO,
    source = "test",
    remedy = "none")
public final class FaultyEdit implements ClaimEdit {

  static final String CODE = "FAULT";

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    if (claim.lines().stream().anyMatch(line -> line.code().equals(CODE))) {
      throw new IllegalStateException("faulty on purpose");
    }
  }
}
