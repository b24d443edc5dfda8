package dev.vigie.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Speaks JSON with one address. */
final class Http {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private final HttpClient http;
  private final URI base;
  private final ObjectMapper json;

  Http(URI base, ObjectMapper json) {
    this.http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    this.base = base;
    this.json = json;
  }

  /** What was answered. */
  record Answer(int status, JsonNode body) {

    boolean granted() {
      return status / 100 == 2;
    }
  }

  /**
   * @param user whose password is the name, as locally; null for nobody
   * @param body null for none; text is sent as it is
   * @param headers names and values in turn
   */
  Answer send(String method, String path, String user, Object body, String... headers) {
    try {
      var request =
          HttpRequest.newBuilder(base.resolve(path))
              .timeout(TIMEOUT)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(written(body)));
      if (user != null) {
        var login = "%s:%s".formatted(user, user).getBytes(StandardCharsets.UTF_8);
        request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
      }
      if (headers.length > 0) {
        request.headers(headers);
      }
      return answer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private String written(Object body) throws JsonProcessingException {
    return body instanceof String text ? text : json.writeValueAsString(body);
  }

  private Answer answer(HttpResponse<String> said) throws IOException {
    var type = said.headers().firstValue("Content-Type").orElse("");
    return new Answer(
        said.statusCode(),
        type.contains("json") && !said.body().isEmpty()
            ? json.readTree(said.body())
            : json.nullNode());
  }
}
