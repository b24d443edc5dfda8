package dev.vigie.local;

import java.util.function.Consumer;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says where everything is, once it is all there. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class Banner implements ApplicationListener<ApplicationReadyEvent> {

  private final Consumer<String> out;
  private final LocalProperties.Ports ports;

  Banner(Consumer<String> out, LocalProperties.Ports ports) {
    this.out = out;
    this.ports = ports;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    var port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
    out.accept(text(port));
  }

  private String text(String port) {
    return """

    Vigie is ready.

      Tickets    http://localhost:%1$s/                 customer, agent or manager; the password is the name
      Mailbox    http://localhost:%1$s/local/mailbox    what has been sent
      API        http://localhost:%1$s/swagger-ui.html
      Tasklist   http://localhost:%2$d/tasklist         demo / demo
      Operate    http://localhost:%2$d/operate          demo / demo

      Two hours later, at once:
      curl -u agent:agent -H 'Content-Type: application/json' -d '{"advance":"PT2H"}' http://localhost:%1$s/local/time

      Ctrl-C stops it all; what happened is kept.
    """
        .formatted(port, ports.webapps());
  }
}
