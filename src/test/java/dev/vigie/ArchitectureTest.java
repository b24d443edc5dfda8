package dev.vigie;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room each thing is in, and who may open which door. */
@AnalyzeClasses(packages = "dev.vigie", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule featuresDoNotDependOnEachOtherInCircles =
      slices().matching("dev.vigie.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theCalendarIsPlainJava =
      noClasses()
          .that()
          .resideInAPackage("..calendar..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "jakarta..", "io.camunda..")
          .because("the arithmetic of deadlines must be testable without a container or an engine");

  @ArchTest
  static final ArchRule onlyTheProcessPackageKnowsTheEngine =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.vigie.process..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.camunda..");

  @ArchTest
  static final ArchRule nothingKnowsTheLocalPlatform =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.vigie.local..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.vigie.local..")
          .because("every other way to run Vigie does without it");

  @ArchTest
  static final ArchRule workersArePublic =
      classes()
          .that()
          .haveSimpleNameEndingWith("Worker")
          .should()
          .bePublic()
          .because("the engine's starter calls them without making them accessible");

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      SystemTime.isAskedOnlyBy("dev.vigie.time.TimeConfiguration", "dev.vigie.local.LocalPlatform")
          .because("a deadline that cannot be moved in a test cannot be trusted in production");
}
