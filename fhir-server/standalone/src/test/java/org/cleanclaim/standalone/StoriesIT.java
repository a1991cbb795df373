package org.cleanclaim.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnStandaloneServer
class StoriesIT {

  @Autowired StandaloneServer server;

  @Test
  void putsVisitsOnTheDayTheyAreToldAndEndsCoverageSoon() {
    var visit = read(Encounter.class, "ana-visit");
    var coverage = read(Coverage.class, "jonah-medicaid");

    assertThat(visit.getPeriod().getStartElement().getValueAsString())
        .startsWith(LocalDate.now().toString());
    assertThat(coverage.getPeriod().getEndElement().getValueAsString())
        .isEqualTo(LocalDate.now().plusDays(3).toString());
  }

  @Test
  void writesNotesAsReadableText() {
    var note = read(DocumentReference.class, "mei-note");

    assertThat(new String(note.getContentFirstRep().getAttachment().getData()))
        .startsWith("Ulcer under the right forefoot");
  }

  @Test
  void bringsStoriesBackOverWhatWasStoredSince() {
    var stray = server.fhir().create().resource(new Patient()).execute().getId().getIdPart();
    var claim = read(Claim.class, "luis-xray");
    server.fhir().update().resource(claim.setStatus(Claim.ClaimStatus.CANCELLED)).execute();

    var answer = server.resetStories();

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(patients()).hasSize(6).doesNotContain(stray);
    assertThat(read(Claim.class, "luis-xray").getStatus()).isEqualTo(Claim.ClaimStatus.ACTIVE);
  }

  @Test
  void resetsForNobodyWithoutToken() {
    assertThat(server.send(server.post("/ehr/api/reset", "")).statusCode()).isEqualTo(401);
  }

  private List<String> patients() {
    return server
        .fhir()
        .search()
        .forResource(Patient.class)
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(entry -> entry.getResource().getIdElement().getIdPart())
        .toList();
  }

  private <T extends IBaseResource> T read(Class<T> type, String id) {
    return server.fhir().read().resource(type).withId(id).execute();
  }
}
