package org.cleanclaim.plugin;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import host.BareHapiHost;
import org.cleanclaim.plugin.store.StatementLog;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A running HAPI host with the plug-in on its class path; one for all tests of the module. */
@SpringBootTest(
    classes = BareHapiHost.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.main.allow-circular-references=true",
      "spring.datasource.url=jdbc:h2:mem:plugin;DB_CLOSE_DELAY=-1",
      "logging.level.root=warn"
    })
@Import(StatementLog.class)
public abstract class HapiHost {

  @LocalServerPort int port;
  @Autowired protected DaoRegistry daos;
  @Autowired protected FhirContext fhir;
  protected IGenericClient client;

  @BeforeEach
  void connect() {
    fhir.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
    fhir.getRestfulClientFactory().setSocketTimeout(60_000);
    client = fhir.newRestfulGenericClient(base() + "/fhir");
  }

  protected String base() {
    return "http://localhost:" + port;
  }
}
