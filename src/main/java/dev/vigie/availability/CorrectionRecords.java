package dev.vigie.availability;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

interface CorrectionRecords extends Repository<Correction, Long> {

  Correction save(Correction correction);

  List<Correction> findBySubjectInOrderBySeq(Collection<String> subjects);
}
