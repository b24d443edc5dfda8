package dev.vigie.local;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/** Brings what the platform consists of onto this machine, the way Maven would. */
final class Artifacts implements AutoCloseable {

  private final Context maven;

  Artifacts(Console console) {
    var overrides =
        ContextOverrides.create()
            .withUserSettings(true)
            .transferListener(new DownloadProgress(console));
    Optional.ofNullable(System.getProperty("maven.repo.local"))
        .map(Path::of)
        .ifPresent(overrides::withLocalRepositoryOverride);
    maven = Runtimes.INSTANCE.getRuntime().create(overrides.build());
  }

  Path file(String coordinates) {
    var request =
        new ArtifactRequest(
            new DefaultArtifact(coordinates), maven.remoteRepositories(), "local platform");
    try {
      var resolved =
          maven.repositorySystem().resolveArtifact(maven.repositorySystemSession(), request);
      return path(resolved.getArtifact());
    } catch (RepositoryException missing) {
      throw notFound(coordinates, missing);
    }
  }

  /** The artifact and everything that it needs to run. */
  List<Path> classPath(String coordinates) {
    var root = new Dependency(new DefaultArtifact(coordinates), JavaScopes.RUNTIME);
    var request =
        new DependencyRequest(
            new CollectRequest(root, maven.remoteRepositories()),
            DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
    try {
      return maven
          .repositorySystem()
          .resolveDependencies(maven.repositorySystemSession(), request)
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .map(Artifacts::path)
          .toList();
    } catch (RepositoryException missing) {
      throw notFound(coordinates, missing);
    }
  }

  @Override
  public void close() {
    maven.close();
  }

  private static Path path(Artifact artifact) {
    return artifact.getFile().toPath();
  }

  private static LocalPlatformFailure notFound(String coordinates, RepositoryException missing) {
    return new LocalPlatformFailure(
        "%s could not be fetched with Maven: %s".formatted(coordinates, missing.getMessage()),
        "Check the network, and the mirrors and proxies in your Maven settings; what has been"
            + " fetched so far is kept.",
        missing);
  }
}
