package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.plugin.denial.CorrectedClaims.Offered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule may change without a person. */
class RuleFixesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "duplicate-exact:remove-line",
        "modifier-51:remove-modifier:51",
        "cms-telehealth:add-modifier:95"
      })
  void whatTakesAwayOrIsOfFormIsForARule(String pattern) {
    String known = pattern.replace("cms-telehealth", "telehealth");
    assertThat(RuleFixes.refused(known)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ncci-ptp:add-modifier:59",
        "ncci-ptp:add-modifier",
        "duplicate-exact:add-modifier:76",
        "duplicate-exact:set-units",
        "duplicate-exact:link-diagnosis",
        "duplicate-exact:remove-modifier:26"
      })
  void whatRestsOnTheRecordIsNot(String pattern) {
    assertThat(RuleFixes.refused(pattern)).hasValueSatisfying(why -> why.contains("record"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "remove-line", "no-such-edit:remove-line", "a:b:c:d"})
  void whatIsNoFixIsTold(String pattern) {
    assertThat(RuleFixes.refused(pattern)).hasValueSatisfying(why -> why.contains("is no fix"));
  }

  @Test
  void ofTwoForOneLineNoneIsTaken() {
    Offered removed = offered("duplicate-exact:2:remove-line:", Fix.removeLine(2, "x"));
    Offered repeated =
        offered("duplicate-exact:2:add-modifier:76", Fix.addModifier(2, "76", "x", "y"));
    Offered other = offered("duplicate-suspect:2:remove-line:", Fix.removeLine(2, "x"));
    List<Offered> all = List.of(removed, repeated, other);
    assertThat(RuleFixes.among(all, List.of("duplicate-exact:remove-line")))
        .containsExactly(removed);
    assertThat(
            RuleFixes.among(
                all, List.of("duplicate-exact:remove-line", "duplicate-suspect:remove-line")))
        .isEmpty();
    assertThat(RuleFixes.among(all, List.of("modifier-51:remove-modifier:51"))).isEmpty();
  }

  private static Offered offered(String id, Fix fix) {
    return new Offered(id, id.substring(0, id.indexOf(':')), fix);
  }
}
