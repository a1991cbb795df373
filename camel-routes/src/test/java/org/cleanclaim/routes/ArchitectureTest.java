package org.cleanclaim.routes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;

/** What must stay apart. */
@AnalyzeClasses(
    packages = "org.cleanclaim.routes",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule x12KnowsNeitherFhirNorSpringNorCamel =
      noClasses()
          .that()
          .resideInAPackage("..routes.x12..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hl7..", "ca.uhn..", "org.springframework..", "org.apache.camel..");

  @ArchTest
  static final ArchRule moduleDependsOnNoOtherOfOurs =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.cleanclaim.edits..", "org.cleanclaim.plugin..", "org.cleanclaim.standalone..");

  @ArchTest
  static final ArchRule mappingKnowsNoRoute =
      noClasses()
          .that()
          .resideInAnyPackage("..routes.claim..", "..routes.remittance..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "org.apache.camel..");

  @ArchTest
  static final ArchRule nothingIsDeserialized =
      noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

  @ArchTest
  static final ArchRule onlyTheSimulationKnowsTheSimulation =
      noClasses()
          .that()
          .resideOutsideOfPackages("..routes.simulatedpayer..", "..routes.autoconfigure..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..routes.simulatedpayer..");

  @ArchTest
  static final ArchRule packagesFormNoCircle =
      slices().matching("org.cleanclaim.routes.(*)..").should().beFreeOfCycles();
}
