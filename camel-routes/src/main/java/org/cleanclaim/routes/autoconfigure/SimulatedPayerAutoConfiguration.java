package org.cleanclaim.routes.autoconfigure;

import org.cleanclaim.routes.simulatedpayer.Misbehaviours;
import org.cleanclaim.routes.simulatedpayer.SimulatedClaims;
import org.cleanclaim.routes.simulatedpayer.SimulatedCore;
import org.cleanclaim.routes.simulatedpayer.SimulatedMailbox;
import org.cleanclaim.routes.simulatedpayer.SimulatedPayer;
import org.cleanclaim.routes.simulatedpayer.SimulatedPayerAddress;
import org.cleanclaim.routes.simulatedpayer.SimulatedPayerEndpoint;
import org.cleanclaim.routes.simulatedpayer.SimulatedPayerSettings;
import org.cleanclaim.routes.simulatedpayer.SimulatedSftp;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
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
  Misbehaviours simulatedMisbehaviours() {
    return new Misbehaviours();
  }

  @Bean
  SimulatedPayerEndpoint simulatedPayerEndpoint(
      SimulatedPayer payer,
      SimulatedPayerSettings settings,
      Misbehaviours misbehaviours,
      SimulatedClaims claims) {
    return new SimulatedPayerEndpoint(payer, settings, misbehaviours, claims);
  }

  @Bean
  SimulatedClaims simulatedClaims(
      SimulatedPayer payer,
      SimulatedPayerSettings settings,
      Misbehaviours misbehaviours,
      ResourceLoader resources,
      RouteClock clock) {
    return SimulatedClaims.of(
        payer, settings, misbehaviours, resources.getResource(settings.rules()), clock.clock());
  }

  /** Claims by CAQH CORE. */
  @Bean
  ServletRegistrationBean<SimulatedCore> simulatedCore(SimulatedClaims claims) {
    return new ServletRegistrationBean<>(claims.core(), "/payer/core");
  }

  /** Takes claims where a mailbox is set for it. */
  @Bean
  @ConditionalOnExpression("!'${cleanclaim.simulated-payer.mailbox:}'.isBlank()")
  SimulatedMailbox simulatedMailbox(SimulatedClaims claims) {
    return claims.mailbox();
  }

  /** The same mailbox by SFTP where a port is set for it. */
  @Bean
  @ConditionalOnExpression(
      "!'${cleanclaim.simulated-payer.mailbox:}'.isBlank() and"
          + " ${cleanclaim.simulated-payer.sftp.port:-1} >= 0")
  SimulatedSftp simulatedSftp(SimulatedPayerSettings settings) {
    return new SimulatedSftp(settings);
  }

  @Bean
  SimulatedPayerAddress simulatedPayerAddress() {
    return new SimulatedPayerAddress();
  }
}
