package dev.vigie.credit;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FeeRecords extends Repository<ServiceFee, ServiceFee.Key> {

  ServiceFee save(ServiceFee fee);

  void delete(ServiceFee fee);

  Optional<ServiceFee> findById(ServiceFee.Key key);

  @Query("select f from ServiceFee f where f.key.serviceId = :service order by f.key.validFrom")
  List<ServiceFee> of(String service);
}
