package dev.vigie.process;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * What a version of a model consists of, in the respects that tie a running instance to it.
 *
 * @param shapes by id, of flow nodes and sequence flows: kind, place and what it waits for
 * @param nodes the ids of the flow nodes
 * @param waits the ids of those on which an instance can stand
 */
record ModelElements(Map<String, String> shapes, Set<String> nodes, Set<String> waits) {

  /** Of one process, though a file may hold several. */
  static ModelElements of(String process, String xml) {
    var model =
        Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    var shapes = new TreeMap<String, String>();
    var nodes = new TreeSet<String>();
    var waits = new TreeSet<String>();
    model.getModelElementsByType(FlowElement.class).stream()
        .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow)
        .filter(element -> isIn(process, element))
        .forEach(
            element -> {
              shapes.put(element.getId(), shape(element));
              if (element instanceof FlowNode) {
                nodes.add(element.getId());
              }
              if (holdsAnInstance(element)) {
                waits.add(element.getId());
              }
            });
    return new ModelElements(shapes, nodes, waits);
  }

  /** What an instance can take along to {@code next}: the same ids, of the same shape. */
  Set<String> keptIn(ModelElements next) {
    return shapes.keySet().stream()
        .filter(id -> shapes.get(id).equals(next.shapes.get(id)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Flow nodes that {@code next} lacks, or has in another shape. */
  Set<String> lostIn(ModelElements next) {
    var lost = new TreeSet<>(nodes);
    lost.removeAll(keptIn(next));
    return lost;
  }

  private static boolean isIn(String process, ModelElementInstance element) {
    var parent = element.getParentElement();
    return parent instanceof Process found
        ? found.getId().equals(process)
        : parent != null && isIn(process, parent);
  }

  private static String shape(FlowElement element) {
    var place = element.getParentElement().getAttributeValue("id");
    var tie =
        switch (element) {
          case BoundaryEvent boundary -> boundary.getAttachedTo().getId() + awaited(boundary);
          case CatchEvent event -> awaited(event);
          case SequenceFlow flow -> flow.getSource().getId() + " to " + flow.getTarget().getId();
          case SubProcess sub -> sub.triggeredByEvent() ? "by event" : "embedded";
          default -> "";
        };
    return "%s in %s %s".formatted(element.getElementType().getTypeName(), place, tie);
  }

  private static String awaited(CatchEvent event) {
    return event.getEventDefinitions().stream()
        .map(definition -> definition.getElementType().getTypeName())
        .collect(Collectors.joining(" ", " ", ""));
  }

  /** An event behind an event-based gateway is waited for by the gateway. */
  private static boolean holdsAnInstance(FlowElement element) {
    return element instanceof Activity
        || element instanceof EventBasedGateway
        || element instanceof IntermediateCatchEvent event
            && event.getIncoming().stream()
                .noneMatch(flow -> flow.getSource() instanceof EventBasedGateway);
  }
}
