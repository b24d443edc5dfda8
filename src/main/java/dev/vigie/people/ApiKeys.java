package dev.vigie.people;

import dev.vigie.access.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.userdetails.User;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys of programs. A key is {@code vigie_<id>_<secret>}, shown once; its secret has 256 random
 * bits, so a plain digest keeps it as safe as a slow one would and costs nothing at each request.
 */
@Service
@Transactional
class ApiKeys implements KeyRing {

  static final int MOST = 20;

  private static final int SECRET_BYTES = 32;
  private static final Duration LAST_USE_PRECISION = Duration.ofMinutes(1);

  private final ApiKeyRecords records;
  private final Persons persons;
  private final Clock time;
  private final SecureRandom random = new SecureRandom();

  ApiKeys(ApiKeyRecords records, Persons persons, Clock time) {
    this.records = records;
    this.persons = persons;
    this.time = time;
  }

  /** Those that still count, oldest first. */
  @Transactional(readOnly = true)
  public List<ApiKey> of(String personName) {
    return records.findByPersonNameAndRevokedAtIsNullOrderByCreatedAtAscLabelAsc(personName);
  }

  /**
   * @param label which program it is for; a part of the name by which the program acts
   * @return the key, which nobody can read again
   * @throws PersonRefused if the label cannot be so, or there are too many keys
   */
  public String create(String personName, String label, ApiKey.Scope scope) {
    if (!label.matches("[a-z0-9][a-z0-9-]{0,29}")) {
      throw new PersonRefused("label");
    }
    var others = of(personName);
    if (others.stream().anyMatch(key -> key.label().equals(label))) {
      throw new PersonRefused("label-taken");
    }
    if (others.size() >= MOST) {
      throw new PersonRefused("too-many-keys");
    }
    var person = persons.findByName(personName).orElseThrow(() -> new PersonRefused("unknown"));
    var id = UUID.randomUUID().toString();
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    records.save(new ApiKey(id, person, label, digest(secret), scope, time.instant()));
    return PREFIX + id + "_" + secret;
  }

  /** Nothing happens if it is somebody else's, or was revoked before. */
  public void revoke(String personName, String id) {
    records
        .findById(id)
        .filter(key -> key.counts() && key.person().name().equals(personName))
        .ifPresent(key -> key.revoke(time.instant()));
  }

  @Override
  public Optional<Bearer> open(String key) {
    var parts = key.substring(PREFIX.length()).split("_", 2);
    return records
        .findById(parts[0])
        .filter(ApiKey::counts)
        .filter(known -> parts.length == 2 && same(known.digest(), digest(parts[1])))
        .map(this::bearer);
  }

  private Bearer bearer(ApiKey key) {
    var now = time.instant();
    records.used(key.id(), now, now.minus(LAST_USE_PRECISION));
    var person = SignedInPerson.of(key.person());
    var name = person.getUsername() + "/" + key.label();
    var program = User.withUsername(name).password("").authorities(person.getAuthorities()).build();
    var caller =
        UsernamePasswordAuthenticationToken.authenticated(program, null, person.getAuthorities());
    return new Bearer(caller, key.scope() == ApiKey.Scope.WRITE);
  }

  /** In a time that does not tell how much of it is right. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private static String digest(String secret) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }
}
