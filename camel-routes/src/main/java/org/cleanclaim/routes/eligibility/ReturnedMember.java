package org.cleanclaim.routes.eligibility;

import java.util.Optional;
import org.cleanclaim.routes.x12.eligibility.EligibilityAnswer;
import org.cleanclaim.routes.x12.eligibility.Member;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;

/**
 * The patient as the payer has the person (loop 2100C, or 2100D of a dependent): what FHIR's
 * response, which only refers to the patient as registered here, has no place for.
 */
final class ReturnedMember {
  private static final String URL = "https://cleanclaim.example/fhir/StructureDefinition/member";

  private ReturnedMember() {}

  /** Empty when the payer returned neither name nor date of birth. */
  static Optional<Extension> extension(EligibilityAnswer answer) {
    return answer
        .dependent()
        .or(() -> Optional.ofNullable(answer.subscriber()))
        .map(ReturnedMember::extension)
        .filter(Extension::hasExtension);
  }

  private static Extension extension(Member member) {
    Extension extension = new Extension(URL);
    if (member.party() != null && member.party().name() != null) {
      extension.addExtension(new Extension("family", new StringType(member.party().name())));
    }
    if (member.birthDate() != null) {
      extension.addExtension(
          new Extension("birthDate", new DateType(member.birthDate().toString())));
    }
    return extension;
  }
}
