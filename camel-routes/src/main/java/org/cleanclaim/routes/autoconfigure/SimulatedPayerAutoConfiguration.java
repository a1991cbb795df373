package org.cleanclaim.routes.autoconfigure;

import org.cleanclaim.routes.simulatedpayer.SimulatedClaims;
import org.cleanclaim.routes.simulatedpayer.SimulatedMailbox;
import org.cleanclaim.routes.simulatedpayer.SimulatedPayer;
import org.cleanclaim.routes.simulatedpayer.SimulatedPayerAddress;
import org.cleanclaim.routes.simulatedpayer.SimulatedPayerEndpoint;
import org.cleanclaim.routes.simulatedpayer.SimulatedPayerSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;

/** The simulated payer, only when {@code cleanclaim.simulated-payer.enabled=true}. */
@AutoConfiguration(after = RoutesAutoConfiguration.class)
@ConditionalOnProperty(prefix = "cleanclaim.simulated-payer", name = "enabled")
@EnableConfigurationProperties(SimulatedPayerSettings.class)
public class SimulatedPayerAutoConfiguration {

  @Bean
  SimulatedPayer simulatedPayer(
      SimulatedPayerSettings settings, ResourceLoader resources, RouteClock clock) {
    return SimulatedPayer.of(resources.getResource(settings.members()), clock.clock());
  }

  @Bean
  SimulatedClaims simulatedClaims(SimulatedPayerSettings settings, RouteClock clock) {
    return SimulatedClaims.of(settings, clock.clock());
  }

  @Bean
  SimulatedPayerEndpoint simulatedPayerEndpoint(
      SimulatedPayer payer, SimulatedClaims claims, SimulatedPayerSettings settings) {
    return new SimulatedPayerEndpoint(payer, claims, settings);
  }

  /** Takes claims where a mailbox is set for it. */
  @Bean
  @ConditionalOnExpression("!'${cleanclaim.simulated-payer.mailbox:}'.isBlank()")
  SimulatedMailbox simulatedMailbox(
      SimulatedPayer payer,
      SimulatedClaims claims,
      SimulatedPayerSettings settings,
      ResourceLoader resources) {
    return claims.mailbox(payer, resources.getResource(settings.rules()));
  }

  @Bean
  SimulatedPayerAddress simulatedPayerAddress() {
    return new SimulatedPayerAddress();
  }
}
