package dev.vigie.customer;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface CustomerRecords extends Repository<Customer, String> {

  Customer save(Customer customer);

  Optional<Customer> findById(String id);
}
