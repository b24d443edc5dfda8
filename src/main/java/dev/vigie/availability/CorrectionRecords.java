package dev.vigie.availability;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CorrectionRecords extends Repository<Correction, Long> {

  Correction save(Correction correction);

  List<Correction> findBySubjectInOrderBySeq(Collection<String> subjects);

  /** How many there are of the maintenance of these services or agreements. */
  @Query(
      "select count(c) from Correction c where c.subject in (select m.id from Maintenance m"
          + " where m.serviceId in :services"
          + " or m.serviceId is null and m.agreement in :agreements)")
  long ofMaintenance(Collection<String> services, Collection<String> agreements);
}
