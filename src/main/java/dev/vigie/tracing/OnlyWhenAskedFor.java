package dev.vigie.tracing;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves tracing out altogether unless {@code management.tracing.enabled} is true. Spring Boot
 * alone would then only not send the traces, and make them all the same.
 */
public final class OnlyWhenAskedFor implements AutoConfigurationImportFilter, EnvironmentAware {

  private static final String TRACING = "org.springframework.boot.actuate.autoconfigure.tracing.";

  private boolean askedFor;

  @Override
  public void setEnvironment(Environment environment) {
    askedFor = environment.getProperty("management.tracing.enabled", Boolean.class, false);
  }

  @Override
  public boolean[] match(String[] configurations, AutoConfigurationMetadata metadata) {
    var wanted = new boolean[configurations.length];
    for (var i = 0; i < configurations.length; i++) {
      wanted[i] = askedFor || configurations[i] == null || !configurations[i].startsWith(TRACING);
    }
    return wanted;
  }
}
