package dev.vigie.testing;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Only the application of the test that runs does what is owed. Those of earlier tests live on and
 * share its database, but not always its tables of agreements.
 */
public final class OneScheduler implements TestExecutionListener {

  private static final Set<Scheduler> ALL = ConcurrentHashMap.newKeySet();

  @Override
  public void prepareTestInstance(TestContext test) {
    var own = test.getApplicationContext().getBeanProvider(Scheduler.class).getIfAvailable();
    if (own != null) {
      ALL.add(own);
      ALL.stream().filter(other -> other != own).forEach(Scheduler::pause);
      own.resume();
    }
  }
}
