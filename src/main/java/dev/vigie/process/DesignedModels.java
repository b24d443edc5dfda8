package dev.vigie.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The models and forms that process designers edit: those that come with Vigie, and those in a
 * folder of their own. A file there counts instead of ours with the same name.
 */
@Component
class DesignedModels {

  private static final List<String> OURS =
      List.of("classpath*:bpmn/*.bpmn", "classpath*:bpmn/forms/*.form");
  private static final String FORMS = "forms";
  private static final int MOST_FILES = 500;
  private static final long LARGEST = 2_000_000;

  private final ResourcePatternResolver resources;
  private final String own;

  DesignedModels(
      ResourcePatternResolver resources, @Value("${vigie.models.location:}") String own) {
    this.resources = resources;
    this.own = own;
  }

  /** Contents by file name. */
  Map<String, byte[]> files() throws IOException {
    var files = new TreeMap<String, byte[]>();
    for (var pattern : OURS) {
      for (var ours : resources.getResources(pattern)) {
        files.put(ours.getFilename(), ours.getContentAsByteArray());
      }
    }
    if (!own.isBlank()) {
      for (var file : ownFiles()) {
        files.put(file.getFileName().toString(), content(file));
      }
    }
    return files;
  }

  /** As Camunda Modeler shows a folder like our {@code bpmn}: models in it, forms in theirs. */
  private List<Path> ownFiles() throws IOException {
    var folder = Path.of(own);
    if (!Files.isDirectory(folder)) {
      throw new UnusableModel(
          "vigie.models.location: \"%s\" is no folder; create it or correct the property"
              .formatted(own));
    }
    try (var found = Files.walk(folder, 2)) {
      var files = found.filter(file -> isModel(folder, file) || isForm(folder, file)).toList();
      if (files.size() > MOST_FILES) {
        throw new UnusableModel(
            "vigie.models.location: more than %d files in %s".formatted(MOST_FILES, own));
      }
      return files;
    }
  }

  private static boolean isModel(Path folder, Path file) {
    return file.getParent().equals(folder) && file.toString().endsWith(".bpmn");
  }

  private static boolean isForm(Path folder, Path file) {
    return (file.getParent().equals(folder) || file.getParent().equals(folder.resolve(FORMS)))
        && file.toString().endsWith(".form");
  }

  private static byte[] content(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new UnusableModel("%s: is larger than 2 MB".formatted(file.getFileName()));
    }
    return Files.readAllBytes(file);
  }
}
