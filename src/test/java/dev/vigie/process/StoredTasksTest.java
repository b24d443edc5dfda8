package dev.vigie.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.vigie.testing.VigieTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is owed to the engine and stored before an upgrade is still done after it. */
@VigieTest
class StoredTasksTest {

  private static final JacksonSerializer STORED = new JacksonSerializer();

  @Autowired private List<Task<?>> tasks;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "start-process   | \"6f1c\"",
        "start-follow-up | {\"ticket\":\"6f1c\",\"key\":\"rca\"}",
        "start-call      | {\"ticket\":\"6f1c\",\"key\":\"update:1\"}",
        "start-claim     | \"6f1c\"",
        "start-review    | \"6f1c:0\"",
        "start-statement | \"12\"",
        "publish-message | {\"name\":\"ticket.withdrawn\",\"correlationKey\":\"6f1c\",\"id\":\"6f1c\"}",
      })
  void isKnownByItsNameAndUnderstood(String name, String data) {
    var task = tasks.stream().filter(one -> one.getName().equals(name)).findFirst().orElseThrow();

    var read = STORED.deserialize(task.getDataClass(), data.getBytes(UTF_8));

    assertThat(new String(STORED.serialize(read), UTF_8)).isEqualTo(data);
  }
}
