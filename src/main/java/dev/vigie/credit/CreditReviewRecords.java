package dev.vigie.credit;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CreditReviewRecords extends Repository<CreditReview, Long> {

  CreditReview save(CreditReview review);

  Optional<CreditReview> findById(String id);

  @Query("select r.claimId from CreditReview r where r.id = :review")
  Optional<String> claimOf(String review);

  /** Oldest first. */
  @Query("select r from CreditReview r where r.claimId = :claim order by r.seq")
  List<CreditReview> of(String claim);
}
