package dev.vigie.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSender;

/** Plays the demonstration on the local platform, once it is ready, if {@code --demo} is said. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
@ConditionalOnProperty("demo")
class DemoConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);

  private final Environment settings;
  private final JavaMailSender mailServer;
  private final ObjectMapper json;

  DemoConfiguration(Environment settings, JavaMailSender mailServer, ObjectMapper json) {
    this.settings = settings;
    this.mailServer = mailServer;
    this.json = json;
  }

  @EventListener
  void on(ApplicationReadyEvent ready) {
    Thread.ofPlatform().daemon().name("demo").start(this::play);
  }

  private void play() {
    var address = local("local.server.port");
    var vigie = new Vigie(address, json, System.out::println);
    var monitor =
        new Monitor(
            new Vigie(address, json, System.out::println),
            settings.getRequiredProperty("vigie.monitors[0].secret"),
            json);
    var tasks =
        new TaskList(
            local("vigie.local.ports.webapps"), local("vigie.local.ports.zeebe-rest"), json);
    try {
      new Demo(vigie, monitor, new Mails(mailServer), tasks, System.out::println).play();
    } catch (RuntimeException failed) {
      LOG.error("The demonstration ended early", failed);
    }
  }

  private URI local(String port) {
    return URI.create("http://127.0.0.1:" + settings.getRequiredProperty(port));
  }
}
