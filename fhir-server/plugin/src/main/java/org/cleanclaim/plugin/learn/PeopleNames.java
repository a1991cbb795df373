package org.cleanclaim.plugin.learn;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Collection;
import java.util.function.UnaryOperator;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;

/** The names of the staff, from the directory. */
final class PeopleNames implements ProposedEditsAnswer.People {

  private final StoredResources store;

  PeopleNames(StoredResources store) {
    this.store = store;
  }

  @Override
  public UnaryOperator<String> named(Collection<String> persons, RequestDetails caller) {
    KnownResources known = new KnownResources();
    store.addMissing(
        known,
        persons.stream()
            .filter(words -> words.startsWith("Practitioner/"))
            .distinct()
            .map(Reference::new),
        TransactionWrites.inServersName(caller));
    return person ->
        known.find(Practitioner.class, new Reference(person)).map(PeopleNames::name).orElse(null);
  }

  private static String name(Practitioner practitioner) {
    HumanName name = practitioner.getNameFirstRep();
    return name.hasText() ? name.getText() : name.getNameAsSingleString();
  }
}
