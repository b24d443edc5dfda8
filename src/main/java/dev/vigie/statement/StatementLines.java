package dev.vigie.statement;

import java.util.List;
import org.springframework.data.repository.Repository;

/** The lines of all statements that were approved. */
interface StatementLines extends Repository<StatementLine, Long> {

  StatementLine save(StatementLine line);

  List<StatementLine> findByStatementIdOrderByPosition(long statementId);

  List<StatementLine> findByStatementIdOrderByCorrectionDescPosition(long statementId);
}
