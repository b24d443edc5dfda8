package dev.vigie;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.util.Set;

/** The rule that nobody but a clock's maker asks the system what time it is. */
final class SystemTime {

  private SystemTime() {}

  static ArchRule isAskedOnlyBy(String... clockMakers) {
    var makers = Set.of(clockMakers);
    DescribedPredicate<JavaClass> others =
        DescribedPredicate.describe("make no clock", type -> !makers.contains(type.getName()));
    return ArchRuleDefinition.noClasses()
        .that(others)
        .should()
        .accessTargetWhere(
            DescribedPredicate.<JavaAccess<?>>describe(
                "the system is asked for the time", SystemTime::isAsked));
  }

  /** {@code System.nanoTime()} is no such question: it measures a wait. */
  private static boolean isAsked(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget called)) {
      return false;
    }
    var name = called.getName();
    return switch (called.getOwner().getName()) {
      case "java.lang.System" -> name.equals("currentTimeMillis");
      case "java.util.Date" -> name.equals("<init>") && called.getRawParameterTypes().isEmpty();
      case "java.util.Calendar" -> name.equals("getInstance");
      case "java.time.Clock" ->
          name.startsWith("system") || name.matches("tick(Millis|Seconds|Minutes)");
      case String owner ->
          owner.startsWith("java.time.") && name.equals("now") && !startsFromAClock(called);
    };
  }

  private static boolean startsFromAClock(CodeUnitAccessTarget called) {
    return called.getRawParameterTypes().stream()
        .anyMatch(type -> type.isEquivalentTo(Clock.class));
  }
}
