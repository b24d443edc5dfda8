package dev.vigie.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The files that a process designer edits and the engine executes. */
final class ModelFiles {

  static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
  static final Path ROOT = Path.of("bpmn");

  private static final Set<String> EXECUTABLE = Set.of("bpmn", "dmn", "form");

  private ModelFiles() {}

  static List<Path> all() {
    return EXECUTABLE.stream().flatMap(kind -> of(kind).stream()).sorted().toList();
  }

  /** Those of the processes; the portal's forms are no part of them. */
  static List<Path> of(String kind) {
    try (var files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith("." + kind))
          .filter(file -> !file.startsWith(ROOT.resolve("portal")))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String idOf(Path file) {
    var name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  static Stream<Element> elements(Path file, String namespace, String name) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      var document = factory.newDocumentBuilder().parse(file.toFile());
      return stream(document.getElementsByTagNameNS(namespace, name));
    } catch (Exception malformed) {
      throw new AssertionError(file + " cannot be read", malformed);
    }
  }

  /** Whatever a sequence flow enters or leaves, and event sub-processes, which none does. */
  static Stream<Element> flowNodes(Path file) {
    return elements(file, BPMN, "*")
        .filter(
            element ->
                children(element, BPMN, "incoming").findAny().isPresent()
                    || children(element, BPMN, "outgoing").findAny().isPresent()
                    || element.getLocalName().equals("subProcess"));
  }

  static Stream<Element> children(Element parent, String namespace, String name) {
    return stream(parent.getElementsByTagNameNS(namespace, name))
        .filter(child -> child.getParentNode() == parent);
  }

  static Stream<Element> stream(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
  }
}
