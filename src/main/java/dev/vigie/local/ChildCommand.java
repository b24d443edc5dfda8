package dev.vigie.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one child JVM runs.
 *
 * @param name for people, as in "OpenSearch"
 * @param id for files, as in "opensearch"
 */
record ChildCommand(
    String name,
    String id,
    String mainClass,
    List<String> classPath,
    List<String> jvmOptions,
    List<String> arguments,
    Map<String, String> environment,
    Path directory) {}
