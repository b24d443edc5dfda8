package dev.vigie.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApiKeyRecords extends Repository<ApiKey, String> {

  ApiKey save(ApiKey key);

  Optional<ApiKey> findById(String id);

  List<ApiKey> findByPersonNameAndRevokedAtIsNullOrderByCreatedAtAscLabelAsc(String name);

  @Modifying
  @Query(
      "update ApiKey k set k.revokedAt = :at"
          + " where k.person.id = :personId and k.revokedAt is null")
  void revokeAll(String personId, Instant at);

  @Modifying
  @Query(
      "update ApiKey k set k.lastUsedAt = :at"
          + " where k.id = :id and (k.lastUsedAt is null or k.lastUsedAt < :minuteBefore)")
  void used(String id, Instant at, Instant minuteBefore);
}
