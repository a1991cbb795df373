package org.cleanclaim.standalone.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.api.model.ExpungeOptions;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.core.io.ClassPathResource;

/** The made-up clinic and its patients: five stories, and one who arrives today. */
class Stories {

  /** Somebody who searches all the time is in the way some times, not many. */
  private static final int TRIES = 5;

  /** The clinic first: everybody refers to it. */
  private static final List<String> FILES =
      List.of(
          "clinic",
          "ana-reyes",
          "jonah-cole",
          "mei-tanaka",
          "luis-ortega",
          "grace-lindholm",
          "walter-brandt");

  private final IFhirSystemDao<Bundle, Meta> server;
  private final DaoRegistry daos;
  private final FhirContext fhir;
  private final OwnTables ownTables;
  private final Clock clock;

  Stories(
      IFhirSystemDao<Bundle, Meta> server,
      DaoRegistry daos,
      FhirContext fhir,
      OwnTables ownTables,
      Clock clock) {
    this.server = server;
    this.daos = daos;
    this.fhir = fhir;
    this.ownTables = ownTables;
    this.clock = clock;
  }

  /** Writes the stories where there are no patients yet; a database in use stays as it is. */
  synchronized void tellOnce() {
    var anybody = SearchParameterMap.newSynchronous().setLoadSynchronousUpTo(1);
    if (daos.getResourceDao(Patient.class).search(anybody, new SystemRequestDetails()).isEmpty()) {
      tell();
    }
  }

  /** Forgets everything that was stored since, and tells the stories from the start. */
  synchronized void startOver() {
    forgetAll(TRIES);
    ownTables.empty();
    tell();
  }

  /** A search that begins meanwhile leaves a row that is in the way: then it is begun again. */
  private void forgetAll(int tries) {
    try {
      server.expunge(new ExpungeOptions().setExpungeEverything(true), new SystemRequestDetails());
    } catch (ResourceVersionConflictException inTheWay) {
      if (tries <= 1) {
        throw inTheWay;
      }
      forgetAll(tries - 1);
    }
  }

  /** One transaction, the way any other system would send it: all is there, or nothing. */
  private void tell() {
    var transaction = new Bundle().setType(BundleType.TRANSACTION);
    var text = new StoryText(ZonedDateTime.now(clock));
    for (var file : FILES) {
      for (var entry : read(file, text).getEntry()) {
        put(transaction, entry.getResource());
      }
    }
    server.transaction(new SystemRequestDetails(), transaction);
  }

  private Bundle read(String name, StoryText text) {
    try {
      var story =
          new ClassPathResource("stories/" + name + ".json", Stories.class)
              .getContentAsString(StandardCharsets.UTF_8);
      return fhir.newJsonParser().parseResource(Bundle.class, text.fill(story));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void put(Bundle transaction, Resource resource) {
    var url = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    transaction
        .addEntry()
        .setFullUrl(url)
        .setResource(resource)
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl(url);
  }
}
