package dev.vigie.agreement;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** The agreements as they are executed: the newest terms of each, and every version in use. */
@Service
public class Agreements {

  private final TermsVersions versions;
  private final TermsTables tables;
  private final Map<String, Terms> newest = new TreeMap<>();
  private final Map<String, Terms> byVersion = new ConcurrentHashMap<>();

  Agreements(TermsVersions versions, TermsTables tables, Clock clock) {
    this.versions = versions;
    this.tables = tables;
    for (var source : tables.sources()) {
      var terms = tables.read(source);
      versions.keep(terms, source.xml(), clock.instant());
      newest.put(terms.agreement(), terms);
      byVersion.put(terms.version(), terms);
    }
  }

  public List<Terms> all() {
    return List.copyOf(newest.values());
  }

  /** The newest terms, for a ticket that is opened now; empty for an agreement without a table. */
  public Optional<Terms> newest(String agreement) {
    return Optional.ofNullable(newest.get(agreement));
  }

  /** The terms a ticket was opened under, though the table may have changed since. */
  public Terms version(String version) {
    return byVersion.computeIfAbsent(version, v -> tables.read(versions.source(v)));
  }
}
