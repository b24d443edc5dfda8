package dev.vigie.access;

import dev.vigie.access.KeyRing.Bearer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Opens the metrics and nothing else, for the program that collects them. It is configured, not
 * kept with a person, because that program is there before anybody could make it a key.
 */
@Component
final class MetricsKey {

  /** No role of people. */
  static final String ROLE = "METRICS";

  private final Optional<byte[]> configured;

  MetricsKey(AccessProperties settings) {
    this.configured = Optional.ofNullable(settings.metricsKey()).map(MetricsKey::bytes);
  }

  /** Empty for any other key. */
  Optional<Bearer> open(String key) {
    return configured
        .filter(known -> MessageDigest.isEqual(known, bytes(key)))
        .map(known -> new Bearer(program(), false));
  }

  private static UsernamePasswordAuthenticationToken program() {
    return UsernamePasswordAuthenticationToken.authenticated(
        "metrics", null, AuthorityUtils.createAuthorityList("ROLE_" + ROLE));
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
