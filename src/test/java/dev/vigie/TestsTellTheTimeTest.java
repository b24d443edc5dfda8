package dev.vigie;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The one-clock rule for the tests themselves. */
@AnalyzeClasses(packages = "dev.vigie", importOptions = ImportOption.OnlyIncludeTests.class)
class TestsTellTheTimeTest {

  @ArchTest
  static final ArchRule timeComesFromTheTest =
      SystemTime.isAskedOnlyBy(
              "dev.vigie.testing.MovedClock",
              "dev.vigie.process.ModelEngine",
              "dev.vigie.local.EngineClockTest")
          .because("a test that reads the clock on the wall fails on some day of the year");
}
