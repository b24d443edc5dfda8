package dev.vigie.statement;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All statements. */
interface StatementRecords extends Repository<Statement, Long> {

  Statement save(Statement statement);

  Optional<Statement> findById(long id);

  Optional<Statement> findByCustomerAndAgreementAndStatedMonth(
      String customer, String agreement, String month);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select s from Statement s where s.id = :id")
  Optional<Statement> lock(long id);

  /** With all others of the same customer and agreement, always in the same order. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select s from Statement s
        where s.customer = (select one.customer from Statement one where one.id = :id)
          and s.agreement = (select one.agreement from Statement one where one.id = :id)
        order by s.statedMonth""")
  List<Statement> lockAllBeside(long id);

  /** Newest month first; for a customer only what was approved. */
  @Query(
      """
      select s from Statement s
        where (:customer is null or (s.customer = :customer and s.approvedAt is not null))
        order by s.statedMonth desc, s.customer, s.agreement""")
  Page<Statement> newestFirst(String customer, Pageable page);

  /**
   * What the same customer was told under the same agreement of other months, as it came; of later
   * months too, if they were approved before.
   */
  @Query(
      """
      select s from Statement s
        where s.customer = :customer and s.agreement = :agreement and s.statedMonth <> :month
          and s.approvedAt is not null
        order by s.approvedAt, s.id""")
  List<Statement> others(String customer, String agreement, String month);
}
