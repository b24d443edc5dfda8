package dev.vigie.statement;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

/** The credits on approved statements. */
interface CreditLines extends Repository<CreditLine, Long> {

  CreditLine save(CreditLine line);

  List<CreditLine> findByStatementIdOrderByPosition(long statementId);

  List<CreditLine> findByClaimIdIn(Collection<String> claimIds);
}
