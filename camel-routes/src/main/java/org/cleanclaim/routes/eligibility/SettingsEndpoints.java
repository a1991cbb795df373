package org.cleanclaim.routes.eligibility;

import java.util.Optional;
import java.util.function.Supplier;

/** Payer endpoints as the settings name them; where they name none, the simulated payer's. */
public final class SettingsEndpoints implements PayerEndpoints {
  private final EligibilitySettings settings;
  private final Supplier<Optional<String>> simulated;

  public SettingsEndpoints(EligibilitySettings settings, Supplier<Optional<String>> simulated) {
    this.settings = settings;
    this.simulated = simulated;
  }

  @Override
  public boolean knows(String payerId) {
    return settings.payers().containsKey(payerId);
  }

  @Override
  public Optional<String> find(String payerId) {
    return Optional.ofNullable(settings.payers().get(payerId))
        .or(() -> Optional.of(settings.payer()))
        .filter(endpoint -> !endpoint.isBlank())
        .or(simulated);
  }
}
