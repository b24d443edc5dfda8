package dev.vigie.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class LocalPlatformInitializerTest {

  @TempDir private Path directory;

  @Test
  void doesNothingInOtherProfiles() {
    var context = context("compose");
    new LocalPlatformInitializer().initialize(context);

    assertThat(context.getBeanFactory().containsSingleton("localPlatform")).isFalse();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void startsNothingWhereThePortOfThePagesIsTaken() throws IOException {
    try (var other = new ServerSocket(0)) {
      var context = context("local");
      ((MockEnvironment) context.getEnvironment())
          .setProperty("server.port", Integer.toString(other.getLocalPort()));

      assertThatThrownBy(() -> new LocalPlatformInitializer().initialize(context))
          .isInstanceOf(LocalPlatformFailure.class)
          .hasMessage("Port %d is taken by another program.", other.getLocalPort());
      assertThat(context.getBeanFactory().containsSingleton("localPlatform")).isFalse();
    }
  }

  @Test
  void isKnownToSpring() {
    assertThat(new SpringApplication(Object.class).getInitializers())
        .hasAtLeastOneElementOfType(LocalPlatformInitializer.class);
  }

  private GenericApplicationContext context(String profile) {
    var environment = new MockEnvironment();
    environment.setActiveProfiles(profile);
    environment.setProperty("vigie.local.directory", directory.toString());
    var context = new GenericApplicationContext();
    context.setEnvironment(environment);
    return context;
  }
}
