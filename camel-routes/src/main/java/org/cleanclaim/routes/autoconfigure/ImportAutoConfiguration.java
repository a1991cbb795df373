package org.cleanclaim.routes.autoconfigure;

import java.util.UUID;
import org.cleanclaim.routes.audit.AuditTrail;
import org.cleanclaim.routes.imports.ImportEndpoint;
import org.cleanclaim.routes.imports.ImportRun;
import org.cleanclaim.routes.imports.Imports;
import org.cleanclaim.routes.operations.FailureAnswer;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.StepRunner;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.cleanclaim.routes.traffic.TrafficSettings;
import org.cleanclaim.routes.trafficview.TrafficCallers;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The past of a site, handed in as files, where claims and answers are kept. */
@AutoConfiguration(
    after = {ClaimTrafficAutoConfiguration.class, TrafficViewAutoConfiguration.class})
@ConditionalOnBean({TrafficDatabase.class, FhirServer.class})
public class ImportAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Imports imports(
      TrafficDatabase database, Steps steps, TrafficSettings settings, RouteClock clock) {
    return new Imports(database, steps, settings.tenant(), clock.clock());
  }

  @Bean
  StepRunner.Work importWork(
      Imports imports,
      FhirServer server,
      Inbound inbound,
      Payments payments,
      Submissions submissions,
      Steps steps,
      TrafficDatabase database,
      PartnerSettings partners,
      RouteClock clock) {
    var run =
        new ImportRun(
            imports,
            server,
            inbound,
            payments,
            submissions,
            steps,
            database,
            partners,
            clock.clock());
    return builder -> builder.step(Steps.IMPORT, id -> run.run(UUID.fromString(id)));
  }

  @Bean
  @ConditionalOnBean(TrafficCallers.class)
  @ConditionalOnMissingBean
  ImportEndpoint importEndpoint(
      Imports imports, AuditTrail audit, TrafficCallers callers, RouteFhir fhir) {
    return new ImportEndpoint(imports, audit, callers, new FailureAnswer(fhir.context()));
  }
}
