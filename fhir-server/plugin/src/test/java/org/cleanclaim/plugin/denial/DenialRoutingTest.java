package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cleanclaim.plugin.denial.DenialSettings.Route;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class DenialRoutingTest {

  private final DenialTaxonomy taxonomy = DenialTaxonomy.shipped();

  @Test
  void withoutRulesTheTaxonomysTeamHasItAndNobodyElse() {
    Task task = routed(List.of(), judged("197", 100));
    assertThat(DenialTasks.team(task)).isEqualTo("front-desk");
    assertThat(task.hasOwner()).isFalse();
  }

  @Test
  void whatTheRemarkIsAboutGoesBeforeTheCategory() {
    assertThat(DenialTasks.team(routed(List.of(), judged("16", 100, "MA61"))))
        .isEqualTo("front-desk");
  }

  @Test
  void theFirstRuleThatFitsDecides() {
    List<Route> rules =
        List.of(
            new Route("authorization", null, null, new BigDecimal(500), "Practitioner/lead", null),
            new Route(null, "northwind-commercial", "Location/north", null, null, "north-team"),
            new Route("authorization", "Organization/nw", null, null, "Robin Biller", "auth-team"));
    Task large = routed(rules, judged("197", 500));
    assertThat(large.getOwner().getReference()).isEqualTo("Practitioner/lead");
    assertThat(DenialTasks.team(large)).as("the rule names none").isEqualTo("front-desk");
    assertThat(DenialTasks.team(routed(rules, judged("197", 499)))).isEqualTo("north-team");
    List<Route> last = rules.subList(2, 3);
    assertThat(routed(last, judged("197", 499)).getOwner().getDisplay()).isEqualTo("Robin Biller");
    assertThat(routed(last, judged("16", 499)).hasOwner()).isFalse();
  }

  @Test
  void settingsThatCannotBeMeantAreRefusedAtStart() {
    assertThatThrownBy(() -> new Route("coding", null, null, null, " ", null))
        .hasMessageContaining("routing names an owner, a team, or both");
    assertThatThrownBy(() -> settings(List.of(Duration.ofDays(14)), List.of()))
        .hasMessageContaining("name one for each step");
    assertThatThrownBy(
            () ->
                settings(
                    List.of(Duration.ofDays(14), Duration.ofDays(14)), List.of("one", "other")))
        .hasMessageContaining("must grow");
    DenialSettings usual = settings(List.of(Duration.ofDays(14)), List.of("Supervisor"));
    assertThat(usual.remind()).containsExactly(14, 7, 3, 1);
    assertThat(usual.step(Duration.ofDays(13))).isZero();
    assertThat(usual.step(Duration.ofDays(14))).isEqualTo(1);
  }

  private static DenialSettings settings(List<Duration> after, List<String> to) {
    return new DenialSettings(
        null, null, null, after, to, LocalTime.NOON, Duration.ZERO, BigDecimal.TEN);
  }

  private static Task routed(List<Route> rules, JudgedDenial judged) {
    Task task = new Task();
    new DenialRouting(rules).route(task, judged);
    return task;
  }

  private JudgedDenial judged(String carc, int amount, String... remarks) {
    Adjustment adjustment = new Adjustment("CO", carc, new BigDecimal(amount));
    return new JudgedDenial(
        null,
        new Denial(
            taxonomy.of(carc),
            adjustment,
            adjustment.amount(),
            List.of(adjustment),
            List.of(1),
            Set.of(remarks)),
        BigDecimal.ZERO,
        LocalDate.of(2026, 11, 23),
        List.of(),
        new DenialAdvice("appeal", "why"),
        remarks.length == 0 ? Optional.empty() : taxonomy.cause(List.of(remarks)),
        new Preventable("no", List.of()),
        new JudgedDenial.Subject("1", "Organization/nw", "northwind-commercial", "Location/north"),
        taxonomy.digest());
  }
}
