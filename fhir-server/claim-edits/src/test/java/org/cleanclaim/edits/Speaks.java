package org.cleanclaim.edits;

import static org.assertj.core.api.Assertions.assertThat;

import org.cleanclaim.edits.facts.ClaimFactsBuilder;

/** Whether one edit speaks on a claim, told in a line. */
public final class Speaks {
  private final ClaimEdit edit;

  private Speaks(ClaimEdit edit) {
    this.edit = edit;
  }

  public static Speaks does(ClaimEdit edit) {
    return new Speaks(edit);
  }

  /** It finds one thing, of this severity and predicting this denial. */
  public Speaks on(ClaimFactsBuilder claim, Severity severity, String denial) {
    ScrubResult result = Given.judge(edit, claim.build());
    assertThat(result.alerts())
        .extracting(Alert::severity, Alert::denial)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(severity, denial));
    assertThat(result.alerts()).allMatch(alert -> !alert.remedy().isEmpty());
    return this;
  }

  /** It finds nothing and has judged all it needed. */
  public Speaks notOn(ClaimFactsBuilder claim) {
    ScrubResult result = Given.judge(edit, claim.build());
    assertThat(result.alerts()).isEmpty();
    assertThat(result.unchecked()).isEmpty();
    return this;
  }

  /** It finds nothing and says that it could not judge. */
  public Speaks notSureOf(ClaimFactsBuilder claim) {
    ScrubResult result = Given.judge(edit, claim.build());
    assertThat(result.alerts()).isEmpty();
    assertThat(result.unchecked()).isNotEmpty();
    return this;
  }
}
