package org.cleanclaim.routes.gateway;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.HashMapResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.boot.web.server.WebServer;

/** A real HAPI server without storage of its own, which keeps resources in memory. */
final class PlainServer implements AutoCloseable {
  static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final List<Class<? extends Resource>> TYPES =
      List.of(Patient.class, Coverage.class, Claim.class, ClaimResponse.class, Organization.class);

  private final Map<String, HashMapResourceProvider<? extends Resource>> providers =
      new java.util.HashMap<>();
  private final List<Bundle> transactions = new CopyOnWriteArrayList<>();
  private final WebServer server;

  PlainServer() {
    var fhir = new RestfulServer(FHIR);
    for (var type : TYPES) {
      var provider = new HashMapResourceProvider<>(FHIR, type);
      providers.put(type.getSimpleName(), provider);
      fhir.registerProvider(provider);
    }
    fhir.registerProvider(new Bundles());
    server = WebServers.start(Map.of("/fhir", fhir));
  }

  String base() {
    return "http://localhost:" + server.getPort() + "/fhir";
  }

  /** Stores under an id of the caller's choice. */
  void store(Resource resource) {
    FHIR.getRestfulClientFactory()
        .setServerValidationMode(ca.uhn.fhir.rest.client.api.ServerValidationModeEnum.NEVER);
    FHIR.newRestfulGenericClient(base()).update().resource(resource).execute();
  }

  <T extends Resource> List<T> all(Class<T> type) {
    return providers.get(type.getSimpleName()).getStoredResources().stream()
        .map(type::cast)
        .toList();
  }

  List<Bundle> transactions() {
    return transactions;
  }

  /** Transactions and batches, entry by entry. */
  public final class Bundles {
    @Transaction
    public Bundle transaction(@TransactionParam Bundle bundle, RequestDetails request) {
      transactions.add(bundle);
      var answer = new Bundle();
      answer.setType(
          bundle.getType() == Bundle.BundleType.BATCH
              ? Bundle.BundleType.BATCHRESPONSE
              : Bundle.BundleType.TRANSACTIONRESPONSE);
      for (var entry : bundle.getEntry()) {
        var resource = entry.getResource();
        var client = FHIR.newRestfulGenericClient(base());
        var outcome =
            entry.getRequest().getMethod() == Bundle.HTTPVerb.PUT
                ? client
                    .update()
                    .resource(resource)
                    .withId(entry.getRequest().getUrl().replaceAll(".*/", ""))
                    .execute()
                : client.create().resource(resource).execute();
        answer
            .addEntry()
            .getResponse()
            .setStatus("201 Created")
            .setLocation(outcome.getId().toUnqualified().getValue());
      }
      return answer;
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
