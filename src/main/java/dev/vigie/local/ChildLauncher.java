package dev.vigie.local;

import dev.vigie.local.child.Guardian;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Starts child JVMs under the {@link Guardian}, with logs and a note of their process ids. */
final class ChildLauncher {

  private static final long LOG_LIMIT = 10_000_000;

  /** Variables that configure Spring or Camunda are meant for the application, not for children. */
  private static final Set<String> KEPT_FROM_CHILDREN =
      Set.of("SPRING_", "SERVER_", "MANAGEMENT_", "LOGGING_", "CAMUNDA_", "ZEEBE_");

  private static final List<String> CLASSES =
      List.of("Guardian", "SearchNode", "IndexPolicySetting");

  private final Workspace workspace;
  private final Path ownClasses;

  ChildLauncher(Workspace workspace) {
    this.workspace = workspace;
    this.ownClasses = workspace.directory("platform", "child");
    CLASSES.forEach(name -> copy("/dev/vigie/local/child/" + name + ".class"));
    copy("/local/child/log4j2.xml", ownClasses.resolve("log4j2.xml"));
  }

  Path log(ChildCommand command) {
    return workspace.directory("logs").resolve(command.id() + ".log");
  }

  Process launch(ChildCommand command) {
    try {
      var builder =
          new ProcessBuilder(commandLine(command))
              .directory(command.directory().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(freshLog(command).toFile()));
      var environment = builder.environment();
      environment.keySet().removeIf(name -> KEPT_FROM_CHILDREN.stream().anyMatch(name::startsWith));
      environment.putAll(command.environment());
      environment.put("TZ", "UTC");
      var process = builder.start();
      processNote(command).write(process.toHandle());
      return process;
    } catch (IOException failed) {
      throw new LocalPlatformFailure(
          "%s could not be started (%s).".formatted(command.name(), failed),
          "See " + log(command) + ".",
          failed);
    }
  }

  /** Ends what an application that crashed may have left behind. */
  void endLeftovers() {
    try (var notes = Files.newDirectoryStream(workspace.directory("run"), "*.pid")) {
      notes.forEach(note -> new ProcessNote(note).endLeftover());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private List<String> commandLine(ChildCommand command) {
    var classPath = new ArrayList<String>();
    classPath.add(ownClasses.toString());
    classPath.addAll(command.classPath());
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(command.jvmOptions());
    line.addAll(
        List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC"));
    line.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    line.addAll(List.of(Guardian.class.getName(), command.mainClass()));
    line.addAll(command.arguments());
    return line;
  }

  /** What was written before is kept once, so that a crash can be understood after the restart. */
  private Path freshLog(ChildCommand command) throws IOException {
    var log = log(command);
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
      Files.move(
          log, log.resolveSibling(command.id() + ".1.log"), StandardCopyOption.REPLACE_EXISTING);
    }
    return log;
  }

  private ProcessNote processNote(ChildCommand command) {
    return new ProcessNote(workspace.directory("run").resolve(command.id() + ".pid"));
  }

  private void copy(String classFile) {
    copy(classFile, ownClasses.resolve(classFile.substring(1)));
  }

  private static void copy(String resource, Path target) {
    try (InputStream content = ChildLauncher.class.getResourceAsStream(resource)) {
      Files.createDirectories(target.getParent());
      Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException denied) {
      throw new LocalPlatformFailure(
          "%s cannot be written (%s).".formatted(target, denied), "Free some disk space.", denied);
    }
  }
}
