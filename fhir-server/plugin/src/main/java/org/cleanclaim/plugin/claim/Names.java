package org.cleanclaim.plugin.claim;

import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** How the billing office calls who and what a list names. */
public final class Names {

  private Names() {}

  /** The name of what a reference refers to; null where it is not known. Words are their own. */
  public static String of(String words, KnownResources known) {
    if (!words.contains("/")) {
      return words;
    }
    Resource named = known.find(Resource.class, new Reference(words)).orElse(null);
    if (named instanceof Patient patient) {
      return listed(patient.getNameFirstRep());
    }
    if (named instanceof Practitioner practitioner) {
      return spoken(practitioner.getNameFirstRep());
    }
    return named instanceof Organization organization ? organization.getName() : null;
  }

  /** As a biller writes it: {@code 99214-25}. */
  public static String line(Claim.ItemComponent item) {
    StringBuilder words = new StringBuilder(code(item.getProductOrService()));
    item.getModifier().forEach(modifier -> words.append('-').append(code(modifier)));
    return words.toString();
  }

  private static String code(CodeableConcept concept) {
    return concept.getCoding().stream()
        .map(coding -> coding.getCode())
        .filter(code -> code != null)
        .findFirst()
        .orElse("?");
  }

  private static String listed(HumanName name) {
    return name.hasFamily()
        ? name.getFamily() + (name.hasGiven() ? ", " + name.getGivenAsSingleString() : "")
        : name.getText();
  }

  private static String spoken(HumanName name) {
    return name.hasText() ? name.getText() : name.getNameAsSingleString();
  }
}
