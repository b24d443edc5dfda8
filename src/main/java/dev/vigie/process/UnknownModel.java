package dev.vigie.process;

import java.util.List;

/** Vigie has deployed no model of that name. */
public class UnknownModel extends RuntimeException {

  UnknownModel(String model, List<String> known) {
    super(
        known.isEmpty()
            ? "Vigie has deployed no models; POST /api/models/deployment deploys them."
            : "There is no model '%s'; there are %s.".formatted(model, String.join(", ", known)));
  }
}
