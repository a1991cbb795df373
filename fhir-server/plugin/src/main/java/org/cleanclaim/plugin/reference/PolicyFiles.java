package org.cleanclaim.plugin.reference;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.payer.PayerRule;

/**
 * The payer policies in use: a folder of YAML files over those that ship, and over both what people
 * took over from what was learned.
 *
 * <p>Made only when every file is right: a server that judged by half of its policies would be
 * worse than one that says what to mend and does not start.
 */
public final class PolicyFiles extends WatchedFolder<PayerPolicies> {

  private volatile Supplier<Map<String, List<PayerRule>>> overlay = Map::of;
  private volatile Laid laid;

  /** What the files say, what is laid over them, and both together. */
  private record Laid(
      PayerPolicies files, Map<String, List<PayerRule>> rules, PayerPolicies both) {}

  /**
   * @param folder null for the shipped policies alone
   * @throws org.cleanclaim.edits.payer.PolicyRefused when a file is wrong, with file and line
   */
  public PolicyFiles(Path folder, Clock clock) {
    super(folder, clock);
    open();
  }

  /**
   * Lays edits over the files, by the id of the policy they belong to; they stay when the files
   * change.
   *
   * @param rules asked for with every judgment: it answers at once, and with the same map until
   *     something in it has changed
   */
  public void overlay(Supplier<Map<String, List<PayerRule>>> rules) {
    overlay = rules;
  }

  @Override
  public PayerPolicies get() {
    Map<String, List<PayerRule>> rules = overlay.get();
    return rules.isEmpty() ? files() : laid(files(), rules);
  }

  /** What the files alone say. */
  public PayerPolicies files() {
    return super.get();
  }

  private PayerPolicies laid(PayerPolicies files, Map<String, List<PayerRule>> rules) {
    Laid ready = laid;
    if (ready == null || ready.files != files || ready.rules != rules) {
      ready = new Laid(files, rules, files.withRules(rules));
      laid = ready;
    }
    return ready.both;
  }

  @Override
  protected PayerPolicies shipped() {
    return PayerPolicies.shipped();
  }

  @Override
  protected Reading<PayerPolicies> read(Path from) {
    return new Reading<>(PayerPolicies.load(from), List.of());
  }

  @Override
  protected String describe(PayerPolicies policies) {
    return policies.all().stream().map(PayerPolicy::id).collect(Collectors.joining(", "));
  }
}
