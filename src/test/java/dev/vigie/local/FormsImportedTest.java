package dev.vigie.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class FormsImportedTest {

  private static final String FORM = "{\"id\": \"call-back\", \"components\": []}";

  private final List<String> said = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private HttpServer search;

  @BeforeEach
  void startSearch() throws IOException {
    search = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    search.createContext(
        "/",
        exchange -> {
          var body = answers.removeFirst().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    search.start();
  }

  @AfterEach
  void stopSearch() {
    search.stop(0);
  }

  @Test
  void waitsUntilTasklistKnowsTheFormAsItWasDeployed() throws IOException {
    answers.add(hits());
    answers.add(hits("{\"id\": \"call-back\", \"components\": [{}]}"));
    answers.add(hits("{\"components\":[],\"id\":\"call-back\"}"));

    formsImported(FORM).run(null);

    assertThat(answers).isEmpty();
    assertThat(said).containsExactly("Tasklist: knows all forms (1)");
  }

  @Test
  void doesNotWaitWhereThereIsNoForm() throws IOException {
    answers.add(hits());

    formsImported().run(null);

    assertThat(said).containsExactly("Tasklist: knows all forms (0)");
  }

  private FormsImported formsImported(String... forms) {
    var resources =
        new PathMatchingResourcePatternResolver() {
          @Override
          public Resource[] getResources(String pattern) {
            return List.of(forms).stream()
                .map(form -> new ByteArrayResource(form.getBytes(StandardCharsets.UTF_8)))
                .toArray(Resource[]::new);
          }
        };
    return new FormsImported(
        resources, search.getAddress().getPort(), new ObjectMapper(), new Console(said::add));
  }

  private static String hits(String... schemas) throws IOException {
    var json = new ObjectMapper().createObjectNode();
    var hits = json.putObject("hits").putArray("hits");
    List.of(schemas).forEach(form -> hits.addObject().putObject("_source").put("schema", form));
    return json.toString();
  }
}
