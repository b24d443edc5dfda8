package dev.vigie.people;

import dev.vigie.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Persons extends Repository<Person, String> {

  Person save(Person person);

  void flush();

  Optional<Person> findById(String id);

  Optional<Person> findByName(String name);

  List<Person> findByConfiguredTrue();

  List<Person> findByOrganisationOrderByName(String organisation);

  long countByOrganisation(String organisation);

  Page<Person> findAllByOrderByName(Pageable page);

  boolean existsByRoleAndActiveTrue(Role role);

  /** Beside the versions: two sign-ins at once are no conflict. */
  @Modifying
  @Query("update Person p set p.lastSignInAt = :at where p.name = :name")
  void signedIn(String name, Instant at);
}
