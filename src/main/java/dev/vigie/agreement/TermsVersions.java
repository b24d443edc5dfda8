package dev.vigie.agreement;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps every version of the terms that a ticket may have been opened under (decision D7). */
@Component
class TermsVersions {

  private final JdbcClient jdbc;

  TermsVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(Terms terms, String xml, Instant now) {
    if (known(terms.version())) {
      return;
    }
    try {
      jdbc.sql(
              "insert into agreement_terms (version, agreement, decision_table, loaded_at) values (?, ?, ?, ?)")
          .params(
              terms.version(), terms.agreement(), xml, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException anotherReplicaWasFaster) {
      return;
    }
  }

  DesignFiles.Table table(String version) {
    return jdbc.sql("select agreement, decision_table from agreement_terms where version = ?")
        .param(version)
        .query((row, n) -> new DesignFiles.Table(row.getString(1), row.getString(2)))
        .single();
  }

  private boolean known(String version) {
    return jdbc.sql("select count(*) from agreement_terms where version = ?")
            .param(version)
            .query(Integer.class)
            .single()
        > 0;
  }
}
