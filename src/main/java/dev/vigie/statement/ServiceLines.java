package dev.vigie.statement;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

/** What approved statements say of services. */
interface ServiceLines extends Repository<ServiceLine, Long> {

  ServiceLine save(ServiceLine line);

  List<ServiceLine> findByStatementIdOrderByPosition(long statementId);

  /** In the order in which it was said. */
  List<ServiceLine> findByStatementIdInOrderById(Collection<Long> statementIds);
}
