package dev.vigie.board;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The diagrams, as process designers drew them. */
@Controller
class ModelController {

  @GetMapping("/models/{name:[a-z-]+}.bpmn")
  ResponseEntity<Resource> model(@PathVariable String name) {
    var model = new ClassPathResource("bpmn/%s.bpmn".formatted(name));
    return model.exists()
        ? ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(model)
        : ResponseEntity.notFound().build();
  }
}
