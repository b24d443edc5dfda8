package dev.vigie.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.task.Task;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** db-scheduler, on the application's clock and inside the application's transactions. */
@Configuration
class SchedulingConfiguration {

  /**
   * Both sides have to be told: what one writes in the machine's zone the other reads hours off.
   */
  private static final boolean INSTANTS_IN_UTC = true;

  @Bean
  SchedulerClient schedulerClient(DataSource database) {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
        .serializer(new JacksonSerializer())
        .jdbcCustomization(new AutodetectJdbcCustomization(database, INSTANTS_IN_UTC))
        .build();
  }

  @Bean(destroyMethod = "")
  Scheduler scheduler(
      DataSource database,
      List<Task<?>> tasks,
      Clock time,
      SchedulingProperties settings,
      ObservationRegistry observations) {
    return Scheduler.create(database, tasks)
        .serializer(new JacksonSerializer())
        .clock(time::instant)
        .addExecutionInterceptor(new ObservedTasks(observations))
        .threads(settings.threads())
        .pollingInterval(settings.pollingInterval())
        .heartbeatInterval(settings.heartbeatInterval())
        .missedHeartbeatsLimit(4)
        .jdbcCustomization(new AutodetectJdbcCustomization(database, INSTANTS_IN_UTC))
        .failureLogging(LogLevel.DEBUG, true) // Backoff says it in a line
        .shutdownMaxWait(Duration.ofSeconds(5))
        .build();
  }

  @Bean
  SchedulerLifecycle schedulerLifecycle(Scheduler scheduler) {
    return new SchedulerLifecycle(scheduler);
  }
}
