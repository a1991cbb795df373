package org.cleanclaim.plugin;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Resource;

/** Our published profiles as a judge of what the plug-in writes. */
public final class OurProfiles {

  private static final String FOLDER = "/org/cleanclaim/profiles/";
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final FhirValidator VALIDATOR = validator();

  private OurProfiles() {}

  /** What is wrong with the resource by FHIR, by the profiles it names, and by one more. */
  public static List<String> errors(Resource resource, String profile) {
    var options = new ValidationOptions().addProfile(Canonical.BASE + profile);
    return VALIDATOR.validateWithResult(resource, options).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(message -> message.getLocationString() + ": " + message.getMessage())
        .toList();
  }

  private static FhirValidator validator() {
    // CPT, X12 and ICD-10-CM belong to others: their codes are taken as they come.
    var licensed = new UnknownCodeSystemWarningValidationSupport(FHIR);
    licensed.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
    var chain =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(FHIR),
            published(),
            new CommonCodeSystemsTerminologyService(FHIR),
            new InMemoryTerminologyServerValidationSupport(FHIR),
            new SnapshotGeneratingValidationSupport(FHIR),
            licensed);
    return FHIR.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
  }

  private static PrePopulatedValidationSupport published() {
    var published = new PrePopulatedValidationSupport(FHIR);
    try (InputStream index = open(".index.json")) {
      for (JsonNode file : new ObjectMapper().readTree(index).get("files")) {
        try (InputStream definition = open(file.get("filename").asText())) {
          published.addResource(FHIR.newJsonParser().parseResource(definition));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return published;
  }

  private static InputStream open(String name) {
    return OurProfiles.class.getResourceAsStream(FOLDER + name);
  }
}
