package dev.vigie.process;

import dev.vigie.ticket.TicketId;
import io.camunda.client.api.response.ActivatedJob;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which instances work on which tickets, as their jobs told; never more than one of a model on a
 * ticket at a time. One that ended stays here until the next of its kind.
 */
@Component
class ModelInstances {

  private static final RowMapper<ModelInstance> ROW =
      (row, n) ->
          new ModelInstance(
              new TicketId(row.getString("ticket_id")),
              row.getString("model"),
              row.getLong("process_instance_key"),
              row.getLong("definition_key"),
              row.getInt("version"));

  private final JdbcClient jdbc;

  ModelInstances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** To be called by the workers of a model's first tasks. */
  void met(String ticket, ActivatedJob job) {
    put(
        new ModelInstance(
            new TicketId(ticket),
            job.getBpmnProcessId(),
            job.getProcessInstanceKey(),
            job.getProcessDefinitionKey(),
            job.getProcessDefinitionVersion()));
  }

  void put(ModelInstance instance) {
    var known =
        jdbc.sql(
                "update model_instance set process_instance_key = ?, definition_key = ?, version = ?"
                    + " where ticket_id = ? and model = ?")
            .params(instance.key(), instance.definitionKey(), instance.version())
            .params(instance.ticket().value(), instance.model())
            .update();
    if (known == 0) {
      jdbc.sql(
              "insert ignore into model_instance"
                  + " (ticket_id, model, process_instance_key, definition_key, version)"
                  + " values (?, ?, ?, ?, ?)")
          .params(instance.ticket().value(), instance.model())
          .params(instance.key(), instance.definitionKey(), instance.version())
          .update();
    }
  }

  void forget(ModelInstance ended) {
    jdbc.sql("delete from model_instance where ticket_id = ? and process_instance_key = ?")
        .params(ended.ticket().value(), ended.key())
        .update();
  }

  Optional<ModelInstance> of(TicketId ticket, String model) {
    return jdbc.sql("select * from model_instance where ticket_id = ? and model = ?")
        .params(ticket.value(), model)
        .query(ROW)
        .optional();
  }

  /** On tickets that are not closed for good, oldest first. */
  List<ModelInstance> onOtherVersions(DeployedModel newest, int most) {
    return jdbc.sql(
            "select i.* from model_instance i join ticket t on t.id = i.ticket_id"
                + " where i.model = ? and i.definition_key <> ? and t.settled = false"
                + " order by t.seq limit ?")
        .params(newest.model(), newest.key(), most)
        .query(ROW)
        .list();
  }
}
