package org.cleanclaim.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnStandaloneServer
class FhirAccessIT {

  @Autowired StandaloneServer server;

  @Test
  void asksForTokenInFhirsWords() {
    var answer = server.send(server.request("/fhir/Patient"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).get().asString().contains("Bearer");
    assertThat(StandaloneServer.json(answer).get("resourceType").asText())
        .isEqualTo("OperationOutcome");
  }

  @Test
  void asksForTokenBeforeAPayerIsAskedAboutAClaim() {
    var answer = server.send(server.post("/fhir/Claim/none/$verify-coverage", "{}"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).get().asString().contains("Bearer");
  }

  @Test
  void saysOpenlyWhatItCanDo() {
    assertThat(server.send(server.request("/fhir/metadata")).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesTokenThatSomebodyElseSigned() {
    var token = server.token("system/*.cruds");
    var forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";

    var answer =
        server.send(server.request("/fhir/Patient").header("Authorization", "Bearer " + forged));

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void letsSystemTokenWriteAndRead() {
    var stored = server.fhir().create().resource(new Patient()).execute().getId();

    assertThat(server.fhir().read().resource(Patient.class).withId(stored).execute()).isNotNull();
  }

  @Test
  void opensTheListOfHeldClaimsToWhoMaySearchClaims() {
    assertThat(held("system/Claim.s")).isEqualTo(200);
    assertThat(held("system/Claim.r")).isEqualTo(403);
    assertThat(held("system/Patient.rs")).isEqualTo(403);
    assertThat(post("/fhir/Claim/$escalate-held", "system/Claim.u")).isEqualTo(200);
    assertThat(post("/fhir/Claim/$escalate-held", "system/Claim.s")).isEqualTo(403);
    assertThat(post("/fhir/$rebuild-ledger", "system/*.cruds")).isEqualTo(200);
    assertThat(post("/fhir/$rebuild-ledger", "system/Claim.cruds")).isEqualTo(403);
    assertThat(post("/fhir/$count-denials", "system/*.cruds")).isEqualTo(422);
    assertThat(post("/fhir/$count-denials", "system/Claim.cruds")).isEqualTo(403);
  }

  @Test
  void opensWorkThatLeavesToWhoMayReadAllAndThatEntersToWhoMayWriteAll() {
    assertThat(post("/fhir/$work-digest", "system/*.rs")).isEqualTo(200);
    assertThat(post("/fhir/$export-work", "system/*.rs")).isEqualTo(200);
    assertThat(post("/fhir/$export-work", "system/*.r")).isEqualTo(403);
    assertThat(post("/fhir/$export-work", "system/Task.cruds")).isEqualTo(403);
    assertThat(post("/fhir/$import-work?beside=true", "system/*.cruds"))
        .as("allowed, but no file of work")
        .isEqualTo(422);
    assertThat(post("/fhir/$import-work", "system/*.rs")).isEqualTo(403);
    assertThat(post("/fhir/$import-work", "system/Task.cruds")).isEqualTo(403);
  }

  @Test
  void opensAlertQualityToWhoMaySearchClaimsAndDecidingToWhoMayChangeThem() {
    assertThat(post("/fhir/$alert-quality", "system/Claim.s")).isEqualTo(200);
    assertThat(post("/fhir/$alert-quality", "system/Claim.r")).isEqualTo(403);
    assertThat(post("/fhir/$decide-alert", "system/Claim.s")).isEqualTo(403);
    assertThat(post("/fhir/$decide-alert", "system/Claim.u"))
        .as("allowed, but empty")
        .isEqualTo(400);
  }

  @Test
  void opensProposedEditsToWhoMaySearchClaimsAndDecidingToWhoMayChangeEverything() {
    assertThat(post("/fhir/$proposed-edits", "system/Claim.s")).isEqualTo(200);
    assertThat(post("/fhir/$proposed-edits", "system/Claim.r")).isEqualTo(403);
    assertThat(post("/fhir/$proposed-edits", "system/Task.cruds")).isEqualTo(403);
    for (var decision : List.of("$decide-edit", "$propose-edits")) {
      assertThat(post("/fhir/" + decision, "system/Claim.cruds")).as(decision).isEqualTo(403);
      assertThat(post("/fhir/" + decision, "system/*.rs")).as(decision).isEqualTo(403);
    }
    assertThat(post("/fhir/$decide-edit", "system/*.u")).as("allowed, but empty").isEqualTo(400);
    assertThat(post("/fhir/$propose-edits", "system/*.u")).isEqualTo(200);
  }

  @Test
  void opensTheWorkOnDenialsToWhoMaySearchOrChangeTasks() {
    assertThat(post("/fhir/Task/$denials", "system/Task.s")).isEqualTo(200);
    assertThat(post("/fhir/Task/$denials-csv", "system/Task.rs")).isEqualTo(200);
    assertThat(post("/fhir/Task/$denials", "system/Task.r")).isEqualTo(403);
    assertThat(post("/fhir/Task/$denials", "system/Claim.cruds")).isEqualTo(403);
    assertThat(post("/fhir/Task/$denial-calendar", "system/Task.s")).isEqualTo(200);
    assertThat(post("/fhir/Task/$sweep-denials", "system/Task.u")).isEqualTo(200);
    assertThat(post("/fhir/Task/$sweep-denials", "system/Task.rs")).isEqualTo(403);
    for (var work :
        List.of("$assign", "$log-call", "$close", "$reopen", "$appeal", "$request-records")) {
      assertThat(post("/fhir/Task/nowhere/" + work, "system/Task.rs")).as(work).isEqualTo(403);
      assertThat(post("/fhir/Task/nowhere/" + work, "system/Task.ru"))
          .as(work + ": allowed, but nothing is there")
          .isIn(400, 404);
    }
    assertThat(post("/fhir/Task/nowhere/$resubmit", "system/*.cruds")).isEqualTo(404);
    assertThat(post("/fhir/Task/nowhere/$resubmit", "system/Task.cruds"))
        .as("it makes a claim")
        .isEqualTo(403);
  }

  @Test
  void aCalendarIsOpenByItsAddressAlone() {
    assertThat(server.send(server.request("/denial-calendar/guess.ics")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void opensTheHistoryOfAClaimToWhoMayReadIt() {
    assertThat(post("/fhir/Claim/nowhere/$scrub-history", "system/Claim.r")).isEqualTo(404);
    assertThat(post("/fhir/Claim/nowhere/$scrub-history", "system/Patient.rs")).isEqualTo(403);
  }

  private int held(String scope) {
    return post("/fhir/Claim/$held", scope);
  }

  private int post(String path, String scope) {
    return server
        .send(
            server
                .post(path, "{\"resourceType\":\"Parameters\"}")
                .setHeader("Content-Type", "application/fhir+json")
                .header("Authorization", "Bearer " + server.token(scope)))
        .statusCode();
  }

  @Test
  void letsSystemTokenUpdatePatchAndDeleteByIdAndByQuery() {
    var system = server.fhir();
    var stored =
        system.create().resource(named("First")).execute().getId().toUnqualifiedVersionless();

    system.update().resource((Organization) named("Second").setId(stored)).execute();
    system
        .patch()
        .withBody("[{\"op\": \"replace\", \"path\": \"/name\", \"value\": \"Third\"}]")
        .withId(stored)
        .execute();
    system
        .update()
        .resource(named("Fourth"))
        .conditional()
        .where(Organization.NAME.matchesExactly().value("Third"))
        .execute();
    assertThat(system.read().resource(Organization.class).withId(stored).execute().getName())
        .isEqualTo("Fourth");
    system.delete().resourceById(stored).execute();
  }

  @Test
  void keepsUpdatingScopeFromCreating() {
    var updater = server.fhir(server.token("system/Organization.u"));

    assertThatThrownBy(() -> updater.create().resource(named("New")).execute())
        .isInstanceOf(ForbiddenOperationException.class);
    assertThatThrownBy(
            () ->
                updater.update().resource((Organization) named("New").setId("by-update")).execute())
        .isInstanceOf(ForbiddenOperationException.class);
  }

  @Test
  void judgesEachEntryOfTransaction() {
    var reader = server.fhir(server.token("system/Organization.crs"));
    var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    bundle
        .addEntry()
        .setResource(new Patient())
        .getRequest()
        .setMethod(HTTPVerb.POST)
        .setUrl("Patient");

    assertThatThrownBy(() -> reader.transaction().withBundle(bundle).execute())
        .isInstanceOf(ForbiddenOperationException.class);
  }

  @Test
  void keepsReadingScopeFromWriting() {
    var reader = server.fhir(server.token("system/Patient.rs"));

    assertThatThrownBy(() -> reader.create().resource(new Patient()).execute())
        .isInstanceOf(ForbiddenOperationException.class);
  }

  @Test
  void keepsScopeOfOneTypeFromAnother() {
    var reader = server.fhir(server.token("system/Patient.rs"));

    assertThatThrownBy(
            () ->
                reader
                    .search()
                    .forResource(Organization.class)
                    .returnBundle(Bundle.class)
                    .execute())
        .isInstanceOf(ForbiddenOperationException.class);
  }

  @Test
  void keepsReadingScopeFromSearching() {
    var reader = server.fhir(server.token("system/Patient.r"));

    assertThatThrownBy(
            () -> reader.search().forResource(Patient.class).returnBundle(Bundle.class).execute())
        .isInstanceOf(ForbiddenOperationException.class);
  }

  private static Organization named(String name) {
    return new Organization().setName(name);
  }
}
