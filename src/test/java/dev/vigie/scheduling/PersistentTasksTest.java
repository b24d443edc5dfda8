package dev.vigie.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.testing.VigieTest;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What others are told of the tasks that are owed. */
@VigieTest
class PersistentTasksTest {

  @Autowired private PersistentTasks tasks;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock time;

  @AfterEach
  void anotherReplicaHasDoneIt() {
    jdbc.sql("delete from scheduled_tasks where task_name = 'of-another-replica'").update();
  }

  @Test
  void countWhileTheyAreBeingDone() {
    var now = time.instant().atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            insert into scheduled_tasks
              (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
            values ('of-another-replica', '1', ?, true, 'replica', ?, 1)
            """)
        .params(now, now)
        .update();

    assertThat(tasks.overdueAt(now.toInstant()))
        .hasValueSatisfying(due -> assertThat(due).contains("of-another-replica"));
  }
}
