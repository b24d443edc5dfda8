package dev.vigie.inbox;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Up to which message each mailbox has been read. */
@Component
class MailboxPositions {

  private final JdbcClient jdbc;

  MailboxPositions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param uidValidity the mailbox's own; when it changes, the uids mean other messages (RFC 9051)
   */
  record Position(long uidValidity, long lastUid) {}

  Optional<Position> of(String mailbox) {
    return jdbc.sql("select uid_validity, last_uid from mailbox_position where mailbox = ?")
        .param(mailbox)
        .query((row, n) -> new Position(row.getLong(1), row.getLong(2)))
        .optional();
  }

  /** Never goes back, so that two replicas do not hinder each other. */
  void reached(String mailbox, Position position) {
    var moved =
        jdbc.sql(
                "update mailbox_position set uid_validity = ?, last_uid = ? where mailbox = ?"
                    + " and (uid_validity <> ? or last_uid <= ?)")
            .params(
                position.uidValidity(),
                position.lastUid(),
                mailbox,
                position.uidValidity(),
                position.lastUid())
            .update();
    if (moved == 0 && of(mailbox).isEmpty()) {
      begin(mailbox, position);
    }
  }

  private void begin(String mailbox, Position position) {
    try {
      jdbc.sql("insert into mailbox_position (mailbox, uid_validity, last_uid) values (?, ?, ?)")
          .params(mailbox, position.uidValidity(), position.lastUid())
          .update();
    } catch (DuplicateKeyException anotherReplicaBegan) {
      // its position is as good
    }
  }
}
