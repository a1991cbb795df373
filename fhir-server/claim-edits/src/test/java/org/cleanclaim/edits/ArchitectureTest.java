package org.cleanclaim.edits;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** The engine is plain Java: no framework, network or clock; files only where data come in. */
@AnalyzeClasses(
    packages = "org.cleanclaim.edits",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule noFramework =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "ca.uhn..",
              "org.hl7..",
              "org.apache.camel..",
              "io.xlate..",
              "com.fasterxml..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule noNetworkOrDatabase =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.sql..", "javax.sql..", "javax.naming..");

  @ArchTest
  static final ArchRule noClock =
      noClasses()
          .should()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule yamlAndValidationOnlyInPayer =
      noClasses()
          .that()
          .resideOutsideOfPackage("..edits.payer..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.snakeyaml..", "jakarta.validation..", "org.hibernate..");

  @ArchTest
  static final ArchRule filesOnlyWhereDataComeIn =
      noClasses()
          .that()
          .resideOutsideOfPackages("..edits.payer..", "..edits.reference..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.io..");

  @ArchTest static final ArchRule noStandardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule everyEditIsDescribedAndStateless =
      classes()
          .that()
          .implement(ClaimEdit.class)
          .should()
          .beAnnotatedWith(annotation(EditInfo.class))
          .andShould()
          .haveOnlyFinalFields()
          .andShould()
          .haveSimpleNameEndingWith("Edit");

  private static Class<? extends Annotation> annotation(Class<? extends Annotation> type) {
    return type;
  }
}
