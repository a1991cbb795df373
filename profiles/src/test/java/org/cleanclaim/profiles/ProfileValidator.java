package org.cleanclaim.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.ExtensionContextType;

/** HAPI's validator with FHIR R4 and our compiled definitions, and nothing else. */
final class ProfileValidator {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String R4 = "http://hl7.org/fhir/StructureDefinition/";
  private static final DefaultProfileValidationSupport BASE =
      new DefaultProfileValidationSupport(FHIR);
  private static final CompiledPackage COMPILED = CompiledPackage.read(FHIR);
  private static final FhirValidator VALIDATOR = validator();

  private ProfileValidator() {}

  static CompiledPackage compiled() {
    return COMPILED;
  }

  /** What is wrong with the resource, in the validator's words. Warnings are not asked for. */
  static List<String> errors(Resource resource) {
    return VALIDATOR.validateWithResult(withoutContext(resource)).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(ProfileValidator::inWords)
        .toList();
  }

  /** Whether R4 has the element, named as in an extension's context. */
  static boolean knowsElement(String path) {
    String type = path.split("\\.")[0];
    var base = (StructureDefinition) BASE.fetchStructureDefinition(R4 + type);
    return base != null
        && base.getSnapshot().getElement().stream().anyMatch(each -> each.getPath().equals(path));
  }

  /**
   * An extension to be judged without its context, for which the validator would fetch the package
   * of R4 from a registry. {@link #knowsElement} judges the context.
   */
  private static Resource withoutContext(Resource resource) {
    if (!(resource instanceof StructureDefinition definition) || !definition.hasContext()) {
      return resource;
    }
    StructureDefinition copy = definition.copy();
    copy.setContext(null);
    copy.addContext().setType(ExtensionContextType.FHIRPATH).setExpression("true");
    return copy;
  }

  private static FhirValidator validator() {
    var ours = new PrePopulatedValidationSupport(FHIR);
    COMPILED.definitions().forEach(ours::addResource);
    // CPT, X12 and ICD-10-CM belong to others: their codes are taken as they come.
    var licensed = new UnknownCodeSystemWarningValidationSupport(FHIR);
    licensed.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
    var chain =
        new ValidationSupportChain(
            BASE,
            ours,
            new CommonCodeSystemsTerminologyService(FHIR),
            new InMemoryTerminologyServerValidationSupport(FHIR),
            new SnapshotGeneratingValidationSupport(FHIR),
            licensed);
    return FHIR.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
  }

  private static String inWords(SingleValidationMessage message) {
    return message.getLocationString() + ": " + message.getMessage();
  }
}
