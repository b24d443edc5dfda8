package dev.vigie.notification;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that go with mails; apart, because they are long and read once. */
@Component
class Enclosures {

  private final JdbcClient jdbc;

  Enclosures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(String notification, Enclosure file) {
    jdbc.sql(
            "insert into notification_enclosure (notification_id, name, media_type, content) values (?, ?, ?, ?)")
        .params(notification, file.name(), file.mediaType(), file.content())
        .update();
  }

  Optional<Enclosure> of(String notification) {
    return jdbc.sql(
            "select name, media_type, content from notification_enclosure where notification_id = ?")
        .param(notification)
        .query((row, n) -> new Enclosure(row.getString(1), row.getString(2), row.getBytes(3)))
        .optional();
  }
}
