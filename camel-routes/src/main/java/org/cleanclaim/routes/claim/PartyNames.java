package org.cleanclaim.routes.claim;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.Party;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;

/** Names, numbers and addresses of X12 parties as FHIR has them. */
final class PartyNames {
  private static final String NPI = "http://hl7.org/fhir/sid/us-npi";

  private PartyNames() {}

  static HumanName human(Party party) {
    var name = new HumanName().setFamily(party.name());
    Stream.of(party.first(), party.middle()).filter(given -> given != null).forEach(name::addGiven);
    if (party.suffix() != null) {
      name.addSuffix(party.suffix());
    }
    return name;
  }

  static String text(Party party) {
    return Stream.of(party.first(), party.middle(), party.name())
        .filter(part -> part != null)
        .collect(Collectors.joining(" "));
  }

  static Optional<Identifier> npi(Party party) {
    return "XX".equals(party.idQualifier()) && party.id() != null
        ? Optional.of(new Identifier().setSystem(NPI).setValue(party.id()))
        : Optional.empty();
  }

  static Address address(org.cleanclaim.routes.x12.Address from) {
    var address = new Address();
    from.street().forEach(address::addLine);
    return address
        .setCity(from.city())
        .setState(from.state())
        .setPostalCode(from.postalCode())
        .setCountry(from.country());
  }
}
