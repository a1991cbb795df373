package org.cleanclaim.plugin.denial;

import java.util.List;
import java.util.Optional;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.hl7.fhir.r4.model.Task;

/** Says who works a denial that was just opened: by the site's rules, else by the taxonomy. */
final class DenialRouting {

  private final List<DenialSettings.Route> rules;

  DenialRouting(List<DenialSettings.Route> rules) {
    this.rules = rules;
  }

  void route(Task task, JudgedDenial judged) {
    Optional<DenialSettings.Route> rule =
        rules.stream()
            .filter(
                each ->
                    each.fits(
                            judged.denial().root().name(),
                            judged.claim().payer(),
                            judged.claim().policy(),
                            judged.claim().site())
                        && each.fits(judged.denial().amount()))
            .findFirst();
    team(
        task,
        rule.map(DenialSettings.Route::team)
            .filter(team -> !team.isBlank())
            .orElseGet(judged::team));
    rule.map(DenialSettings.Route::owner).map(Facts::named).ifPresent(task::setOwner);
  }

  static void team(Task task, String team) {
    task.setPerformerType(team == null ? null : List.of(Concepts.of(Canonical.TEAM, team)));
  }
}
