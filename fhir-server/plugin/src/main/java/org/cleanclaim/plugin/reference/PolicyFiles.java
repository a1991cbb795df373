package org.cleanclaim.plugin.reference;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;

/**
 * The payer policies in use: a folder of YAML files over those that ship.
 *
 * <p>Made only when every file is right: a server that judged by half of its policies would be
 * worse than one that says what to mend and does not start.
 */
public final class PolicyFiles extends WatchedFolder<PayerPolicies> {

  /**
   * @param folder null for the shipped policies alone
   * @throws org.cleanclaim.edits.payer.PolicyRefused when a file is wrong, with file and line
   */
  public PolicyFiles(Path folder, Clock clock) {
    super(folder, clock);
    open();
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
