package dev.vigie.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A program that is told things over HTTP, and can be made to refuse them. */
public final class TestChat {

  private final HttpServer server;
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

  /**
   * What came.
   *
   * @param headers by their names in lower case
   */
  public record Post(Map<String, String> headers, String body) {}

  public TestChat() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPortLeft) {
      throw new UncheckedIOException(noPortLeft);
    }
    server.createContext("/hook", this::take);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Oldest first. */
  public List<Post> posts() {
    return List.copyOf(posts);
  }

  /** Forgets what came, and answers the next posts so; all others by 204. */
  public void begin(Integer... next) {
    posts.clear();
    answers.clear();
    answers.addAll(List.of(next));
  }

  private void take(HttpExchange exchange) throws IOException {
    var headers = new TreeMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    posts.add(new Post(headers, body));
    var answer = answers.poll();
    exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
    exchange.close();
  }
}
