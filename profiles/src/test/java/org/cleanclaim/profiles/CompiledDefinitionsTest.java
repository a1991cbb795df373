package org.cleanclaim.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionContextComponent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CompiledDefinitionsTest {

  private final CompiledPackage compiled = ProfileValidator.compiled();

  @TestFactory
  Stream<DynamicTest> everyDefinitionIsValidFhir() {
    return eachIsValid(compiled.definitions());
  }

  @TestFactory
  Stream<DynamicTest> everyExampleConformsToItsProfile() {
    return eachIsValid(compiled.examples());
  }

  @Test
  void everyProfileHasAnExample() {
    Set<String> shown =
        compiled.examples().stream()
            .flatMap(example -> example.getMeta().getProfile().stream())
            .map(profile -> profile.getValue())
            .collect(Collectors.toSet());
    assertThat(profiles().map(MetadataResource::getUrl)).isNotEmpty().allMatch(shown::contains);
  }

  @Test
  void everyDefinitionStandsUnderOurBase() {
    assertThat(compiled.definitions())
        .allSatisfy(
            definition ->
                assertThat(((MetadataResource) definition).getUrl())
                    .isEqualTo(
                        "https://cleanclaim.example/fhir/%s/%s",
                        definition.fhirType(), definition.getIdElement().getIdPart()));
  }

  @Test
  void everyExtensionNamesElementsThatExist() {
    assertThat(
            structures()
                .flatMap(definition -> definition.getContext().stream())
                .map(StructureDefinitionContextComponent::getExpression))
        .isNotEmpty()
        .allMatch(ProfileValidator::knowsElement);
  }

  private Stream<StructureDefinition> profiles() {
    return structures().filter(definition -> !definition.getType().equals("Extension"));
  }

  private Stream<StructureDefinition> structures() {
    return compiled.definitions().stream()
        .filter(StructureDefinition.class::isInstance)
        .map(StructureDefinition.class::cast);
  }

  private static Stream<DynamicTest> eachIsValid(List<Resource> resources) {
    assertThat(resources).isNotEmpty();
    return resources.stream()
        .map(
            resource ->
                DynamicTest.dynamicTest(
                    resource.getId(),
                    () -> assertThat(ProfileValidator.errors(resource)).isEmpty()));
  }
}
