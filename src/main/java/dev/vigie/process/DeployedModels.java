package dev.vigie.process;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every version of every model that Vigie deployed. Kept here because an engine without a search
 * database cannot be asked what it executes.
 */
@Component
class DeployedModels {

  private static final RowMapper<DeployedModel> ROW =
      (row, n) ->
          new DeployedModel(
              row.getString("model"),
              row.getInt("version"),
              row.getLong("definition_key"),
              row.getString("xml"));

  private final JdbcClient jdbc;

  DeployedModels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Once, however often and from wherever it was deployed. */
  void remember(DeployedModel deployed) {
    jdbc.sql(
            "insert ignore into deployed_model (definition_key, model, version, xml) values (?, ?, ?, ?)")
        .params(deployed.key(), deployed.model(), deployed.version(), deployed.xml())
        .update();
  }

  Optional<DeployedModel> newest(String model) {
    return jdbc.sql("select * from deployed_model where model = ? order by version desc limit 1")
        .param(model)
        .query(ROW)
        .optional();
  }

  Optional<DeployedModel> withKey(long key) {
    return jdbc.sql("select * from deployed_model where definition_key = ?")
        .param(key)
        .query(ROW)
        .optional();
  }

  List<String> names() {
    return jdbc.sql("select distinct model from deployed_model order by model")
        .query(String.class)
        .list();
  }
}
