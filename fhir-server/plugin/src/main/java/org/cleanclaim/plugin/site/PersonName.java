package org.cleanclaim.plugin.site;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;

/** What a person who acts is called. */
public final class PersonName {

  private PersonName() {}

  /** The name of who is referred to; empty for one who is not known, or is no person. */
  public static Optional<String> of(Reference who, DaoRegistry daos, RequestDetails request) {
    // Nobody answers for who is not known.
    if (!who.hasReference()) {
      return Optional.empty();
    }
    if (who.hasDisplay()) {
      return Optional.of(who.getDisplay());
    }
    if (!"Practitioner".equals(who.getReferenceElement().getResourceType())) {
      return Optional.empty();
    }
    HumanName name =
        daos.getResourceDao(Practitioner.class)
            .read(who.getReferenceElement(), request)
            .getNameFirstRep();
    return Optional.ofNullable(name.hasText() ? name.getText() : name.getNameAsSingleString());
  }
}
