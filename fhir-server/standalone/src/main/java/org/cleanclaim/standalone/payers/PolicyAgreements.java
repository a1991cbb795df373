package org.cleanclaim.standalone.payers;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.function.Supplier;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.routes.status.PayerAgreements;
import org.cleanclaim.routes.status.StatusSettings;
import org.cleanclaim.routes.status.StatusSettings.PayerTerms;

/**
 * What is agreed with a payer: what the routes' own settings say, and for the rest its policy. The
 * default policy's turnaround is nobody's: there the routes go by what the payer took so far.
 */
final class PolicyAgreements implements PayerAgreements {
  private static final int DAYS_IN_A_MONTH = 30;

  private final Supplier<PayerPolicies> policies;
  private final StatusSettings settings;

  PolicyAgreements(Supplier<PayerPolicies> policies, StatusSettings settings) {
    this.policies = policies;
    this.settings = settings;
  }

  @Override
  public PayerTerms of(String payerId) {
    var set = settings.payers().getOrDefault(payerId, PayerTerms.UNKNOWN);
    var policy = policies.get().find(List.of(payerId));
    boolean isOwn = !PayerPolicies.DEFAULT.equals(policy.id());
    return new PayerTerms(
        set.turnaround() != null || !isOwn ? set.turnaround() : duration(policy.turnaround()),
        set.timelyFiling() != null ? set.timelyFiling() : policy.timelyFiling());
  }

  private static Duration duration(Period period) {
    return period == null
        ? null
        : Duration.ofDays(period.toTotalMonths() * DAYS_IN_A_MONTH + period.getDays());
  }
}
