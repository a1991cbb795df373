package org.cleanclaim.edits;

import org.cleanclaim.edits.facts.ClaimFacts;

/**
 * One rule a payer judges claims by: facts in, verdicts out.
 *
 * <p>An implementation is stateless, carries {@link EditInfo} and is found through {@code
 * ServiceLoader} ({@code @AutoService(ClaimEdit.class)}). It reads no clock, file or network: what
 * it knows is in the facts and the context. An edit whose facts are missing is silent, unless the
 * absence is what it looks for; an edit whose reference edition is missing says so.
 */
public interface ClaimEdit {

  /**
   * Judges one claim. Saying nothing means: passed.
   *
   * <p>Verdicts go to a sink rather than come back as findings, because an edit ends in one of four
   * ways (passed, found, bypassed, not checked) and a clean claim should cost no allocation.
   */
  void check(ClaimFacts claim, EditContext context, Verdicts verdicts);
}
