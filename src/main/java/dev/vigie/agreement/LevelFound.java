package dev.vigie.agreement;

import java.util.List;

/**
 * What severity follows from the facts of a request.
 *
 * @param severities one, or several of which an agent chooses (aidi/6.0.single); the first one
 *     counts until then
 */
public record LevelFound(List<String> severities, String clause) {

  public String first() {
    return severities.getFirst();
  }
}
