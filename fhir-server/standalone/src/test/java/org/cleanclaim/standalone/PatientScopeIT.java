package org.cleanclaim.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.net.http.HttpResponse;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an app sees that was launched for one patient. */
@OnStandaloneServer
class PatientScopeIT {

  @Autowired StandaloneServer server;

  private String token;
  private IGenericClient app;

  @BeforeEach
  void launchForLuis() {
    var browser = server.browser().signIn("shah");
    var launch = server.launch(browser.ehrToken(), "luis-ortega", "luis-visit", "luis-xray");
    token =
        browser
            .launch(launch, "launch openid fhirUser patient/*.rs patient/Claim.cruds")
            .get("access_token")
            .asText();
    app = server.fhir(token);
  }

  @Test
  void readsItsPatientAndTheDirectoryOnly() {
    assertThat(app.read().resource(Patient.class).withId("luis-ortega").execute()).isNotNull();
    assertThat(app.read().resource(Coverage.class).withId("luis-northwind").execute()).isNotNull();
    assertThat(app.read().resource(Practitioner.class).withId("shah").execute()).isNotNull();
    assertThat(app.read().resource(Organization.class).withId("harbor-family").execute())
        .isNotNull();
    assertThatThrownBy(() -> app.read().resource(Patient.class).withId("ana-reyes").execute())
        .isInstanceOf(ForbiddenOperationException.class);
    assertThatThrownBy(() -> app.read().resource(Coverage.class).withId("ana-northwind").execute())
        .isInstanceOf(ForbiddenOperationException.class);
  }

  @Test
  void findsOnlyItsPatient() {
    var found = app.search().forResource(Patient.class).returnBundle(Bundle.class).execute();

    assertThat(
            found.getEntry().stream().map(entry -> entry.getResource().getIdElement().getIdPart()))
        .containsExactly("luis-ortega");
  }

  @Test
  void seesTasksOfItsPatient() {
    var found = get("/fhir/Task?focus=Claim/luis-xray&patient=Patient/luis-ortega");

    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(StandaloneServer.json(found).get("total").asInt()).isEqualTo(1);
  }

  @Test
  void changesClaimOfItsPatientAndNoOther() {
    var claim = app.read().resource(Claim.class).withId("luis-xray").execute();

    assertThat(app.update().resource(claim).execute().getResource()).isNotNull();
    claim.getPatient().setReference("Patient/ana-reyes");
    assertThatThrownBy(() -> app.update().resource(claim).execute())
        .isInstanceOf(ForbiddenOperationException.class);
  }

  @Test
  void scrubsClaimOfItsPatientAndNoOther() {
    var claim = app.read().resource(Claim.class).withId("luis-xray").execute();
    assertThat(scrub("/fhir/Claim/luis-xray/$scrub", null).statusCode()).isEqualTo(200);
    assertThat(scrub("/fhir/Claim/$scrub", claim).statusCode()).isEqualTo(200);

    claim.getPatient().setReference("Patient/ana-reyes");
    assertThat(scrub("/fhir/Claim/$scrub", claim).statusCode()).isEqualTo(403);
    var other = server.fhir().create().resource((Claim) claim.setId((String) null)).execute();
    assertThat(scrub("/fhir/Claim/" + other.getId().getIdPart() + "/$scrub", null).statusCode())
        .isEqualTo(403);
    server.fhir().delete().resourceById(other.getId().toUnqualifiedVersionless()).execute();
  }

  @Test
  void aTokenOfOnePatientOpensNoListOfMany() {
    assertThat(scrub("/fhir/Claim/$held", null).statusCode()).isEqualTo(403);
    assertThat(scrub("/fhir/$alert-quality", null).statusCode()).isEqualTo(403);
    assertThat(scrub("/fhir/Task/$denials", null).statusCode()).isEqualTo(403);
    assertThat(scrub("/fhir/Task/$assign", null).statusCode()).isEqualTo(403);
    assertThat(scrub("/fhir/$decide-alert", null).statusCode()).isEqualTo(403);
    assertThat(scrub("/fhir/$rebuild-ledger", null).statusCode()).isEqualTo(403);
    assertThat(scrub("/fhir/$proposed-edits", null).statusCode()).isEqualTo(403);
    assertThat(scrub("/fhir/$decide-edit", null).statusCode()).isEqualTo(403);
    assertThat(scrub("/fhir/$export-work", null).statusCode()).isEqualTo(403);
    assertThat(scrub("/fhir/$import-work", null).statusCode()).isEqualTo(403);
    assertThat(scrub("/fhir/Claim/luis-xray/$send-back", null).statusCode())
        .as("of its own patient: allowed, but nothing is asked")
        .isIn(400, 403);
  }

  private HttpResponse<String> scrub(String path, Claim claim) {
    var parameters = new Parameters();
    if (claim != null) {
      parameters.addParameter().setName("claim").setResource(claim);
    }
    return server.send(
        server
            .post(path, server.json(parameters))
            .setHeader("Content-Type", "application/fhir+json")
            .header("Authorization", "Bearer " + token));
  }

  private HttpResponse<String> get(String path) {
    return server.send(server.request(path).header("Authorization", "Bearer " + token));
  }
}
