package dev.vigie.statement;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The lines of all statements that were approved. */
interface StatementLines extends Repository<StatementLine, Long> {

  StatementLine save(StatementLine line);

  List<StatementLine> findByStatementIdOrderByPosition(long statementId);

  /** Of its month, those after a position. */
  List<StatementLine> findByStatementIdAndCorrectionFalseAndPositionGreaterThanOrderByPosition(
      long statementId, int position, Limit most);

  /** What was told of promises, as it came; on a statement what counts after what it corrects. */
  @Query(
      """
      select l from StatementLine l join Statement s on s.id = l.statementId
        where l.outcomeId in :promises
        order by s.approvedAt, s.id, l.correction desc, l.position""")
  List<StatementLine> told(Collection<Long> promises);
}
