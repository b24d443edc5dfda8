package dev.vigie.local;

import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Starts the local platform beside the application's own start, in the profile {@code local}. */
class LocalPlatformInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    if (environment.acceptsProfiles(Profiles.of("local"))) {
      var platform =
          new LocalPlatform(properties(environment), webPort(environment), Console.standard());
      context.getBeanFactory().registerSingleton("localPlatform", platform);
      context.addApplicationListener(stopOnFailure(platform));
      platform.begin();
    }
  }

  private static LocalProperties properties(Environment environment) {
    return Binder.get(environment).bindOrCreate("vigie.local", LocalProperties.class);
  }

  private static int webPort(Environment environment) {
    return environment.getProperty("server.port", Integer.class, 8080);
  }

  /** A context that fails early never gets to stopping what it has started. */
  private static ApplicationListener<ApplicationFailedEvent> stopOnFailure(LocalPlatform platform) {
    return new ApplicationListener<>() {
      @Override
      public void onApplicationEvent(ApplicationFailedEvent failed) {
        platform.stop();
      }
    };
  }
}
