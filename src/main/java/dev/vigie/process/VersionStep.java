package dev.vigie.process;

import java.util.Set;
import java.util.TreeSet;

/**
 * From one version of a model to another.
 *
 * @param kept what an instance takes along, by ids
 * @param stayable what an instance on {@code from} is made of, but for the lost elements on which
 *     it could stand
 */
record VersionStep(
    DeployedModel from,
    DeployedModel to,
    Set<String> kept,
    Set<String> added,
    Set<String> lost,
    Set<String> stayable) {

  static VersionStep between(DeployedModel from, DeployedModel to) {
    var before = from.elements();
    var after = to.elements();
    var lost = before.lostIn(after);
    var stayable = new TreeSet<>(before.shapes().keySet());
    stayable.removeIf(id -> lost.contains(id) && before.waits().contains(id));
    return new VersionStep(from, to, before.keptIn(after), after.lostIn(before), lost, stayable);
  }

  /** Whether an instance might stand where the other version has nothing. */
  boolean mayStrand() {
    return stayable.size() < from.elements().shapes().size();
  }
}
