package org.cleanclaim.plugin.kpi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Collection;
import java.util.Objects;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What payers, providers and sites are called; no patient is among them. */
final class KpiNames {

  private static final String NAMED = "(Practitioner|Location|Organization)/.+";

  private final KnownResources known = new KnownResources();

  KpiNames(StoredResources store, Collection<String> words, RequestDetails request) {
    store.addMissing(
        known,
        words.stream()
            .filter(Objects::nonNull)
            .filter(each -> each.matches(NAMED))
            .distinct()
            .map(Reference::new),
        request);
  }

  /** The name; null where the words are their own. */
  String of(String words) {
    if (words == null || !words.matches(NAMED)) {
      return null;
    }
    Resource named = known.find(Resource.class, new Reference(words)).orElse(null);
    if (named instanceof Practitioner person) {
      return person.getNameFirstRep().hasText()
          ? person.getNameFirstRep().getText()
          : person.getNameFirstRep().getNameAsSingleString();
    }
    if (named instanceof Location place) {
      return place.getName();
    }
    return named instanceof Organization organization ? organization.getName() : null;
  }

  Reference reference(String words) {
    if (words == null || words.isEmpty()) {
      return null;
    }
    return words.contains("/")
        ? new Reference(words).setDisplay(of(words))
        : new Reference().setDisplay(words);
  }
}
