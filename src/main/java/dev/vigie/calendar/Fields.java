package dev.vigie.calendar;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a YAML file, read field by field as it was written: every complaint names the
 * file, the line and the field.
 */
final class Fields {

  private final String file;
  private final Node mapping;
  private final Map<String, Node> values = new LinkedHashMap<>();

  private Fields(String file, Node node) {
    this.file = file;
    this.mapping = node;
    if (!(node instanceof MappingNode fields)) {
      throw invalid(node, "a list of fields is expected here, like \"date: 12-25\"");
    }
    for (var field : fields.getValue()) {
      var name = scalar(field.getKeyNode(), "a field's name");
      if (values.put(name, field.getValueNode()) != null) {
        throw invalid(field.getKeyNode(), name + ": is written twice; remove one");
      }
    }
  }

  static Fields of(String file, String yaml) {
    try {
      var node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
      if (node == null) {
        throw new InvalidCalendar(file + ": is empty; write a calendar or delete the file");
      }
      return new Fields(file, node);
    } catch (YAMLException broken) {
      throw new InvalidCalendar("%s: is no YAML: %s".formatted(file, broken.getMessage()));
    }
  }

  boolean has(String field) {
    return values.containsKey(field);
  }

  void knows(String... names) {
    var known = Set.of(names);
    values.forEach(
        (name, node) -> {
          if (!known.contains(name)) {
            throw invalid(
                node,
                "%s: is unknown; known are %s"
                    .formatted(name, known.stream().sorted().collect(Collectors.joining(", "))));
          }
        });
  }

  /** Reads a field that must be there. */
  <T> T read(String field, Function<String, T> meaning) {
    return find(field, meaning).orElseThrow(() -> invalid(mapping, field + ": is missing; add it"));
  }

  <T> Optional<T> find(String field, Function<String, T> meaning) {
    return Optional.ofNullable(values.get(field))
        .map(node -> understood(field, node, () -> meaning.apply(scalar(node, field))));
  }

  /** Reads a list of texts, or a single one. */
  List<String> texts(String field) {
    return items(field).stream().map(node -> scalar(node, field)).toList();
  }

  <T> T readAll(String field, Function<List<String>, T> meaning) {
    if (!has(field)) {
      throw invalid(mapping, field + ": is missing; add it");
    }
    return understood(field, values.get(field), () -> meaning.apply(texts(field)));
  }

  List<Fields> mappings(String field) {
    return items(field).stream().map(node -> new Fields(file, node)).toList();
  }

  /** Runs a check whose complaint already names its field. */
  <T> T check(Supplier<T> made) {
    return understood(null, mapping, made);
  }

  InvalidCalendar invalid(String problem) {
    return invalid(mapping, problem);
  }

  private List<Node> items(String field) {
    var node = values.get(field);
    if (node == null) {
      return List.of();
    }
    return node instanceof SequenceNode list ? new ArrayList<>(list.getValue()) : List.of(node);
  }

  private String scalar(Node node, String field) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw invalid(node, field + ": a text is expected here");
  }

  private <T> T understood(String field, Node node, Supplier<T> made) {
    try {
      return made.get();
    } catch (InvalidCalendar alreadyPlaced) {
      throw alreadyPlaced;
    } catch (IllegalArgumentException problem) {
      var message = problem.getMessage();
      throw invalid(node, field == null ? message : field + ": " + message);
    }
  }

  private InvalidCalendar invalid(Node node, String problem) {
    return new InvalidCalendar(
        "%s, line %d: %s".formatted(file, node.getStartMark().getLine() + 1, problem));
  }
}
