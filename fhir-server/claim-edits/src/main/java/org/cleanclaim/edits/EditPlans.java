package org.cleanclaim.edits;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;

/**
 * The edits that run for each payer at each stage, worked out once for a set of policies: an edit
 * that is off, or judges other stages, costs a claim nothing.
 */
final class EditPlans {
  private final PayerPolicies policies;
  private final Map<PayerPolicy, Planned[][]> byPolicy = new IdentityHashMap<>();

  /**
   * @param audiences whom the site has an edit told, by edit
   */
  EditPlans(List<Edit> edits, Map<String, Set<Audience>> audiences, PayerPolicies policies) {
    this.policies = policies;
    for (PayerPolicy policy : policies.all()) {
      byPolicy.put(policy, plan(edits, audiences, policy));
    }
  }

  /** An edit with what it says of itself, read once. */
  record Edit(Alert.Rule rule, List<Stage> stages, ClaimEdit check) {
    static Edit of(ClaimEdit check) {
      EditInfo info = InstalledEdits.info(check);
      return new Edit(Alert.Rule.of(info), List.of(info.stages()), check);
    }

    String id() {
      return rule.id();
    }

    private boolean judges(Stage stage) {
      return stages.contains(stage);
    }
  }

  /**
   * An edit as one payer has it run.
   *
   * @param severity the payer's; null when its policy does not name the edit
   * @param audience whom it is told: as the payer's policy says, else the site, else the edit
   */
  record Planned(Edit edit, Severity severity, Set<Audience> audience) {}

  private static Planned[][] plan(
      List<Edit> edits, Map<String, Set<Audience>> audiences, PayerPolicy policy) {
    Planned[][] byStage = new Planned[Stage.values().length][];
    for (Stage stage : Stage.values()) {
      List<Planned> planned = new ArrayList<>();
      for (Edit edit : edits) {
        Severity severity = policy.severity(edit.id());
        if (severity != Severity.OFF && edit.judges(stage)) {
          Set<Audience> audience = audiences.getOrDefault(edit.id(), edit.rule().audience());
          planned.add(
              new Planned(edit, severity, policy.audience().getOrDefault(edit.id(), audience)));
        }
      }
      byStage[stage.ordinal()] = planned.toArray(Planned[]::new);
    }
    return byStage;
  }

  boolean areOf(PayerPolicies others) {
    return policies == others;
  }

  Planned[] of(PayerPolicy policy, Stage stage) {
    return byPolicy.get(policy)[stage.ordinal()];
  }
}
